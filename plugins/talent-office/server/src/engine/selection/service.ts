import type {
  AppliedSelectionBody,
  OwnSelectionBody,
} from '../../../../shared/contracts/selections';
import { reading, refuse, type JobRun, type ServiceFactory, type Tx } from '../../platform';

import { applicableOf, createApplyInOrder } from './apply-in-order';
import { casesOf, closeGroup } from './close';
import { commitSeed, drawGroup } from './draw';
import { createDue } from './due';
import { keeperOf } from './keeper';
import { ownStanding } from './public-draws';
import { entriesOf, groupByPublicId } from './records';
import type { GroupAct } from './trail';

/** Groups of cases that are put in order together (遴选), and what follows from their order. */
export interface Selections {
  /**
   * Binds the office to a seed before a group is closed.
   * @throws Refusal SELECTION_STATE, SELECTION_NOT_DRAWN, SELECTION_SEED_KIND, SELECTION_SEEDED, NOT_BY_YOU
   */
  commit(tx: Tx, id: string, source: string | null, act: GroupAct): Promise<void>;
  /** @throws Refusal as `closeGroup` says */
  close(tx: Tx, id: string, places: number, act: GroupAct): Promise<void>;
  /** @throws Refusal as `drawGroup` says */
  draw(tx: Tx, id: string, result: string | null, act: GroupAct): Promise<void>;
  /**
   * Lets the cases go on that have a place, in their order, each in its own transaction; called outside of
   * any. A repeat does nothing twice.
   * @param only public ids of entries; without any, all that wait. Whoever stands before them and waits
   *   goes first for what their lines have
   * @throws Refusal NOT_FOUND, SELECTION_STATE, and as the keeper is refused
   */
  apply(
    id: string,
    only: readonly string[] | undefined,
    act: GroupAct,
  ): Promise<AppliedSelectionBody>;
  /** What goes on by itself: promotions, and reserve lists that end. Called outside of any transaction. */
  due(run: Pick<JobRun, 'proceed'>): Promise<void>;
  /** Where an applicant's own case stands; `null` where it stands in no group. */
  standingOf(caseId: string): Promise<OwnSelectionBody | null>;
}

declare module '../../platform/services' {
  interface Services {
    selections: Selections;
  }
}

export const createSelections: ServiceFactory<'selections'> = ({ strapi }) => ({
  commit: (tx, id, source, act) => commitSeed(strapi, tx, { id, source }, act),
  close: (tx, id, places, act) => closeGroup(strapi, tx, { id, places }, act),
  draw: (tx, id, result, act) => drawGroup(strapi, tx, { id, result }, act),
  apply: async (id, only, act) => {
    const group = await reading(strapi, (knex) => groupByPublicId(knex, id));
    const cases = [...(await casesOf(strapi, await applicableOf(strapi, group.id))).values()];
    await reading(strapi, (knex) => keeperOf(strapi, knex as Tx, act.actor, 'runSelection', cases));
    const { state } = group;
    if (state !== 'ordered' && state !== 'over') throw refuse('SELECTION_STATE', { state });
    const entries = await reading(strapi, (knex) => entriesOf(knex, group.id));
    if (only?.some((one) => !entries.some(({ publicId }) => publicId === one))) {
      throw refuse('NOT_FOUND');
    }
    const inOrder = createApplyInOrder(strapi);
    const isAsked = ({ publicId }: { publicId: string }) => only?.includes(publicId) ?? true;
    return { entries: await inOrder(group.id, act, isAsked) };
  },
  due: createDue(strapi),
  standingOf: (caseId) => ownStanding(strapi, caseId),
});
