import type { JobRun } from '../jobs';
import { getService, type ServiceFactory } from '../services';
import { tables } from '../tables';
import { digest, isDuplicateKey, type Tx } from '../transaction';

import { createDeliver } from './deliver';
import { deadParcels, renewParcel, type Parcel, type Payload } from './rows';

/**
 * Does what a parcel asks for, at least once: it may have been done and the answer been lost.
 * @throws Postponed where its time has not come; any other error counts as a failed attempt
 */
export type Handler = (payload: Payload, parcel: Parcel) => Promise<void>;

/** Effects outside the database leave through here, after the commit of what caused them. */
export interface Outbox {
  /**
   * As part of the transaction that causes it: both are there, or neither. A second parcel of the
   * same topic and key is none.
   */
  add(
    tx: Tx,
    parcel: { readonly topic: string; readonly key: string; readonly payload: Payload },
  ): Promise<void>;
  /** In `register()`: who delivers a topic. @throws Error for a second one */
  handle(topic: string, handler: Handler): void;
  /**
   * Has a parcel delivered that was given up, or that waits for its next attempt, with the next run.
   * @returns false where there is none: it was delivered
   */
  renew(tx: Tx, parcel: { readonly topic: string; readonly key: string }): Promise<boolean>;
  /** What was given up after repeated failures, the latest first. */
  dead(): Promise<Parcel[]>;
  /** The job: what one parcel fails of stops no other. */
  deliverDue(run: Pick<JobRun, 'proceed'>): Promise<void>;
}

declare module '../services' {
  interface Services {
    outbox: Outbox;
  }
}

export const createOutbox: ServiceFactory<'outbox'> = ({ strapi }) => {
  const handlers = new Map<string, Handler>();
  return {
    add: async (tx, { topic, key, payload }) => {
      const now = getService(strapi, 'clock').now().toISOString();
      try {
        await tx(tables.outbox).insert({
          topic,
          key: digest(key),
          payload: JSON.stringify(payload),
          state: 'waiting',
          attempts: 0,
          due_at: now,
          created_at: now,
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    handle: (topic, handler) => {
      if (handlers.has(topic)) throw new Error(`the topic "${topic}" has a handler already`);
      handlers.set(topic, handler);
    },
    renew: (tx, { topic, key }) =>
      renewParcel(tx, { topic, key: digest(key) }, getService(strapi, 'clock').now()),
    dead: () => deadParcels(strapi.db.connection),
    deliverDue: createDeliver(strapi, handlers),
  };
};
