import type { Core } from '@strapi/strapi';

import { getService, transaction } from '../../platform';
import { demoYear } from './demo';
import { libraryYear, libraryYears } from './library';
import { allowsDemoYears } from './service';
import { hashOf, loadedYears } from './store';
import { calendarSources, mayReplace, type CalendarDay, type CalendarSource } from './year';

interface Candidate {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly source: CalendarSource;
}

const libraryCandidates = (): Candidate[] =>
  libraryYears().map((year) => ({ year, days: libraryYear(year), source: 'library' }));

/** From the first year that the library does not know to two years after the clock's. */
const demoCandidates = (firstUnknown: number, thisYear: number): Candidate[] =>
  Array.from({ length: Math.max(0, thisYear + 3 - firstUnknown) }, (_, index) => ({
    year: firstUnknown + index,
    days: demoYear(firstUnknown + index),
    source: 'demo',
  }));

/**
 * Loads what the installed release of `chinese-days` knows and what a demo needs. What stands already
 * is left alone, unless the library now says something else about a year of its own. Runs at every
 * boot, under the boot lock.
 */
export const loadKnownYears = async (strapi: Core.Strapi): Promise<void> => {
  const candidates = libraryCandidates();
  if (allowsDemoYears(process.env)) {
    const thisYear = Number(getService(strapi, 'clock').today().slice(0, 4));
    const lastKnown = Math.max(...candidates.map(({ year }) => year));
    candidates.push(...demoCandidates(lastKnown + 1, thisYear));
  }
  const standing = new Map(
    (await loadedYears(strapi.db.connection, calendarSources)).map((loaded) => [
      loaded.year,
      loaded,
    ]),
  );
  for (const { year, days, source } of candidates) {
    const loaded = standing.get(year);
    const same = loaded?.source === source && loaded.days_hash === hashOf(days);
    if (same || (loaded && !mayReplace(loaded.source, source))) continue;
    // Names what is replaced too: a release that goes back to earlier days is another operation.
    const key = `calendar:${source}:${year}:${loaded?.loaded_at ?? 'first'}`;
    await transaction(strapi, { key, input: hashOf(days) }, (tx) =>
      getService(strapi, 'calendar').load(tx, year, days, source),
    );
  }
};
