import type { Core } from '@strapi/strapi';

import {
  calendarDate,
  getService,
  plusDays,
  tables,
  type Actor,
  type CalendarDate,
  type Tx,
} from '../../../platform';

import {
  changeCase,
  lockCase,
  recordPause,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
} from '../case';
import { officerFor, type Officer } from '../people';
import type { Course } from './course';

export interface PauseInput {
  /** Public id of the case. */
  readonly caseId: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** The office stops the time of a case (暂停办理), with a reason, and lets it run again. */
export const createPause = (strapi: Core.Strapi, course: Course, target: () => CaseTarget) => {
  const today = (): CalendarDate => getService(strapi, 'clock').today();

  /** What was left of a deadline when the time stopped is left of it now. */
  const moveDeadlines = async (tx: Tx, one: CaseRecord, pausedOn: CalendarDate): Promise<void> => {
    const calendar = getService(strapi, 'calendar');
    for (const { id, role, dueOn, outcome } of await stepsOf(tx, one.id)) {
      // A step without a role is passed by its kind, which keeps its period itself: a notice told the
      // public its last day.
      if (role === null || outcome !== null || dueOn === null || dueOn < pausedOn) continue;
      const lastDay = calendarDate(dueOn);
      const left = await calendar.workingDaysBetween(
        plusDays(pausedOn, 1),
        plusDays(lastDay, 1),
        tx,
      );
      const { until } = await calendar.addWorkingDays(today(), left, {}, tx);
      await tx(tables.steps)
        .where({ id })
        .update({ due_on: plusDays(until, -1) });
    }
  };

  const record = (tx: Tx, one: CaseRecord, officer: Officer, how: string, input: PauseInput) =>
    getService(strapi, 'audit').record(tx, {
      actor: input.actor,
      ...officer,
      action: `case.${how}`,
      target: one.target,
      reason: input.reason,
      details: { case: one.publicId },
      requestId: input.requestId,
    });

  return {
    pause: async (tx: Tx, input: PauseInput): Promise<CaseRecord> => {
      const one = await lockCase(tx, input.caseId);
      const officer = await officerFor(strapi, tx, target(), {
        one,
        actor: input.actor,
        action: 'pause',
      });
      const state = course.go(one, 'pause', 'office');
      await record(tx, one, officer, 'pause', input);
      await recordPause(tx, one.id, 'pause', getService(strapi, 'clock').now());
      return changeCase(tx, one, { state, pausedOn: today() });
    },
    resume: async (tx: Tx, input: PauseInput): Promise<CaseRecord> => {
      const one = await lockCase(tx, input.caseId);
      const officer = await officerFor(strapi, tx, target(), {
        one,
        actor: input.actor,
        action: 'resume',
      });
      const state = course.go(one, 'resume', 'office');
      if (one.pausedOn !== null) await moveDeadlines(tx, one, one.pausedOn);
      await record(tx, one, officer, 'resume', input);
      await recordPause(tx, one.id, 'resume', getService(strapi, 'clock').now());
      return changeCase(tx, one, { state, pausedOn: null });
    },
  };
};
