import type { Knex } from 'knex';

import { tables, type RowId, type Tx } from '../../../platform';

/** A case as its group was closed: what it is drawn or ordered by. */
export interface CandidateRecord {
  readonly entryId: RowId<'entry'>;
  /** Acceptance number, or the id of the case where it has none of its own: by it everybody finds himself. */
  readonly ticket: string;
  /** What its expressions gave, by field, and when it was accepted. */
  readonly worked: Readonly<Record<string, string | number>>;
  /** Digest of what the case was about. */
  readonly seen: string;
}

interface CandidateRow {
  entry_id: RowId<'entry'>;
  ticket: string;
  worked: string;
  seen: string;
}

export const candidatesOf = async (
  knex: Knex,
  groupId: RowId<'group'>,
): Promise<CandidateRecord[]> =>
  (
    (await knex(tables.selectionCandidates)
      .where({ group_id: groupId })
      .orderBy('entry_id')) as CandidateRow[]
  ).map(({ entry_id: entryId, ticket, worked, seen }) => ({
    entryId,
    ticket,
    worked: JSON.parse(worked) as CandidateRecord['worked'],
    seen,
  }));

export const insertCandidates = async (
  tx: Tx,
  groupId: RowId<'group'>,
  candidates: readonly CandidateRecord[],
): Promise<void> => {
  for (const { entryId, ticket, worked, seen } of candidates) {
    await tx(tables.selectionCandidates).insert({
      group_id: groupId,
      entry_id: entryId,
      ticket,
      worked: JSON.stringify(worked),
      seen,
    });
  }
};

/** A place in the order. */
export interface RankRecord {
  readonly position: number;
  readonly entryId: RowId<'entry'>;
  /** Of a draw: HMAC-SHA-256 of the ticket in hex. */
  readonly mark: string | null;
}

export const ranksOf = async (knex: Knex, groupId: RowId<'group'>): Promise<RankRecord[]> =>
  (
    (await knex(tables.selectionRanks).where({ group_id: groupId }).orderBy('position')) as {
      position: number;
      entry_id: RowId<'entry'>;
      mark: string | null;
    }[]
  ).map(({ position, entry_id: entryId, mark }) => ({ position, entryId, mark }));

export const insertRanks = async (
  tx: Tx,
  groupId: RowId<'group'>,
  ranks: readonly RankRecord[],
): Promise<void> => {
  for (const { position, entryId, mark } of ranks) {
    await tx(tables.selectionRanks).insert({
      group_id: groupId,
      position,
      entry_id: entryId,
      mark,
    });
  }
};

/** A place of the group that was given: at its order, or when somebody gave his up. */
export interface GrantRecord {
  readonly entryId: RowId<'entry'>;
  /** Whose place it was; `null` of those given at the order. */
  readonly replaces: RowId<'entry'> | null;
  readonly madeAt: string;
}

export const grantsOf = async (knex: Knex, groupId: RowId<'group'>): Promise<GrantRecord[]> =>
  (
    (await knex(tables.selectionGrants).where({ group_id: groupId }).orderBy('id')) as {
      entry_id: RowId<'entry'>;
      replaces: RowId<'entry'> | null;
      made_at: string;
    }[]
  ).map(({ entry_id: entryId, replaces, made_at: madeAt }) => ({ entryId, replaces, madeAt }));

export const insertGrant = async (
  tx: Tx,
  groupId: RowId<'group'>,
  { entryId, replaces, madeAt }: GrantRecord,
): Promise<void> => {
  await tx(tables.selectionGrants).insert({
    group_id: groupId,
    entry_id: entryId,
    replaces,
    made_at: madeAt,
  });
};
