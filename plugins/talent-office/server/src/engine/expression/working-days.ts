import type { Core } from '@strapi/strapi';

import { getService, plusDays, reading, type CalendarDate } from '../../platform';
import {
  calendarOf,
  isProvisionalDate,
  isWorkingDate,
  type CalendarExcerpt,
  type WorkingCalendar,
} from '../calendar';

import { toTimestamp } from './dates';
import { absentFact, dateOf, type FactContext, type FactFunction } from './functions';
import type { Json, JsonObject } from './values';

/** What is kept with the evaluation: a notice that comes later changes no decision. */
interface KnownDays {
  readonly today: CalendarDate;
  readonly calendar: CalendarExcerpt;
}

// Terms in working days are short: of what lies further away nobody counts them.
const yearsBack = 2;
const yearsAhead = 1;

const kept = new WeakMap<JsonObject, WorkingCalendar>();

const known = (facts: Json) => {
  const { today, calendar } = facts as unknown as KnownDays;
  const read = kept.get(facts as JsonObject) ?? calendarOf(calendar);
  kept.set(facts as JsonObject, read);
  return { today, calendar: read };
};

/** @throws absentFact() in a year whose notice was not known: a guess would be a day too early */
const isWorked = (calendar: WorkingCalendar, date: CalendarDate, name: string): boolean => {
  if (isProvisionalDate(calendar, date)) throw absentFact(`${name}()`);
  return isWorkingDate(calendar, date);
};

const add = (calendar: WorkingCalendar, from: CalendarDate, count: number): CalendarDate => {
  const step = count < 0 ? -1 : 1;
  let date = from;
  for (let left = Math.abs(count); left > 0;) {
    date = plusDays(date, step);
    if (isWorked(calendar, date, 'addWorkingDays')) left -= 1;
  }
  return date;
};

/** In `(from, to]`. */
const between = (calendar: WorkingCalendar, from: CalendarDate, to: CalendarDate): number => {
  let count = 0;
  for (let date = plusDays(from, 1); date <= to; date = plusDays(date, 1)) {
    if (isWorked(calendar, date, 'workingDaysUntil')) count += 1;
  }
  return count;
};

/** Functions that count working days by the notices of the State Council. */
export const workingDayFunctions = (strapi: Core.Strapi): FactFunction[] => {
  const load = async ({ today }: FactContext): Promise<Json> => {
    const year = Number(today.slice(0, 4));
    const calendar = await reading(strapi, (knex) =>
      getService(strapi, 'calendar').excerpt(year - yearsBack, year + yearsAhead, knex),
    );
    return { today, calendar };
  };
  return [
    {
      signature: 'addWorkingDays(google.protobuf.Timestamp, int): google.protobuf.Timestamp',
      load,
      call: (facts, date, count) =>
        toTimestamp(add(known(facts).calendar, dateOf(date), Number(count))),
    },
    {
      signature: 'workingDaysUntil(google.protobuf.Timestamp): int',
      load,
      call: (facts, date) => {
        const { today, calendar } = known(facts);
        const day = dateOf(date);
        return BigInt(day < today ? -between(calendar, day, today) : between(calendar, today, day));
      },
    },
  ];
};
