import type { Knex } from 'knex';

import type { SelectionMethod, SelectionSeed } from '../../../../../shared/vocabulary';
import {
  isDuplicateKey,
  refuse,
  tables,
  type CalendarDate,
  type RowId,
  type Tx,
} from '../../../platform';

/** Where the seed of a draw comes from, as it was fixed before the group was closed. */
export interface SeedRecord {
  readonly kind: SelectionSeed;
  /** SHA-256 of the seed in hex; `null` of a public event. */
  readonly commitment: string | null;
  /** The seed, encrypted: nobody knows it before it is drawn with. */
  readonly sealed: string | null;
  /** The public event whose result will be the seed. */
  readonly source: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}

export const seedOf = async (knex: Knex, groupId: RowId<'group'>): Promise<SeedRecord | null> => {
  const row = (await knex(tables.selectionSeeds).where({ group_id: groupId }).first()) as
    (Omit<SeedRecord, 'madeBy' | 'madeAt'> & { made_by: string; made_at: string }) | undefined;
  if (!row) return null;
  const { kind, commitment, sealed, source, made_by: madeBy, made_at: madeAt } = row;
  return { kind, commitment, sealed, source, madeBy, madeAt };
};

/** @throws Refusal SELECTION_SEEDED: once, whoever was first */
export const insertSeed = async (
  tx: Tx,
  groupId: RowId<'group'>,
  { madeBy, madeAt, ...seed }: SeedRecord,
): Promise<void> => {
  try {
    await tx(tables.selectionSeeds).insert({
      group_id: groupId,
      ...seed,
      made_by: madeBy,
      made_at: madeAt,
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('SELECTION_SEEDED');
    throw error;
  }
};

/** When a group was closed, for how many places, and by whom. */
export interface ClosingRecord {
  readonly places: number;
  readonly counted: number;
  /** SHA-256 over its candidates. */
  readonly digest: string;
  readonly person: string;
  readonly keys: readonly string[];
  readonly madeAt: string;
}

export const closingOf = async (
  knex: Knex,
  groupId: RowId<'group'>,
): Promise<ClosingRecord | null> => {
  const row = (await knex(tables.selectionClosings).where({ group_id: groupId }).first()) as
    | {
        places: number;
        counted: number;
        digest: string;
        person: string;
        keys: string;
        made_at: string;
      }
    | undefined;
  if (!row) return null;
  const { keys, made_at: madeAt, places, counted, digest, person } = row;
  return { places, counted, digest, person, keys: JSON.parse(keys) as string[], madeAt };
};

/** What groups were closed with, of these that were. */
export const closedWith = async (
  knex: Knex,
  groupIds: readonly RowId<'group'>[],
): Promise<ReadonlyMap<RowId<'group'>, Pick<ClosingRecord, 'places' | 'counted'>>> => {
  const rows = (await knex(tables.selectionClosings)
    .whereIn('group_id', groupIds)
    .select('group_id', 'places', 'counted')) as {
    group_id: RowId<'group'>;
    places: number;
    counted: number;
  }[];
  return new Map(rows.map(({ group_id, places, counted }) => [group_id, { places, counted }]));
};

export const insertClosing = async (
  tx: Tx,
  groupId: RowId<'group'>,
  { keys, madeAt, ...closing }: ClosingRecord,
): Promise<void> => {
  await tx(tables.selectionClosings).insert({
    group_id: groupId,
    ...closing,
    keys: JSON.stringify(keys),
    made_at: madeAt,
  });
};

/** The order of a group (名单). */
export interface OrderRecord {
  readonly method: SelectionMethod;
  /** What was drawn with; `null` where an expression decided. */
  readonly seed: string | null;
  /** SHA-256 over the list in its order. */
  readonly digest: string;
  readonly reserveUntil: CalendarDate;
  readonly person: string;
  readonly madeAt: string;
}

export const orderOf = async (knex: Knex, groupId: RowId<'group'>): Promise<OrderRecord | null> => {
  const row = (await knex(tables.selectionOrders).where({ group_id: groupId }).first()) as
    | (Pick<OrderRecord, 'method' | 'seed' | 'digest' | 'person'> & {
        reserve_until: CalendarDate;
        made_at: string;
      })
    | undefined;
  if (!row) return null;
  const { method, seed, digest, person, reserve_until: reserveUntil, made_at: madeAt } = row;
  return { method, seed, digest, person, reserveUntil, madeAt };
};

export const insertOrder = async (
  tx: Tx,
  groupId: RowId<'group'>,
  { reserveUntil, madeAt, ...order }: OrderRecord,
): Promise<void> => {
  await tx(tables.selectionOrders).insert({
    group_id: groupId,
    ...order,
    reserve_until: reserveUntil,
    made_at: madeAt,
  });
};
