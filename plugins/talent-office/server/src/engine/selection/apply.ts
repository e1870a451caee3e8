import type { Core } from '@strapi/strapi';

import type { SelectionEntryState } from '../../../../shared/vocabulary';
import { getService, Refusal, refuse, transaction, type Tx } from '../../platform';
import { isPassing, isUnfunded, type Turns } from '../approval';

import {
  applicable,
  entryByPublicId,
  groupById,
  grantsOf,
  moveEntry,
  type EntryRecord,
} from './records';
import { stepOf } from './step';
import { causeOf, recordAct, type GroupAct } from './trail';
import { held, verified } from './verified';

/** The entry as it now stands, where it is still the one that was asked for; else where it stands. */
const stillAsked = async (
  tx: Tx,
  asked: EntryRecord,
): Promise<EntryRecord | SelectionEntryState> => {
  const now = await entryByPublicId(tx, asked.publicId);
  return applicable.includes(now.state) &&
    now.attempts === asked.attempts &&
    now.round === asked.round
    ? now
    : now.state;
};

/**
 * Lets one case that has a place go on, in a transaction of its own with a key of its own: two servers that
 * apply one order do each case once, and after a crash the rest is done by asking again.
 */
export const createApply = (strapi: Core.Strapi) => {
  const approval = () => getService(strapi, 'approval');

  const pass = async (
    tx: Tx,
    asked: EntryRecord,
    act: GroupAct,
    operation: string,
  ): Promise<SelectionEntryState> => {
    const one = await approval().lock(tx, asked.caseId);
    const entry = await stillAsked(tx, asked);
    if (typeof entry === 'string') return entry;
    // On its way back to the stage: it goes on when it is there.
    if (one.stage !== entry.stage || one.round !== entry.round) return entry.state;
    const group = await groupById(tx, entry.groupId);
    // Read, not locked: what an order rests on never changes, and grants are only added.
    await verified(tx, group);
    if (!held(await grantsOf(tx, group.id)).some(({ entryId }) => entryId === entry.id)) {
      throw refuse('SELECTION_ORDER_CHANGED');
    }
    if (!(await moveEntry(tx, entry, 'passed'))) throw refuse('BUSY');
    await recordAct(strapi, tx, group, act, 'pass', { entry: entry.publicId });
    const stepId = await stepOf(strapi, one);
    await approval().passStep(tx, one.publicId, stepId, causeOf(act, operation));
    return 'passed';
  };

  /** What it was refused for stays with the entry; whoever was faster has the last word. */
  const tell = (
    asked: EntryRecord,
    act: GroupAct,
    operation: string,
    refusal: Refusal,
  ): Promise<SelectionEntryState> => {
    const { code, facts } = refusal;
    const key = { key: `${operation}/told/${code}`, input: null };
    return transaction(strapi, key, async (tx) => {
      await approval().lock(tx, asked.caseId);
      const entry = await stillAsked(tx, asked);
      if (typeof entry === 'string') return entry;
      const state = isUnfunded(refusal) ? 'unfunded' : 'changed';
      if (!(await moveEntry(tx, entry, state, { told: { code, facts } }))) throw refuse('BUSY');
      const group = await groupById(tx, entry.groupId);
      await recordAct(strapi, tx, group, act, 'pass', { entry: entry.publicId, state, code });
      return state;
    });
  };

  /**
   * @param turns knows who stands before it
   * @returns where it then stands
   */
  return async (entry: EntryRecord, act: GroupAct, turns: Turns): Promise<SelectionEntryState> => {
    const { publicId, attempts, round, target } = entry;
    const operation = `selection-entry/${publicId}/pass/${round}/${attempts}`;
    const key = { key: operation, input: { publicId, attempts } };
    try {
      await turns.refuseEarly({ target, values: {} });
      return await transaction(strapi, key, (tx) => pass(tx, entry, act, operation));
    } catch (error) {
      if (!(error instanceof Refusal) || isPassing(error)) throw error;
      return tell(entry, act, operation, error);
    }
  };
};
