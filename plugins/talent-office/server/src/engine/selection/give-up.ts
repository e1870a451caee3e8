import type { Core } from '@strapi/strapi';

import { actorKey, getService, Refusal, type Tx } from '../../platform';

import {
  entriesOf,
  insertGrant,
  lockGroup,
  moveEntry,
  type EntryRecord,
  type GroupRecord,
} from './records';
import { recordAct, selectionKeeper } from './trail';
import { held, verified, type Ordered } from './verified';

const byItself = { actor: selectionKeeper, requestId: null };

/** Whose places came back and were not given to anybody yet, in the order in which they stood. */
export const vacated = ({ ranks, grants, entries }: Ordered): EntryRecord[] => {
  const places = new Set(held(grants).map(({ entryId }) => entryId));
  return ranks.flatMap(({ entryId }) => {
    const entry = places.has(entryId) ? entries.find(({ id }) => id === entryId) : undefined;
    return entry?.state === 'left' ? [entry] : [];
  });
};

/**
 * Places that came back go to the next of the reserve list (递补), each once, as long as the list lives.
 * The group is locked by the caller. @throws Refusal SELECTION_ORDER_CHANGED
 */
export const fillPlaces = async (
  strapi: Core.Strapi,
  tx: Tx,
  group: GroupRecord,
): Promise<void> => {
  const clock = getService(strapi, 'clock');
  if (group.state !== 'ordered') return;
  const all = await verified(tx, group);
  if (clock.today() >= all.order.reserveUntil) return;
  const waiting = all.ranks.flatMap(({ entryId }) => {
    const entry = all.entries.find(({ id }) => id === entryId);
    return entry?.state === 'reserve' ? [entry] : [];
  });
  for (const left of vacated(all)) {
    const next = waiting.shift();
    if (!next) return;
    const madeAt = clock.now().toISOString();
    await insertGrant(tx, group.id, { entryId: next.id, replaces: left.id, madeAt });
    if (!(await moveEntry(tx, next, 'selected'))) {
      throw new Error(`entry ${next.id} moved while its group was locked`);
    }
    const details = { entry: next.publicId, replaces: left.publicId };
    await recordAct(strapi, tx, group, byItself, 'promote', details);
    const approval = getService(strapi, 'approval');
    const { one, workflow } = await approval.view(next.caseId);
    const stage = workflow.stages[next.stage]?.title ?? '';
    const by = actorKey(selectionKeeper);
    await approval.tell(tx, { what: 'promoted', one, stage, again: next.publicId, by });
  }
};

/**
 * A case stands in its group no more: it was withdrawn, refused, or is another one now. Its case is locked
 * by the caller; the group is taken here, so that places come back one after another.
 */
export const giveUp = async (strapi: Core.Strapi, tx: Tx, entry: EntryRecord): Promise<void> => {
  const group = await lockGroup(tx, entry.groupId);
  // As it stands now that the group is ours: it may have been promoted meanwhile.
  const now = (await entriesOf(tx, group.id)).find(({ id }) => id === entry.id);
  if (!now || now.state === 'left' || now.state === 'refused') return;
  if (!(await moveEntry(tx, now, 'left'))) {
    throw new Error(`entry ${now.id} moved while its group was locked`);
  }
  await recordAct(strapi, tx, group, byItself, 'leave', { entry: now.publicId });
  try {
    await fillPlaces(strapi, tx, group);
  } catch (error) {
    // Who leaves does not pay for what somebody wrote past the software: nobody moves up until it is
    // cleared up, and then the nightly work gives the place on.
    if (!(error instanceof Refusal) || error.code !== 'SELECTION_ORDER_CHANGED') throw error;
    await recordAct(strapi, tx, group, byItself, 'withhold', { entry: now.publicId });
  }
};
