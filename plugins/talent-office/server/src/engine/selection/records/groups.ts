import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { SelectionGroupState } from '../../../../../shared/vocabulary';
import {
  digest,
  isDuplicateKey,
  refuse,
  tables,
  type CalendarDate,
  type RowId,
  type Tx,
} from '../../../platform';

interface GroupRow {
  id: RowId<'group'>;
  public_id: string;
  workflow_version_id: RowId<'version'>;
  stage: number;
  label: string;
  kind: string;
  number: number;
  state: SelectionGroupState;
  reserve_until: CalendarDate | null;
  created_at: string;
}

/** What cases share that are put in order together. */
export interface GroupKind {
  readonly workflowVersionId: RowId<'version'>;
  readonly stage: number;
  /** What the grouping expression gave; empty where there is none. */
  readonly label: string;
}

/** Cases that are put in order together (遴选分组); when one is closed, the next of its kind begins. */
export interface GroupRecord extends GroupKind {
  readonly id: RowId<'group'>;
  readonly publicId: string;
  /** Counts from 1 for each kind (期次). */
  readonly number: number;
  readonly state: SelectionGroupState;
  /** Half-open end of its reserve list; `null` before its order. */
  readonly reserveUntil: CalendarDate | null;
  readonly createdAt: string;
}

const toGroup = (row: GroupRow): GroupRecord => ({
  id: row.id,
  publicId: row.public_id,
  workflowVersionId: row.workflow_version_id,
  stage: row.stage,
  label: row.label,
  number: row.number,
  state: row.state,
  reserveUntil: row.reserve_until,
  createdAt: row.created_at,
});

const one = async (query: Knex.QueryBuilder): Promise<GroupRecord> => {
  const row = (await query.first()) as GroupRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toGroup(row);
};

/** @throws Refusal NOT_FOUND */
export const groupByPublicId = (knex: Knex, publicId: string): Promise<GroupRecord> =>
  one(knex(tables.selectionGroups).where({ public_id: publicId }));

/** Takes a group for this transaction; its cases are locked before it, never after. */
export const lockGroup = (tx: Tx, id: RowId<'group'>): Promise<GroupRecord> =>
  one(tx(tables.selectionGroups).where({ id }).forUpdate());

export const groupById = (knex: Knex, id: RowId<'group'>): Promise<GroupRecord> =>
  one(knex(tables.selectionGroups).where({ id }));

export const groupsIn = async (
  knex: Knex,
  states: readonly SelectionGroupState[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<GroupRecord[]> =>
  (
    (await knex(tables.selectionGroups)
      .whereIn('state', [...states])
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)) as GroupRow[]
  ).map(toGroup);

/** Groups that are drawn, the latest first: a seed was bound for them. */
export const groupsDrawn = async (
  knex: Knex,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<GroupRecord[]> =>
  (
    (await knex(tables.selectionGroups)
      .whereIn('id', knex(tables.selectionSeeds).select('group_id'))
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)) as GroupRow[]
  ).map(toGroup);

/** Groups with an order whose reserve list is over by a day. */
export const groupsOver = async (knex: Knex, today: CalendarDate): Promise<GroupRecord[]> =>
  (
    (await knex(tables.selectionGroups)
      .where({ state: 'ordered' })
      .where('reserve_until', '<=', today)
      .orderBy('id')) as GroupRow[]
  ).map(toGroup);

const kindOf = ({ workflowVersionId, stage, label }: GroupKind): string =>
  digest([workflowVersionId, stage, label]);

/**
 * Takes the group of a kind in which cases arrive; begins one where none does. Whoever closes it meanwhile
 * waits for this transaction, or this one begins the next.
 */
export const collectingGroup = async (tx: Tx, kind: GroupKind, at: Date): Promise<GroupRecord> => {
  const key = kindOf(kind);
  const found = (await tx(tables.selectionGroups).where({ collecting: key }).first('id')) as
    { id: RowId<'group'> } | undefined;
  if (found) {
    const group = await lockGroup(tx, found.id);
    if (group.state === 'collecting') return group;
    return collectingGroup(tx, kind, at);
  }
  const { last } = (await tx(tables.selectionGroups)
    .where({ kind: key })
    .max({ last: 'number' })
    .first()) as { last: number | null };
  try {
    await tx(tables.selectionGroups).insert({
      public_id: randomUUID(),
      workflow_version_id: kind.workflowVersionId,
      stage: kind.stage,
      label: kind.label,
      kind: key,
      number: Number(last ?? 0) + 1,
      state: 'collecting',
      collecting: key,
      created_at: at.toISOString(),
    });
  } catch (error) {
    // Another case was there first, or the group was closed a moment ago.
    if (!isDuplicateKey(error)) throw error;
  }
  return collectingGroup(tx, kind, at);
};

/** @throws Error where it did not stand as it was locked */
export const moveGroup = async (
  tx: Tx,
  { id, state }: GroupRecord,
  to: SelectionGroupState,
  reserveUntil?: CalendarDate,
): Promise<void> => {
  const moved = await tx(tables.selectionGroups)
    .where({ id, state })
    .update({
      state: to,
      collecting: null,
      ...(reserveUntil && { reserve_until: reserveUntil }),
    });
  if (moved !== 1) throw new Error(`group ${id} was not ${state}`);
};
