import type { Core } from '@strapi/strapi';

import { getService, reading, type CalendarDate } from '../../platform';
import type { Target } from '../approval';

import { standingProofs } from './posting-proofs';
import { takeDownFrom } from './postings';
import { noticesOfPostings } from './records';

/** What is over and still stands on other sites. */
export interface DueCopies {
  readonly posting: string;
  /** Since this day. */
  readonly from: CalendarDate;
  /** Where it stands, as the proofs say. */
  readonly places: readonly string[];
  /** The first entry that it was about. */
  readonly target: Target;
}

/** Postings whose outside copies are to be taken down by a day. */
export const copiesDue = async (strapi: Core.Strapi, today: CalendarDate): Promise<DueCopies[]> => {
  const daysShown = await getService(strapi, 'notices').daysShown();
  const { proofs, notices } = await reading(strapi, async (knex) => {
    const standing = await standingProofs(knex);
    const ids = [...new Set(standing.map(({ posting }) => posting))];
    return { proofs: standing, notices: await noticesOfPostings(knex, ids) };
  });
  return [...new Set(notices.map(({ posting }) => posting))].flatMap((posting) => {
    const items = notices.filter((one) => one.posting === posting);
    const [first] = items;
    const from = takeDownFrom(items, daysShown);
    if (!first || from === null || from > today) return [];
    const places = proofs.filter((one) => one.posting === posting).map(({ place }) => place);
    return [{ posting, from, places, target: first.target }];
  });
};
