import type { Core } from '@strapi/strapi';

import type { AppliedBody } from '../../../../shared/contracts/committee';
import type { ItemState } from '../../../../shared/vocabulary';
import {
  actorKey,
  getService,
  reading,
  Refusal,
  refuse,
  transaction,
  type Actor,
  type Tx,
} from '../../platform';
import { isPassing, isUnfunded, type Turns } from '../approval';

import { keeperOf, readerOf, stateOf } from './meeting';
import { appliable, changeItem, itemOf, itemsOf, resolutionsOf, type ItemRecord } from './records';
import { isWhereItWas } from './standing';

interface Application {
  readonly item: ItemRecord;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** The item as it now stands, where it is still the one that was asked for. */
const stillAsked = async (tx: Tx, { item }: Application): Promise<ItemRecord | ItemState> => {
  const now = await itemOf(tx, item.meeting, item.publicId);
  return appliable.includes(now.state) && now.attempts === item.attempts ? now : now.state;
};

/**
 * Applies resolutions (执行决议) case by case, each in a transaction of its own with a key of its own: two
 * servers that apply one meeting do each case once, and after a crash the rest is done by asking again.
 */
export const createApply = (strapi: Core.Strapi) => {
  const votes = () => getService(strapi, 'approval').votes;

  const record = async (
    tx: Tx,
    { item, actor, requestId }: Application,
    state: ItemState,
    details: object = {},
  ): Promise<void> =>
    getService(strapi, 'audit').record(tx, {
      actor,
      person: await getService(strapi, 'organisation').personOf(actor),
      action: 'case.apply-resolution',
      target: item.target,
      after: { state },
      details: { case: item.caseId, meeting: item.meeting, state, ...details },
      requestId,
    });

  const apply = async (tx: Tx, asked: Application, operation: string): Promise<ItemState> => {
    const at = await votes().lock(tx, asked.item);
    const item = await stillAsked(tx, asked);
    if (typeof item === 'string') return item;
    const resolution = (await resolutionsOf(tx, item.meeting)).get(item.id);
    if (!at) {
      await changeItem(tx, item, { state: 'moved' });
      await record(tx, asked, 'moved');
      return 'moved';
    }
    // Without one its content had changed when the others were recorded: the office begins it again.
    if (!resolution) return item.state;
    const { choice, values, seen } = resolution;
    const state = choice === 'postpone' ? 'postponed' : 'applied';
    await changeItem(tx, item, { state, told: null });
    await record(tx, asked, state, { choice });
    const cause = { operation, actor: actorKey(asked.actor), requestId: asked.requestId };
    if (choice === 'approve') await votes().approve(tx, at, { values, seen }, cause);
    else if (choice === 'refuse') await votes().refuse(tx, at, seen, cause);
    else await votes().postpone(tx, at);
    return state;
  };

  /** What it was refused for stays with the item; whoever was faster has the last word. */
  const tell = (asked: Application, operation: string, refusal: Refusal) => {
    const { code, facts } = refusal;
    const key = { key: `${operation}/told/${code}`, input: null };
    return transaction(strapi, key, async (tx) => {
      await votes().lock(tx, asked.item);
      const item = await stillAsked(tx, asked);
      if (typeof item === 'string') return item;
      const state = isUnfunded(refusal) ? 'unfunded' : 'changed';
      await changeItem(tx, item, {
        state,
        attempts: item.attempts + 1,
        told: { code, facts },
      });
      await record(tx, asked, state, { code });
      return state;
    });
  };

  /** What an item takes from its lines once it is applied; `null` where nobody waits for it. */
  const asks = async (asked: ItemRecord) => {
    const { item, resolution } = await reading(strapi, async (knex) => ({
      item: await itemOf(knex, asked.meeting, asked.publicId),
      resolution: (await resolutionsOf(knex, asked.meeting)).get(asked.id),
    }));
    const awaits = item.state === 'resolved' || item.state === 'unfunded';
    if (!awaits || resolution?.choice !== 'approve') return null;
    const view = await getService(strapi, 'approval').view(item.caseId);
    // A case that is paused keeps its item, and nobody from the money.
    const goesOn = view.one.state === 'open' && isWhereItWas({ item, view });
    return goesOn ? { target: item.target, values: resolution.values } : null;
  };

  /** What is refused or postponed, or begins again, asks no line for anything, and waits for nobody. */
  const refuseEarly = async ({ item }: Application, turns: Turns): Promise<void> => {
    const asking = await asks(item);
    if (asking) await turns.refuseEarly(asking);
  };

  const applyOne = async (asked: Application, turns: Turns): Promise<ItemState> => {
    const { publicId, attempts } = asked.item;
    const operation = `meeting-item/${publicId}/apply/${attempts}`;
    try {
      await refuseEarly(asked, turns);
      return await transaction(strapi, { key: operation, input: { publicId, attempts } }, (tx) =>
        apply(tx, asked, operation),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || isPassing(error)) throw error;
      // Paused: it stays as it is, and is applied once its case is resumed.
      if (error.code === 'CASE_NOT_OPEN') return asked.item.state;
      return tell(asked, operation, error);
    }
  };

  /**
   * In the order of the agenda.
   * @param only public ids of items; without any, all that wait. Whoever stands before them and waits goes
   *   first for what their lines have
   * @throws Refusal NOT_FOUND, NOT_BY_YOU, SIGNER_EXCLUDED, MEETING_STATE
   */
  return async (
    documentId: string,
    only: readonly string[] | undefined,
    by: Pick<Application, 'actor' | 'requestId'>,
  ): Promise<AppliedBody> => {
    const { meeting } = await readerOf(strapi, by.actor, documentId);
    const person = await keeperOf(strapi, by.actor);
    const state = stateOf(meeting);
    if (state !== 'recorded' && state !== 'signed') throw refuse('MEETING_STATE', { state });
    const items = await reading(strapi, (knex) => itemsOf(knex, documentId));
    if (only?.some((id) => !items.some(({ publicId }) => publicId === id))) {
      throw refuse('NOT_FOUND');
    }
    const waiting = items.filter((item) => appliable.includes(item.state));
    const approval = getService(strapi, 'approval');
    for (const { caseId } of waiting) {
      const { one } = await approval.view(caseId);
      await reading(strapi, (knex) => approval.refuseConcerned(knex as Tx, one, person));
    }
    const turns = approval.turns();
    const done: { id: string; state: ItemState }[] = [];
    for (const item of waiting) {
      if (only?.includes(item.publicId) ?? true) {
        done.push({ id: item.publicId, state: await applyOne({ item, ...by }, turns) });
      }
      turns.before(() => asks(item));
    }
    return { items: done };
  };
};
