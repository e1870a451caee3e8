import type { Core } from '@strapi/strapi';

import { digest, getService, refuse, type Tx } from '../../platform';
import { selectionKind, type CaseRecord, type Selection, type StageKind } from '../approval';

import { workedFor } from './facts';
import { giveUp } from './give-up';
import {
  candidateOf,
  collectingGroup,
  groupById,
  insertEntry,
  liveEntries,
  moveEntry,
  type EntryRecord,
} from './records';

/** As much of what groups are called as is kept; the rest tells nobody anything. */
const longestLabel = 200;

/** A case came to the stage for the first time, or as another one: it waits with those that arrive now. */
const join = async (
  strapi: Core.Strapi,
  tx: Tx,
  one: CaseRecord,
  selection: Selection,
): Promise<void> => {
  const { groupBy = '' } = await workedFor(strapi, one, selection, ['groupBy']);
  const { workflowVersionId, stage } = one;
  const label = String(groupBy).slice(0, longestLabel);
  const at = getService(strapi, 'clock').now();
  const group = await collectingGroup(tx, { workflowVersionId, stage, label }, at);
  await insertEntry(tx, group.id, one, at);
};

/**
 * Does a case that comes back stand in an order by what it still is? Then it keeps its place there. One that
 * was mended since would stand where it does not belong.
 */
const isSame = async (tx: Tx, one: CaseRecord, entry: EntryRecord): Promise<boolean> => {
  const candidate = await candidateOf(tx, entry.id);
  const { state } = await groupById(tx, entry.groupId);
  if (state === 'over' && entry.state === 'reserve') return false;
  return candidate?.seen === digest(one.guarded);
};

const entryAt = async (tx: Tx, one: CaseRecord): Promise<EntryRecord | undefined> =>
  (await liveEntries(tx, one.publicId)).find(({ stage }) => stage === one.stage);

/** Was the group closed with it? Then it keeps its place in the order while its case lives. */
const isFixed = async (tx: Tx, entry: EntryRecord): Promise<boolean> =>
  (await groupById(tx, entry.groupId)).state !== 'collecting';

/**
 * The stage at which cases wait for one another (遴选): they are put in order together, and go on as far as
 * there are places. Its one seat is nobody's: the order fills it.
 */
export const createSelectionKind = (strapi: Core.Strapi): StageKind => ({
  kind: selectionKind,
  open: async (tx, { one, stage }) => {
    if (!stage.selection) throw refuse('STAGE_WITHOUT_SEAT', { stage: stage.title });
    const entry = await entryAt(tx, one);
    if (entry && (await isSame(tx, one, entry))) {
      // What had gone on goes on again: its place is still its own.
      const state = entry.state === 'passed' ? 'selected' : entry.state;
      if (!(await moveEntry(tx, entry, state, { round: one.round }))) {
        throw refuse('BUSY');
      }
    } else {
      if (entry) await giveUp(strapi, tx, entry);
      await join(strapi, tx, one, stage.selection);
    }
    return [{ seat: selectionKind, role: null, unit: null, required: 1, dueOn: null }];
  },
  abandon: async (tx, one) => {
    const entry = await entryAt(tx, one);
    // Before its group is closed nothing is lost by coming again later.
    if (entry?.state === 'waiting' && !(await isFixed(tx, entry))) await giveUp(strapi, tx, entry);
  },
  ended: async (tx, one, how) => {
    if (how === 'approved') return;
    for (const entry of await liveEntries(tx, one.publicId)) await giveUp(strapi, tx, entry);
  },
});
