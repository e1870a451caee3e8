import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { ErrorCode } from '../../../../../shared/error-codes';
import {
  actorKey,
  calendarDate,
  getService,
  reading,
  Refusal,
  tables,
  transaction,
  type Actor,
  type CalendarDate,
  type JobRun,
} from '../../../platform';

import { caseByPublicId, lockCase, stepsOf, type CaseRecord } from '../case';
import type { Course } from './course';

/** Public ids of the cases that ended by the clock, and of those that could not yet. */
export interface Expired {
  readonly expired: readonly string[];
  /** Such as a deadline in a year whose holidays are not known; tried again with the next slot. */
  readonly refused: readonly { readonly id: string; readonly code: ErrorCode }[];
}

/** What may be in hand of a case at a seat, or with no seat of what was mended. */
export interface InHandAsked {
  readonly one: CaseRecord;
  readonly seat: string | null;
  /** It bears this day, or an earlier one. */
  readonly lastDay: CalendarDate;
}

/** Did something come in time on paper, and wait for its second person? */
export type InHand = (knex: Knex, asked: InHandAsked) => Promise<boolean>;

/** So long after a last day what is in hand holds the clock: the office's delay is not the applicant's. */
const workingDaysInHand = 5;

const timekeeper = { kind: 'system', id: 'cases.expire-due' } as const satisfies Actor;

/** Returned cases and cases with an open step whose last day lies before this one. */
const overdueCases = async (knex: Knex, today: CalendarDate): Promise<string[]> => {
  const returned = knex(tables.cases)
    .where({ state: 'returned' })
    .where('correct_by', '<', today)
    .select('public_id');
  const open = knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'one.state': 'open' })
    .whereNotNull('step.role')
    .where('step.due_on', '<', today)
    .distinct('one.public_id');
  const rows = [...(await returned), ...(await open)] as { public_id: string }[];
  return rows.map(({ public_id }) => public_id);
};

/** Ends cases whose time is over (逾期终止), and only where their workflow says so. */
export const createExpiry = (strapi: Core.Strapi, course: Course, sources: readonly InHand[]) => {
  const isInHand = async (knex: Knex, asked: InHandAsked): Promise<boolean> => {
    for (const source of sources) if (await source(knex, asked)) return true;
    return false;
  };

  const isHeld = async (knex: Knex, asked: InHandAsked): Promise<boolean> => {
    if (!(await isInHand(knex, asked))) return false;
    const calendar = getService(strapi, 'calendar');
    const { until } = await calendar.addWorkingDays(asked.lastDay, workingDaysInHand, {}, knex);
    return getService(strapi, 'clock').today() < until;
  };

  /** The day that passed without what it asked for; `null` while none has, or none counts. */
  const missedDay = async (knex: Knex, one: CaseRecord): Promise<CalendarDate | null> => {
    const today = getService(strapi, 'clock').today();
    if (one.state === 'returned') {
      const { correctBy } = one;
      if (correctBy === null || correctBy >= today) return null;
      return (await isHeld(knex, { one, seat: null, lastDay: correctBy })) ? null : correctBy;
    }
    const stage = course.stageOf(await course.workflowOf(knex, one), one.stage);
    if (one.state !== 'open' || !stage.expiresWhenOverdue) return null;
    for (const { outcome, role, dueOn, seat } of await stepsOf(knex, one.id)) {
      if (outcome !== null || role === null || dueOn === null || dueOn >= today) continue;
      const lastDay = calendarDate(dueOn);
      if (!(await isHeld(knex, { one, seat, lastDay }))) return lastDay;
    }
    return null;
  };

  const isOver = (publicId: string): Promise<boolean> =>
    reading(
      strapi,
      async (knex) => (await missedDay(knex, await caseByPublicId(knex, publicId))) !== null,
    );

  const expire = (publicId: string): Promise<boolean> => {
    const today = getService(strapi, 'clock').today();
    const operation = `${actorKey(timekeeper)}/${publicId}/${today}`;
    return transaction(strapi, { key: operation, input: { publicId } }, async (tx) => {
      const one = await lockCase(tx, publicId);
      const missed = await missedDay(tx, one);
      if (missed === null) return false;
      await getService(strapi, 'calendar').requireLoaded(missed, tx);
      const state = course.go(one, 'expire', 'clock');
      await getService(strapi, 'audit').record(tx, {
        actor: timekeeper,
        action: 'case.expire',
        target: one.target,
        details: { case: publicId, lastDay: missed },
      });
      await course.end(tx, one, state, { operation, actor: actorKey(timekeeper) });
      return true;
    });
  };

  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<Expired> => {
    const today = getService(strapi, 'clock').today();
    const expired: string[] = [];
    const refused: { id: string; code: ErrorCode }[] = [];
    const faults: unknown[] = [];
    for (const id of await reading(strapi, (knex) => overdueCases(knex, today))) {
      await proceed();
      try {
        // Most workflows never expire: no transaction for what is only overdue.
        if (!(await isOver(id))) continue;
        if (await expire(id)) expired.push(id);
      } catch (error) {
        if (error instanceof Refusal) refused.push({ id, code: error.code });
        else faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some cases could not be ended');
    return { expired, refused };
  };
};
