import type { Core } from '@strapi/strapi';

import { getService, plusDays, refuse } from '../../platform';
import { withoutLength, type StageKind } from '../approval';
import type { Calendar } from '../calendar';

import { recordNotice } from './history';
import { insertNotice, leaveRunning, runningNoticeOf } from './records';

/** The one seat of a notice stage: nobody's, for silence fills it. */
export const noticeSeat = 'notice';

/**
 * The stage that the public decides by its silence (公示): it passes when the working days of the
 * workflow are over and no objection under a real name is undecided.
 *
 * Opening it refuses WORKFLOW_INVALID where nothing is declared public, and CALENDAR_NOT_LOADED where
 * the last day lies in a year whose holidays are not known: a notice never ends on a guess.
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
    const calendar: Calendar = getService(strapi, 'calendar');
    const { from, until } = await calendar.addWorkingDays(
      clock.today(),
      stage.notice.workingDays,
      { firstDayCounts: stage.notice.postingDayCounts },
      tx,
    );
    const lastDay = plusDays(until, -1);
    await calendar.requireLoaded(lastDay, tx);
    const notice = await insertNotice(tx, {
      one,
      title: stage.title,
      item,
      contact: await getService(strapi, 'notices').contact(),
      startsOn: from,
      until,
      at: clock.now(),
    });
    await recordNotice(strapi, tx, notice, 'open');
    return [{ seat: noticeSeat, role: null, unit: null, required: 1, dueOn: lastDay }];
  },
  abandon: async (tx, one) => {
    const notice = await runningNoticeOf(tx, one.publicId);
    if (notice && (await leaveRunning(tx, notice, 'withdrawn'))) {
      await recordNotice(strapi, tx, notice, 'withdraw');
    }
  },
});
