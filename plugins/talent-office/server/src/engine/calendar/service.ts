import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { z } from 'zod';

import {
  calendarDate,
  getService,
  parseInput,
  plusDays,
  refuse,
  transaction,
  type Actor,
  type CalendarDate,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import { excerptOf, type CalendarExcerpt } from './excerpt';
import { loadedYears, readCalendar, replaceYear } from './store';
import { yearFile } from './validation';
import {
  countWorkingDays,
  isProvisionalDate,
  isWorkingDate,
  periodOfWorkingDays,
  yearOf,
  type CountingOptions,
  type Period,
  type WorkingCalendar,
} from './working-days';
import { calendarSources, checkYear, type CalendarDay, type CalendarSource } from './year';

/**
 * Working days by the notices of the State Council. Inside a transaction its handle is given as `knex`
 * (SQLite has one connection: another one would wait for itself); without it the pool is used.
 */
export interface Calendar {
  isWorkingDay(date: CalendarDate, knex?: Knex): Promise<boolean>;
  /**
   * The half-open period of `count` working days after `from`: posted on day D, a notice of five ends
   * at 00:00 of the day after the fifth.
   */
  addWorkingDays(
    from: CalendarDate,
    count: number,
    options?: CountingOptions,
    knex?: Knex,
  ): Promise<Period>;
  /** Working days in `[from, until)`. */
  workingDaysBetween(from: CalendarDate, until: CalendarDate, knex?: Knex): Promise<number>;
  /** What is known of these years, both included, to be kept with what is counted by it. */
  excerpt(first: number, last: number, knex?: Knex): Promise<CalendarExcerpt>;
  /** Is the date in a year that is not loaded? Then only its weekends are known. */
  isProvisional(date: CalendarDate, knex?: Knex): Promise<boolean>;
  /**
   * The day that a provisional day becomes once its year is loaded: as many working days into the
   * year, and never earlier.
   */
  settledDay(date: CalendarDate, knex?: Knex): Promise<CalendarDate>;
  /** In `register()`: what follows, in the same transaction, when the holidays of a year become known. */
  onYearKnown(listener: YearListener): void;
  /** @throws Refusal CALENDAR_NOT_LOADED with the year: nothing takes effect on a provisional date. */
  requireLoaded(date: CalendarDate, knex?: Knex): Promise<void>;
  /**
   * Loads or replaces a whole year, with a row of audit.
   * @returns false when what stands has precedence: an import over the library, both over a demo.
   * @throws Refusal CALENDAR_… when the days cannot be a year's notice.
   */
  load(
    tx: Tx,
    year: number,
    days: readonly CalendarDay[],
    source: CalendarSource,
    by?: { readonly actor: Actor; readonly requestId?: string | null },
  ): Promise<boolean>;
  /** The years that count here, and where each comes from. */
  years(): Promise<{ year: number; source: CalendarSource; loadedAt: string }[]>;
  /**
   * Loads what an office wrote in a file, `{ year, days }`, in a transaction of its own.
   * @throws Refusal INVALID_INPUT, CALENDAR_…
   */
  importYear(content: unknown): Promise<{ year: number; days: number }>;
}

/** Called with the transaction that loads a year whose holidays were not known. */
export type YearListener = (tx: Tx, year: number) => Promise<void>;

declare module '../../platform/services' {
  interface Services {
    calendar: Calendar;
  }
}

/** Are made-up years allowed here? A demo's database that goes on as production loses them by this. */
export const allowsDemoYears = (environment: NodeJS.ProcessEnv): boolean =>
  environment.JINLAN_DEMO === '1' || environment.NODE_ENV === 'test';

/** The sources whose years count on this site. */
export const countingSources = (environment: NodeJS.ProcessEnv): readonly CalendarSource[] =>
  calendarSources.filter((source) => source !== 'demo' || allowsDemoYears(environment));

/** Who loads what no person sent: the boot, and the command. */
const keeper = { kind: 'system', id: 'calendar' } as const satisfies Actor;

/** What is known of a year before its notice. */
const weekendsOnly: WorkingCalendar = { days: new Map(), years: new Set() };

/** No year has fewer working days: enough years are read for any count. */
const fewestWorkingDaysOfAYear = 200;

export const createCalendar: ServiceFactory<'calendar'> = ({ strapi }: { strapi: Core.Strapi }) => {
  const sources = countingSources(process.env);
  const listeners: YearListener[] = [];
  const read = (knex: Knex | undefined, first: number, last: number): Promise<WorkingCalendar> =>
    readCalendar(knex ?? strapi.db.getConnection(), sources, [first, last]);
  const readYearOf = (date: CalendarDate, knex?: Knex): Promise<WorkingCalendar> =>
    read(knex, yearOf(date), yearOf(date));

  return {
    isWorkingDay: async (date, knex) => isWorkingDate(await readYearOf(date, knex), date),
    addWorkingDays: async (from, count, options, knex) => {
      const first = yearOf(from);
      const last = first + Math.ceil(count / fewestWorkingDaysOfAYear) + 1;
      return periodOfWorkingDays(await read(knex, first, last), from, count, options);
    },
    workingDaysBetween: async (from, until, knex) =>
      countWorkingDays(await read(knex, yearOf(from), yearOf(until)), from, until),
    excerpt: async (first, last, knex) => excerptOf(await read(knex, first, last), first, last),
    isProvisional: async (date, knex) => isProvisionalDate(await readYearOf(date, knex), date),
    settledDay: async (date, knex) => {
      const first = calendarDate(`${yearOf(date)}-01-01`);
      const counted = countWorkingDays(weekendsOnly, first, plusDays(date, 1));
      const calendar = await read(knex, yearOf(date), yearOf(date) + 1);
      const { until } = periodOfWorkingDays(calendar, plusDays(first, -1), counted, {
        notBefore: plusDays(date, 1),
      });
      return plusDays(until, -1);
    },
    onYearKnown: (listener) => {
      listeners.push(listener);
    },
    requireLoaded: async (date, knex) => {
      if (isProvisionalDate(await readYearOf(date, knex), date)) {
        throw refuse('CALENDAR_NOT_LOADED', { date, year: yearOf(date) });
      }
    },
    load: async (tx, year, days, source, { actor, requestId = null } = { actor: keeper }) => {
      checkYear(year, days);
      const now = getService(strapi, 'clock').now();
      const { replaced, before } = await replaceYear(tx, year, days, { source, now });
      if (replaced) {
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'calendar.load',
          target: { type: 'calendar', documentId: String(year) },
          after: days,
          details: { source },
          requestId,
        });
      }
      const known = before !== null && sources.includes(before);
      if (replaced && !known && sources.includes(source)) {
        for (const listener of listeners) await listener(tx, year);
      }
      return replaced;
    },
    years: async () =>
      (await loadedYears(strapi.db.connection, sources)).map(({ year, source, loaded_at }) => ({
        year,
        source,
        loadedAt: loaded_at,
      })),
    importYear: (content) => {
      const { body } = parseInput({ body: yearFile }, { params: {}, query: {}, body: content });
      const { year, days } = body as z.output<typeof yearFile>;
      const operation = { key: `calendar:import:${randomUUID()}`, input: content };
      return transaction(strapi, operation, async (tx) => {
        await getService(strapi, 'calendar').load(tx, year, days, 'import');
        return { year, days: days.length };
      });
    },
  };
};
