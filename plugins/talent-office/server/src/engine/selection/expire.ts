import type { Core } from '@strapi/strapi';

import { getService, reading, Refusal, transaction, type Tx } from '../../platform';

import {
  entriesOf,
  entryByPublicId,
  groupById,
  lockGroup,
  moveEntry,
  moveGroup,
  type EntryRecord,
  type GroupRecord,
} from './records';
import { stepOf } from './step';
import { causeOf, recordAct, selectionKeeper } from './trail';

const byItself = { actor: selectionKeeper, requestId: null };

/** Ends a reserve list whose life is over (候补名单到期): who still stands on it is not selected. */
export const createExpire = (strapi: Core.Strapi) => {
  const isOver = ({ state, reserveUntil }: GroupRecord): boolean =>
    state === 'ordered' &&
    reserveUntil !== null &&
    reserveUntil <= getService(strapi, 'clock').today();

  const refuseOne = (entry: EntryRecord): Promise<void> => {
    const { publicId, caseId } = entry;
    const operation = `selection-entry/${publicId}/refuse/${entry.round}`;
    return transaction(strapi, { key: operation, input: { publicId } }, async (tx: Tx) => {
      const approval = getService(strapi, 'approval');
      const one = await approval.lock(tx, caseId);
      const now = await entryByPublicId(tx, publicId);
      const group = await groupById(tx, now.groupId);
      // Promoted at the last moment: it keeps its place.
      if (now.state !== 'reserve' || !isOver(group)) return;
      const isHere = one.stage === now.stage && one.round === now.round;
      // Begun again, it comes to another group; before the end of its case, that it does not stand here.
      if (!(await moveEntry(tx, now, isHere ? 'refused' : 'left'))) return;
      await recordAct(strapi, tx, group, byItself, 'refuse', { entry: publicId, isHere });
      if (!isHere) return;
      const stepId = await stepOf(strapi, one);
      await approval.refuseStep(tx, caseId, stepId, causeOf(byItself, operation));
    });
  };

  const endGroup = ({ id, publicId }: GroupRecord): Promise<void> =>
    transaction(strapi, { key: `selection-group/${publicId}/over`, input: null }, async (tx) => {
      const group = await lockGroup(tx, id);
      if (!isOver(group)) return;
      await moveGroup(tx, group, 'over');
      await recordAct(strapi, tx, group, byItself, 'expire', {});
    });

  /**
   * @returns how many of the list could not be refused yet, such as a case that is paused; the list ends
   *   when there are none
   */
  return async (group: GroupRecord): Promise<number> => {
    let left = 0;
    for (const entry of await reading(strapi, (knex) => entriesOf(knex, group.id))) {
      if (entry.state !== 'reserve') continue;
      try {
        await refuseOne(entry);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        left += 1;
      }
    }
    if (left === 0) await endGroup(group);
    return left;
  };
};
