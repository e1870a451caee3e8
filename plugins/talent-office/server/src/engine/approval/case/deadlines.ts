import type { Core } from '@strapi/strapi';

import {
  calendarDate,
  getService,
  reading,
  tables,
  type CalendarDate,
  type Tx,
} from '../../../platform';

/** `[first, last]` of a year, as texts. */
const boundsOf = (year: number): [string, string] => [`${year}-01-01`, `${year}-12-31`];

interface DueStepRow {
  id: number;
  due_on: CalendarDate;
}

interface ReturnedCaseRow {
  id: number;
  correct_by: CalendarDate;
}

/** Deadlines in a year whose holidays have just become known are counted anew, and never moved earlier. */
export const settleDeadlines =
  (strapi: Core.Strapi) =>
  async (tx: Tx, year: number): Promise<void> => {
    const settled = (date: CalendarDate) =>
      getService(strapi, 'calendar').settledDay(calendarDate(date), tx);
    // A step without a role is a notice, which is not posted before its year is known.
    const steps = (await tx(tables.steps)
      .where({ outcome: null })
      .whereNotNull('role')
      .whereBetween('due_on', boundsOf(year))
      .orderBy('id')
      .select('id', 'due_on')) as DueStepRow[];
    for (const { id, due_on } of steps) {
      await tx(tables.steps)
        .where({ id, due_on, outcome: null })
        .update({ due_on: await settled(due_on) });
    }
    const cases = (await tx(tables.cases)
      .where({ state: 'returned' })
      .whereBetween('correct_by', boundsOf(year))
      .orderBy('id')
      .select('id', 'correct_by')) as ReturnedCaseRow[];
    for (const { id, correct_by } of cases) {
      await tx(tables.cases)
        .where({ id, correct_by, state: 'returned' })
        .update({ correct_by: await settled(correct_by) });
    }
  };

/** Of these days those in years whose holidays are not known: shown as such, and nothing ends on them. */
export const provisionalAmong = (
  strapi: Core.Strapi,
  dates: readonly (string | null)[],
): Promise<ReadonlySet<string>> =>
  reading(strapi, async (knex) => {
    const years = new Map<string, boolean>();
    const found = new Set<string>();
    for (const date of dates) {
      if (date === null) continue;
      const year = date.slice(0, 4);
      if (!years.has(year)) {
        const calendar = getService(strapi, 'calendar');
        years.set(year, await calendar.isProvisional(calendarDate(date), knex));
      }
      if (years.get(year)) found.add(date);
    }
    return found;
  });
