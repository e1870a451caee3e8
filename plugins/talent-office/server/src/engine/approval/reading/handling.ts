import type { Core } from '@strapi/strapi';

import type { HandlingBody } from '../../../../../shared/contracts/cases';
import { getService, plusDays, reading, shanghaiDate } from '../../../platform';

import { pausesOf, runningSpans } from '../case';
import type { CaseView } from './view';

/** Of a kind of its own: the public has its time, whatever the workflow says. */
const noticeKind = 'notice';

/**
 * How much of its handling time (办理时限) a case has used, worked out anew from what was recorded; `null`
 * before it was taken on. The day of acceptance does not count, today does.
 */
export const handlingOf = async (
  strapi: Core.Strapi,
  { one, workflow, steps }: CaseView,
): Promise<HandlingBody | null> => {
  const { acceptedAt } = one;
  if (acceptedAt === null) return null;
  const calendar = getService(strapi, 'calendar');
  const clock = getService(strapi, 'clock');
  const stops = (stage: number): boolean => {
    const { kind, stopsTheClock } = workflow.stages[stage] ?? {};
    return kind === noticeKind || stopsTheClock === true;
  };
  return reading(strapi, async (knex) => {
    const spans = runningSpans({
      acceptedAt,
      steps,
      pauses: await pausesOf(knex, one.id),
      stops,
      until: one.closedAt ?? clock.now().toISOString(),
    });
    let usedWorkingDays = 0;
    for (const { from, to } of spans) {
      const first = plusDays(shanghaiDate(new Date(from)), 1);
      const after = plusDays(shanghaiDate(new Date(to)), 1);
      usedWorkingDays += await calendar.workingDaysBetween(first, after, knex);
    }
    const limit = workflow.handlingWorkingDays ?? null;
    const running = one.state === 'open' && !stops(one.stage);
    const left = limit === null ? null : limit - usedWorkingDays;
    // On a free day after the last working day that day is over already, and the limit is not yet.
    const lastDay =
      running && left !== null && left > 0
        ? plusDays((await calendar.addWorkingDays(clock.today(), left, {}, knex)).until, -1)
        : null;
    return {
      usedWorkingDays,
      limitWorkingDays: limit,
      running,
      lastDay,
      overdue: left !== null && left < 0,
    };
  });
};
