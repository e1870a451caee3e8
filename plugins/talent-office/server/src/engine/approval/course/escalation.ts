import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  actorKey,
  calendarDate,
  getService,
  plusDays,
  reading,
  tables,
  transaction,
  type Actor,
  type CalendarDate,
  type JobRun,
  type RowId,
} from '../../../platform';

import { caseByPublicId, lockCase, stepsOf, type CaseRecord } from '../case';
import type { Stage } from '../workflow';
import type { Course } from './course';

const timekeeper = { kind: 'system', id: 'cases.escalate-due' } as const satisfies Actor;

interface OverdueRow {
  id: RowId<'step'>;
  public_id: string;
}

/** Open steps of running cases that are past their day and were not escalated. */
const overdueSteps = async (knex: Knex, today: CalendarDate): Promise<OverdueRow[]> =>
  (await knex(`${tables.steps} as step`)
    .join(`${tables.cases} as one`, 'one.id', 'step.case_id')
    .where({ 'step.outcome': null, 'one.state': 'open', 'step.escalated_at': null })
    .whereNotNull('step.role')
    .where('step.due_on', '<', today)
    .orderBy('step.id')
    .select('step.id', 'one.public_id')) as OverdueRow[];

/**
 * Working days that have passed since a deadline; none while one of its days lies in a year whose
 * holidays are not known, for that is held against nobody.
 */
export const workingDaysLate = async (
  strapi: Core.Strapi,
  dueOn: CalendarDate,
  knex?: Knex,
): Promise<number> => {
  const calendar = getService(strapi, 'calendar');
  const today = getService(strapi, 'clock').today();
  if (dueOn >= today) return 0;
  for (const day of [dueOn, today]) if (await calendar.isProvisional(day, knex)) return 0;
  return calendar.workingDaysBetween(plusDays(dueOn, 1), plusDays(today, 1), knex);
};

/** Shows overdue steps to the position that their workflow names (督办). It decides nothing. */
export const createEscalation = (strapi: Core.Strapi, course: Course) => {
  /** The stage that says so, and the day that was missed; `null` while it is not time. */
  const missedBy = async (
    knex: Knex,
    one: CaseRecord,
    stepId: RowId<'step'>,
  ): Promise<{ stage: Stage; seat: string; dueOn: CalendarDate } | null> => {
    const step = (await stepsOf(knex, one.id)).find(({ id }) => id === stepId);
    if (one.state !== 'open' || !step || step.outcome !== null || step.dueOn === null) return null;
    const stage = course.stageOf(await course.workflowOf(knex, one), step.stage);
    if (stage.escalateAfterDays === undefined) return null;
    const dueOn = calendarDate(step.dueOn);
    const late = await workingDaysLate(strapi, dueOn, knex);
    return late >= stage.escalateAfterDays ? { stage, seat: step.seat, dueOn } : null;
  };

  const escalate = ({ id, public_id: caseId }: OverdueRow): Promise<boolean> => {
    const key = `${actorKey(timekeeper)}/${id}/${getService(strapi, 'clock').today()}`;
    return transaction(strapi, { key, input: { caseId } }, async (tx) => {
      const one = await lockCase(tx, caseId);
      const missed = await missedBy(tx, one, id);
      if (!missed) return false;
      const { escalateRole: role = '', escalateUnitCode: unit = null } = missed.stage;
      const escalated = await tx(tables.steps)
        .where({ id, outcome: null, escalated_at: null })
        .update({
          escalated_at: getService(strapi, 'clock').now().toISOString(),
          escalated_role: role,
          escalated_unit: unit,
        });
      if (escalated === 0) return false;
      await getService(strapi, 'audit').record(tx, {
        actor: timekeeper,
        action: 'case.escalate',
        target: one.target,
        details: { case: caseId, seat: missed.seat, lastDay: missed.dueOn, role, unit },
      });
      return true;
    });
  };

  /** @returns how many steps were escalated. @throws AggregateError after every one was tried */
  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<number> => {
    const today = getService(strapi, 'clock').today();
    const faults: unknown[] = [];
    let count = 0;
    for (const row of await reading(strapi, (knex) => overdueSteps(knex, today))) {
      await proceed();
      try {
        // Most stages escalate nothing: no transaction for what is only overdue.
        const isTime = await reading(
          strapi,
          async (knex) =>
            (await missedBy(knex, await caseByPublicId(knex, row.public_id), row.id)) !== null,
        );
        if (isTime && (await escalate(row))) count += 1;
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'some steps could not be escalated');
    return count;
  };
};
