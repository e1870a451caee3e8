import type { Knex } from 'knex';

import { tables } from '../../platform';

/** A list on which a case went out, with what came back of it last. */
export interface Listing {
  readonly title: string;
  readonly number: number;
  readonly digest: string;
  readonly sentAt: string;
  readonly choice: string | null;
  readonly comment: string | null;
}

/** Every list on which a case stood, the earliest first. */
export const listingsOf = async (knex: Knex, caseId: string): Promise<Listing[]> => {
  const listed = (await knex(`${tables.reviewListRows} as listed`)
    .join(`${tables.reviewLists} as list`, 'list.id', 'listed.list_id')
    .where('listed.case_public_id', caseId)
    .orderBy('list.id')
    .select('list.id', 'list.title', 'list.digest', 'listed.number')
    .select({ sentAt: 'list.sent_at' })) as (Omit<Listing, 'choice' | 'comment'> & {
    id: number;
  })[];
  const told: Listing[] = [];
  for (const { id, ...listing } of listed) {
    const opinion = (await knex(`${tables.reviewListReturns} as made`)
      .join(`${tables.reviewListOpinions} as opinion`, 'opinion.return_id', 'made.id')
      .where({ 'made.list_id': id, 'opinion.number': listing.number })
      .whereNot('made.state', 'rejected')
      .orderBy('made.id', 'desc')
      .first('opinion.choice', 'opinion.comment')) as
      Pick<Listing, 'choice' | 'comment'> | undefined;
    told.push({ ...listing, choice: opinion?.choice ?? null, comment: opinion?.comment ?? null });
  }
  return told;
};
