import type { Knex } from 'knex';

import {
  asciiKey,
  createTable,
  digest,
  tables,
  type CalendarDate,
  type Migration,
  type Tx,
} from '../../platform';
import type { DayKind, WorkingCalendar } from './working-days';
import { calendarSources, mayReplace, type CalendarDay, type CalendarSource } from './year';

export const calendarMigrations: Migration[] = [
  {
    name: '0002-calendar',
    up: async (knex) => {
      await createTable(knex, tables.calendarYears, (table) => {
        table.integer('year').primary();
        asciiKey(table, 'source', 16).notNullable();
        // Tells whether a new release of the library says something else about a year.
        asciiKey(table, 'days_hash', 64).notNullable();
        table.string('loaded_at', 24).notNullable();
      });
      await createTable(knex, tables.calendarDays, (table) => {
        asciiKey(table, 'date', 10).primary();
        table.integer('year').notNullable().index();
        asciiKey(table, 'kind', 16).notNullable();
        table.string('name', 60).notNullable();
      });
    },
  },
];

export interface LoadedYear {
  readonly year: number;
  readonly source: CalendarSource;
  readonly days_hash: string;
  readonly loaded_at: string;
}

/** The years that count here, in order. */
export const loadedYears = (
  knex: Knex,
  sources: readonly CalendarSource[],
): Promise<LoadedYear[]> =>
  knex<LoadedYear>(tables.calendarYears)
    .whereIn('source', [...sources])
    .orderBy('year')
    .select('year', 'source', 'days_hash', 'loaded_at');

/**
 * The calendar of some years, read afresh each time: an import on another instance holds at once, and
 * two indexed look-ups cost less than a stale date.
 */
export const readCalendar = async (
  knex: Knex,
  sources: readonly CalendarSource[],
  [first, last]: readonly [number, number],
): Promise<WorkingCalendar> => {
  const years = (await loadedYears(knex, sources)).map(({ year }) => year);
  const rows: { date: CalendarDate; kind: DayKind }[] = await knex(tables.calendarDays)
    .whereIn(
      'year',
      years.filter((year) => year >= first && year <= last),
    )
    .select('date', 'kind');
  return { years: new Set(years), days: new Map(rows.map(({ date, kind }) => [date, kind])) };
};

export const hashOf = (days: readonly CalendarDay[]): string =>
  digest(
    [...days]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ date, kind, name }) => [date, kind, name]),
  );

/**
 * Replaces a year as a whole. The year's row is written first, so that two that load the same year
 * follow one another.
 * @returns not replaced when the standing year is not to be replaced by this source (`mayReplace`);
 *   where the year that stood before came from.
 */
export const replaceYear = async (
  tx: Tx,
  year: number,
  days: readonly CalendarDay[],
  { source, now }: { source: CalendarSource; now: Date },
): Promise<{ readonly replaced: boolean; readonly before: CalendarSource | null }> => {
  const row = { source, days_hash: hashOf(days), loaded_at: now.toISOString() };
  // Locked before it is looked at: of two that load a year, the second sees what the first left.
  const standing = (await tx(tables.calendarYears).where({ year }).forUpdate().first('source')) as
    { source: CalendarSource } | undefined;
  const before = standing?.source ?? null;
  const replaceable = calendarSources.filter((s) => mayReplace(s, source));
  const updated = await tx(tables.calendarYears)
    .where({ year })
    .whereIn('source', replaceable)
    .update(row);
  if (updated === 0) {
    if (standing) return { replaced: false, before };
    await tx(tables.calendarYears).insert({ year, ...row });
  }
  await tx(tables.calendarDays).where({ year }).delete();
  await tx.batchInsert(
    tables.calendarDays,
    days.map(({ date, kind, name }) => ({ date, year, kind, name })),
    100,
  );
  return { replaced: true, before };
};
