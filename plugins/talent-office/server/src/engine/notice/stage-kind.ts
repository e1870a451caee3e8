import type { Core } from '@strapi/strapi';

import { getService, plusDays, refuse } from '../../platform';
import { withoutLength, type StageKind } from '../approval';

import { recordNotice } from './history';
import { periodFrom } from './period';
import { changeState, insertNotice, openNoticeOf } from './records';

/** The one seat of a notice stage: nobody's, for silence fills it. */
export const noticeSeat = 'notice';

/**
 * The stage that the public decides by its silence (公示): it passes when the period of the workflow is
 * over and no objection under a real name is undecided. Where the workflow has notices posted in batches,
 * its period begins when the office posts it.
 *
 * Opening it refuses WORKFLOW_INVALID where nothing is declared public, and CALENDAR_NOT_LOADED where
 * its first or last day lies in a year whose holidays are not known: a notice never ends on a guess.
 */
export const createNoticeKind = (strapi: Core.Strapi): StageKind => ({
  kind: 'notice',
  open: async (tx, { one, stage, target }) => {
    if (!stage.notice) throw refuse('WORKFLOW_INVALID', { problem: withoutLength(stage.title) });
    const item = await target.publicFacts(tx, one.target);
    if (Object.keys(item).length === 0) {
      const { type } = one.target;
      const zh = `内容类型「${type}」没有声明公示内容(public.notice)。`;
      const en = `the content type "${type}" declares nothing for a notice (public.notice).`;
      throw refuse('WORKFLOW_INVALID', { problem: { zh, en } });
    }
    const clock = getService(strapi, 'clock');
    const period = stage.notice.inBatches
      ? null
      : await periodFrom(strapi, tx, clock.today(), stage.notice);
    const notice = await insertNotice(tx, {
      one,
      title: stage.title,
      item,
      contact: await getService(strapi, 'notices').contact(),
      period,
      objectionUnit: stage.notice.objectionUnit ?? null,
      at: clock.now(),
    });
    await recordNotice(strapi, tx, notice, period ? 'open' : 'wait');
    const dueOn = period && plusDays(period.until, -1);
    return [{ seat: noticeSeat, role: null, unit: null, required: 1, dueOn }];
  },
  abandon: async (tx, one) => {
    const notice = await openNoticeOf(tx, one.publicId, ['waiting', 'running']);
    if (notice && (await changeState(tx, notice, notice.state, 'withdrawn'))) {
      await recordNotice(strapi, tx, notice, 'withdraw');
    }
  },
});
