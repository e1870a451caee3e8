import type { Core } from '@strapi/strapi';

import type { AppliedBody } from '../../../../shared/contracts/committee';
import type { ErrorCode } from '../../../../shared/error-codes';
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

import { keeperOf, readerOf, stateOf } from './meeting';
import { appliable, changeItem, itemOf, itemsOf, resolutionsOf, type ItemRecord } from './records';

/** What says that a line lacks money or places: the case stays open, and is tried again. */
const unfunded: readonly ErrorCode[] = [
  'INSUFFICIENT_FUNDS',
  'NO_PLACES_LEFT',
  'LINE_CLOSED',
  'NO_LINE',
];

/** What is about the request and not about the case: nothing is told of the item by it. */
const passing: readonly ErrorCode[] = ['BUSY', 'IDEMPOTENCY_ANSWER_GONE'];

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
  const tell = (asked: Application, operation: string, { code, facts }: Refusal) =>
    transaction(strapi, { key: `${operation}/told`, input: { code } }, async (tx) => {
      await votes().lock(tx, asked.item);
      const item = await stillAsked(tx, asked);
      if (typeof item === 'string') return item;
      const state = unfunded.includes(code) ? 'unfunded' : 'changed';
      await changeItem(tx, item, {
        state,
        attempts: item.attempts + 1,
        told: { code, facts },
      });
      await record(tx, asked, state, { code });
      return state;
    });

  const applyOne = async (asked: Application): Promise<ItemState> => {
    const { publicId, attempts } = asked.item;
    const operation = `meeting-item/${publicId}/apply/${attempts}`;
    try {
      return await transaction(strapi, { key: operation, input: { publicId, attempts } }, (tx) =>
        apply(tx, asked, operation),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || passing.includes(error.code)) throw error;
      // Paused: it stays as it is, and is applied once its case is resumed.
      if (error.code === 'CASE_NOT_OPEN') return asked.item.state;
      return tell(asked, operation, error);
    }
  };

  /**
   * @param only public ids of items; without any, all that wait
   * @throws Refusal NOT_FOUND, NOT_BY_YOU, MEETING_STATE
   */
  return async (
    documentId: string,
    only: readonly string[] | undefined,
    by: Pick<Application, 'actor' | 'requestId'>,
  ): Promise<AppliedBody> => {
    const { meeting } = await readerOf(strapi, by.actor, documentId);
    await keeperOf(strapi, by.actor);
    const state = stateOf(meeting);
    if (state !== 'recorded' && state !== 'signed') throw refuse('MEETING_STATE', { state });
    const items = await reading(strapi, (knex) => itemsOf(knex, documentId));
    if (only?.some((id) => !items.some(({ publicId }) => publicId === id))) {
      throw refuse('NOT_FOUND');
    }
    const done: { id: string; state: ItemState }[] = [];
    for (const item of items) {
      if (only && !only.includes(item.publicId)) continue;
      if (!appliable.includes(item.state)) continue;
      done.push({ id: item.publicId, state: await applyOne({ item, ...by }) });
    }
    return { items: done };
  };
};
