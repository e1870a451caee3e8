import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { ItemState } from '../../../../../shared/vocabulary';
import { isDuplicateKey, refuse, tables, type RowId, type Tx } from '../../../platform';
import type { Target, WaitingCase } from '../../approval';

interface ItemRow {
  id: RowId<'item'>;
  public_id: string;
  meeting: string;
  case_public_id: string;
  stage: number;
  round: number;
  target_type: string;
  target_document_id: string;
  position: number;
  given: string;
  closed: boolean | number;
  state: ItemState;
  attempts: number;
  told: string | null;
}

/** Why an item could not be applied when it was last tried. */
export interface Told {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** One case on the agenda of one meeting. */
export interface ItemRecord {
  readonly id: RowId<'item'>;
  readonly publicId: string;
  /** documentId of the meeting. */
  readonly meeting: string;
  /** Public id of the case, which waits for its committee at this stage and round. */
  readonly caseId: string;
  readonly stage: number;
  readonly round: number;
  readonly target: Target;
  readonly position: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly closed: boolean;
  readonly state: ItemState;
  /** How often it was tried to be applied, and could not be. */
  readonly attempts: number;
  readonly told: Told | null;
}

/** What can be applied, for the first time or again. */
export const appliable: readonly ItemState[] = ['resolved', 'unfunded', 'changed'];

const toItem = (row: ItemRow): ItemRecord => ({
  id: row.id,
  publicId: row.public_id,
  meeting: row.meeting,
  caseId: row.case_public_id,
  stage: row.stage,
  round: row.round,
  target: { type: row.target_type, documentId: row.target_document_id },
  position: row.position,
  values: JSON.parse(row.given) as Record<string, unknown>,
  closed: Boolean(row.closed),
  state: row.state,
  attempts: row.attempts,
  told: row.told === null ? null : (JSON.parse(row.told) as Told),
});

/** The agenda of a meeting, in its order. */
/** The meeting before which a case is now; `null` where it is before none. */
export const meetingOf = async (knex: Knex, caseId: string): Promise<string | null> => {
  const [meeting] = await knex(tables.meetingItems).where({ live_case: caseId }).pluck('meeting');
  return (meeting as string | undefined) ?? null;
};

/** Every meeting on whose agenda a case has stood, the earliest first. */
export const meetingsOfCase = async (knex: Knex, caseId: string): Promise<string[]> => [
  ...new Set(
    await knex(tables.meetingItems)
      .where({ case_public_id: caseId })
      .orderBy('id')
      .pluck<string[]>('meeting'),
  ),
];

export const itemsOf = async (knex: Knex, meeting: string): Promise<ItemRecord[]> =>
  (
    (await knex(tables.meetingItems).where({ meeting }).orderBy(['position', 'id'])) as ItemRow[]
  ).map(toItem);

/** @throws Refusal NOT_FOUND */
export const itemOf = async (
  knex: Knex,
  meeting: string,
  publicId: string,
): Promise<ItemRecord> => {
  const row = (await knex(tables.meetingItems).where({ meeting, public_id: publicId }).first()) as
    ItemRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toItem(row);
};

/** Cases that some meeting has on its agenda, and may still decide. */
export const liveCases = (knex: Knex): Promise<string[]> =>
  knex(tables.meetingItems).whereNotNull('live_case').pluck('live_case');

/** @throws Refusal ON_ANOTHER_AGENDA: one meeting decides it, whichever had it first */
export const insertItem = async (
  tx: Tx,
  meeting: string,
  { caseId, stage, round, target }: WaitingCase,
  position: number,
): Promise<void> => {
  try {
    await tx(tables.meetingItems).insert({
      public_id: randomUUID(),
      meeting,
      case_public_id: caseId,
      stage,
      round,
      target_type: target.type,
      target_document_id: target.documentId,
      position,
      given: '{}',
      state: 'listed',
      live_case: caseId,
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('ON_ANOTHER_AGENDA');
    throw error;
  }
};

interface ItemChange {
  readonly position?: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly closed?: boolean;
  readonly state?: ItemState;
  readonly attempts?: number;
  readonly told?: Told | null;
}

/** After these an item decides its case no more: another meeting may take it. */
const released: readonly ItemState[] = ['applied', 'postponed', 'moved'];

export const changeItem = async (
  tx: Tx,
  { id }: Pick<ItemRecord, 'id'>,
  { values, told, state, ...plain }: ItemChange,
): Promise<void> => {
  await tx(tables.meetingItems)
    .where({ id })
    .update({
      ...plain,
      ...(values && { given: JSON.stringify(values) }),
      ...(state && { state }),
      ...(state && released.includes(state) && { live_case: null }),
      ...(told !== undefined && { told: told && JSON.stringify(told) }),
    });
};

/** The case went another way, or begins again: whatever meeting had it decides it no more. */
export const releaseCase = async (tx: Tx, caseId: string): Promise<void> => {
  await tx(tables.meetingItems)
    .where({ live_case: caseId })
    .update({ state: 'moved', live_case: null });
};

export const removeItem = async (tx: Tx, { id }: ItemRecord): Promise<void> => {
  await tx(tables.meetingItems).where({ id }).delete();
};
