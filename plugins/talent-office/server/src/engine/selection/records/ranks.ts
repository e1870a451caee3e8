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

const toCandidate = ({
  entry_id: entryId,
  ticket,
  worked,
  seen,
}: CandidateRow): CandidateRecord => ({
  entryId,
  ticket,
  worked: JSON.parse(worked) as CandidateRecord['worked'],
  seen,
});

export const candidatesOf = async (
  knex: Knex,
  groupId: RowId<'group'>,
): Promise<CandidateRecord[]> =>
  (
    (await knex(tables.selectionCandidates)
      .where({ group_id: groupId })
      .orderBy('entry_id')) as CandidateRow[]
  ).map(toCandidate);

/** `null` of a case that was in no group when that was closed. */
export const candidateOf = async (
  knex: Knex,
  entryId: RowId<'entry'>,
): Promise<CandidateRecord | null> => {
  const row = (await knex(tables.selectionCandidates).where({ entry_id: entryId }).first()) as
    CandidateRow | undefined;
  return row ? toCandidate(row) : null;
};

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

interface RankRow {
  position: number;
  entry_id: RowId<'entry'>;
  mark: string | null;
}

const toRank = ({ position, entry_id: entryId, mark }: RankRow): RankRecord => ({
  position,
  entryId,
  mark,
});

export const ranksOf = async (knex: Knex, groupId: RowId<'group'>): Promise<RankRecord[]> =>
  (
    (await knex(tables.selectionRanks)
      .where({ group_id: groupId })
      .orderBy('position')) as RankRow[]
  ).map(toRank);

/** `null` before there is an order. */
export const rankOf = async (knex: Knex, entryId: RowId<'entry'>): Promise<RankRecord | null> => {
  const row = (await knex(tables.selectionRanks).where({ entry_id: entryId }).first()) as
    RankRow | undefined;
  return row ? toRank(row) : null;
};

/** How many stand on the reserve list of a group as far as this place. */
export const reserveUpTo = async (
  knex: Knex,
  groupId: RowId<'group'>,
  { position }: RankRecord,
): Promise<number> => {
  const found = (await knex(`${tables.selectionRanks} as rank_of`)
    .join(`${tables.selectionEntries} as entry`, 'entry.id', 'rank_of.entry_id')
    .where({ 'rank_of.group_id': groupId, 'entry.state': 'reserve' })
    .where('rank_of.position', '<=', position)
    .count({ count: '*' })
    .first()) as { count: number | string };
  return Number(found.count);
};

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
