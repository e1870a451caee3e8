import type { Knex } from 'knex';

import { refuse } from '../../platform';

import { closingDigest, orderDigest } from './order';
import {
  candidatesOf,
  closingOf,
  entriesOf,
  grantsOf,
  orderOf,
  ranksOf,
  type CandidateRecord,
  type ClosingRecord,
  type EntryRecord,
  type GrantRecord,
  type GroupRecord,
  type OrderRecord,
  type RankRecord,
} from './records';

/** An order with all that it rests on. */
export interface Ordered {
  readonly closing: ClosingRecord;
  readonly order: OrderRecord;
  readonly candidates: readonly CandidateRecord[];
  readonly ranks: readonly RankRecord[];
  readonly grants: readonly GrantRecord[];
  readonly entries: readonly EntryRecord[];
}

/** Whose places are held: each that was given, but for those that others took over. */
export const held = (grants: readonly GrantRecord[]): GrantRecord[] => {
  const replaced = new Set(grants.map(({ replaces }) => replaces));
  return grants.filter(({ entryId }) => !replaced.has(entryId));
};

/** The triggers keep rows from being changed; a row that somebody adds by hand is found here. */
const fits = ({ closing, order, candidates, ranks, grants, entries }: Ordered): boolean => {
  const granted = new Set(grants.map(({ entryId }) => entryId));
  const left = new Set(entries.flatMap(({ id, state }) => (state === 'left' ? [id] : [])));
  // Nobody is passed over: before the last who was given a place stand only those who gave theirs up.
  const last = Math.max(
    0,
    ...ranks.flatMap(({ entryId, position }) => (granted.has(entryId) ? [position] : [])),
  );
  return (
    closingDigest(candidates) === closing.digest &&
    orderDigest(ranks) === order.digest &&
    candidates.length === ranks.length &&
    held(grants).length <= closing.places &&
    grants.every(
      ({ replaces }) => replaces === null || (granted.has(replaces) && left.has(replaces)),
    ) &&
    ranks.every(
      ({ entryId, position }) => position > last || granted.has(entryId) || left.has(entryId),
    )
  );
};

/** @throws Refusal SELECTION_ORDER_CHANGED: somebody wrote past the software */
export const verified = async (knex: Knex, group: GroupRecord): Promise<Ordered> => {
  const closing = await closingOf(knex, group.id);
  const order = await orderOf(knex, group.id);
  if (!closing || !order) throw refuse('SELECTION_STATE', { state: group.state });
  const all: Ordered = {
    closing,
    order,
    candidates: await candidatesOf(knex, group.id),
    ranks: await ranksOf(knex, group.id),
    grants: await grantsOf(knex, group.id),
    entries: await entriesOf(knex, group.id),
  };
  if (!fits(all)) throw refuse('SELECTION_ORDER_CHANGED');
  return all;
};
