import type { Knex } from 'knex';

import { isDuplicateKey, refuse, tables, type RowId, type Tx } from '../../../platform';

/** A member who keeps out of one item (回避), by his own word or the secretary's. */
export interface RecusalRecord {
  readonly itemId: RowId<'item'>;
  readonly member: string;
  readonly reason: string;
}

export const recusalsOf = async (
  knex: Knex,
  itemIds: readonly RowId<'item'>[],
): Promise<RecusalRecord[]> =>
  (
    (await knex(tables.meetingRecusals).whereIn('item_id', itemIds).orderBy('id')) as {
      item_id: RowId<'item'>;
      person: string;
      reason: string;
    }[]
  ).map(({ item_id, person, reason }) => ({ itemId: item_id, member: person, reason }));

/** @throws Refusal ALREADY_RECUSED */
export const insertRecusal = async (
  tx: Tx,
  { itemId, member, reason }: RecusalRecord,
  by: { readonly person: string; readonly at: Date },
): Promise<void> => {
  try {
    await tx(tables.meetingRecusals).insert({
      item_id: itemId,
      person: member,
      reason,
      recorded_by: by.person,
      made_at: by.at.toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('ALREADY_RECUSED');
    throw error;
  }
};
