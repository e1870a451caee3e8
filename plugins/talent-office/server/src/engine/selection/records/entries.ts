import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { SelectionEntryState } from '../../../../../shared/vocabulary';
import { refuse, tables, type RowId, type Tx } from '../../../platform';
import type { CaseRecord, Target } from '../../approval';

interface EntryRow {
  id: RowId<'entry'>;
  public_id: string;
  group_id: RowId<'group'>;
  case_public_id: string;
  stage: number;
  round: number;
  target_type: string;
  target_document_id: string;
  state: SelectionEntryState;
  attempts: number;
  told: string | null;
  arrived_at: string;
}

/** One case in one group. */
export interface EntryRecord {
  readonly id: RowId<'entry'>;
  readonly publicId: string;
  readonly groupId: RowId<'group'>;
  /** Public id of the case. */
  readonly caseId: string;
  readonly stage: number;
  readonly round: number;
  readonly target: Target;
  readonly state: SelectionEntryState;
  /** How often it was tried to go on, and could not. */
  readonly attempts: number;
  /** Why it could not, when it was last tried. */
  readonly told: {
    readonly code: string;
    readonly facts: Readonly<Record<string, unknown>>;
  } | null;
  readonly arrivedAt: string;
}

/** Those that have a place and wait to go on, for the first time or again. */
export const applicable: readonly SelectionEntryState[] = ['selected', 'unfunded', 'changed'];

const toEntry = (row: EntryRow): EntryRecord => ({
  id: row.id,
  publicId: row.public_id,
  groupId: row.group_id,
  caseId: row.case_public_id,
  stage: row.stage,
  round: row.round,
  target: { type: row.target_type, documentId: row.target_document_id },
  state: row.state,
  attempts: row.attempts,
  told: row.told === null ? null : (JSON.parse(row.told) as EntryRecord['told']),
  arrivedAt: row.arrived_at,
});

export const entriesOf = async (knex: Knex, groupId: RowId<'group'>): Promise<EntryRecord[]> =>
  (
    (await knex(tables.selectionEntries).where({ group_id: groupId }).orderBy('id')) as EntryRow[]
  ).map(toEntry);

/** How many cases wait in each of these groups; a group without any is not named. */
export const waitingIn = async (
  knex: Knex,
  groupIds: readonly RowId<'group'>[],
): Promise<ReadonlyMap<RowId<'group'>, number>> => {
  const rows = (await knex(tables.selectionEntries)
    .whereIn('group_id', groupIds)
    .where({ state: 'waiting' })
    .groupBy('group_id')
    .select('group_id')
    .count({ count: '*' })) as { group_id: RowId<'group'>; count: number | string }[];
  return new Map(rows.map(({ group_id, count }) => [group_id, Number(count)]));
};

/** @throws Refusal NOT_FOUND */
export const entryByPublicId = async (knex: Knex, publicId: string): Promise<EntryRecord> => {
  const row = (await knex(tables.selectionEntries).where({ public_id: publicId }).first()) as
    EntryRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toEntry(row);
};

/** Where a case stands now, by the stages at which it has come into a group. */
export const liveEntries = async (knex: Knex, caseId: string): Promise<EntryRecord[]> =>
  (
    (await knex(tables.selectionEntries)
      .where({ live_case: caseId })
      .orderBy('stage')) as EntryRow[]
  ).map(toEntry);

/** Where a case stood last, whatever became of it there; `null` where it never did. */
export const latestEntry = async (knex: Knex, caseId: string): Promise<EntryRecord | null> => {
  const row = (await knex(tables.selectionEntries)
    .where({ case_public_id: caseId })
    .orderBy('id', 'desc')
    .first()) as EntryRow | undefined;
  return row ? toEntry(row) : null;
};

/** Of these, who was not tried yet; the nightly work does no more than that. */
export const isUntried = ({ state }: EntryRecord): boolean => state === 'selected';

/** Groups in which somebody has a place and was not tried yet, the earliest first. */
export const groupsToApply = (knex: Knex): Promise<RowId<'group'>[]> =>
  knex(tables.selectionEntries)
    .where({ state: 'selected' })
    .distinct('group_id')
    .orderBy('group_id')
    .pluck('group_id');

export const insertEntry = async (
  tx: Tx,
  groupId: RowId<'group'>,
  one: CaseRecord,
  at: Date,
): Promise<EntryRecord> => {
  const publicId = randomUUID();
  await tx(tables.selectionEntries).insert({
    public_id: publicId,
    group_id: groupId,
    case_public_id: one.publicId,
    stage: one.stage,
    round: one.round,
    target_type: one.target.type,
    target_document_id: one.target.documentId,
    state: 'waiting',
    live_case: one.publicId,
    arrived_at: at.toISOString(),
  });
  return entryByPublicId(tx, publicId);
};

/** After these it stands in the order no more. */
const gone: readonly SelectionEntryState[] = ['left', 'refused'];

/**
 * Moves an entry on, if it still stands as it was read.
 * @returns false where somebody else moved it
 */
export const moveEntry = async (
  tx: Tx,
  { id, state, attempts }: EntryRecord,
  to: SelectionEntryState,
  more: { readonly told?: EntryRecord['told']; readonly round?: number } = {},
): Promise<boolean> => {
  const { told, round } = more;
  const moved = await tx(tables.selectionEntries)
    .where({ id, state, attempts })
    .update({
      state: to,
      ...(gone.includes(to) && { live_case: null }),
      ...(round !== undefined && { round }),
      told: told ? JSON.stringify(told) : null,
      ...(told && { attempts: attempts + 1 }),
    });
  return moved === 1;
};
