import type { Knex } from 'knex';

import { tables } from '../tables';

/** Ids only, never personal data: whoever delivers looks up what it needs, as it then stands. */
export type Payload = Readonly<Record<string, string | number | null>>;

/** Something to be done outside the database once the transaction that asks for it is committed. */
export interface Parcel {
  readonly id: number;
  readonly topic: string;
  readonly key: string;
  readonly payload: Payload;
  /** Deliveries that were begun. */
  readonly attempts: number;
  readonly createdAt: string;
  /** Class and code of what went wrong last. */
  readonly fault: string | null;
}

interface ParcelRow {
  id: number;
  topic: string;
  key: string;
  payload: string;
  attempts: number;
  created_at: string;
  fault: string | null;
}

const toParcel = (row: ParcelRow): Parcel => ({
  id: row.id,
  topic: row.topic,
  key: row.key,
  payload: JSON.parse(row.payload) as Payload,
  attempts: row.attempts,
  createdAt: row.created_at,
  fault: row.fault,
});

const batchSize = 50;
const mostShown = 200;

/** The next that are due, the oldest first; of other topics another release takes care. */
export const dueParcels = async (
  knex: Knex,
  topics: readonly string[],
  now: Date,
  afterId: number,
): Promise<Parcel[]> =>
  (
    (await knex(tables.outbox)
      .where({ state: 'waiting' })
      .where('due_at', '<=', now.toISOString())
      .where('id', '>', afterId)
      .whereIn('topic', [...topics])
      .orderBy('id')
      .limit(batchSize)) as ParcelRow[]
  ).map(toParcel);

export const deadParcels = async (knex: Knex): Promise<Parcel[]> =>
  (
    (await knex(tables.outbox)
      .where({ state: 'dead' })
      .orderBy('id', 'desc')
      .limit(mostShown)) as ParcelRow[]
  ).map(toParcel);

/** Counts the attempt before it is made, so that one that kills the process counts too. */
export const beginDelivery = async (
  knex: Knex,
  { id, attempts }: Parcel,
  nextDueAt: Date,
): Promise<boolean> =>
  (await knex(tables.outbox)
    .where({ id, attempts, state: 'waiting' })
    .update({ attempts: attempts + 1, due_at: nextDueAt.toISOString() })) === 1;

export const endDelivery = async (
  knex: Knex,
  id: number,
  values:
    | { readonly state: 'delivered'; readonly delivered_at: string; readonly fault: null }
    | { readonly state: 'waiting' | 'dead'; readonly fault: string }
    | { readonly state: 'waiting'; readonly attempts: number; readonly due_at: string },
): Promise<void> => {
  await knex(tables.outbox).where({ id, state: 'waiting' }).update(values);
};

/** What was given up begins anew, what waits for its next attempt has it now. */
export const renewParcel = async (
  tx: Knex,
  { topic, key }: Pick<Parcel, 'topic' | 'key'>,
  now: Date,
): Promise<boolean> => {
  const due_at = now.toISOString();
  const parcels = () => tx(tables.outbox).where({ topic, key });
  const revived = await parcels()
    .where({ state: 'dead' })
    .update({ state: 'waiting', attempts: 0, due_at });
  return revived + (await parcels().where({ state: 'waiting' }).update({ due_at })) > 0;
};

export const forgetDelivered = async (knex: Knex, before: Date): Promise<void> => {
  await knex(tables.outbox)
    .where({ state: 'delivered' })
    .where('delivered_at', '<', before.toISOString())
    .delete();
};
