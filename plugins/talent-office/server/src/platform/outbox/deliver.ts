import type { Core } from '@strapi/strapi';

import { faultOf, storyOf, type JobRun } from '../jobs';
import { getService } from '../services';

import { Postponed } from './postponed';
import { beginDelivery, dueParcels, endDelivery, type Parcel } from './rows';
import type { Handler } from './service';

/** After so many failures a parcel is dead: a person has to look at it. */
export const maxAttempts = 8;

const minuteMs = 60_000;
const longestWaitMs = 6 * 60 * minuteMs;

/** One minute after the first failure, then twice as long each time, up to six hours. */
const waitAfter = (attempt: number): number =>
  Math.min(longestWaitMs, minuteMs * 2 ** (attempt - 1));

/** Delivers what is due. What one parcel is refused for stops no other. */
export const createDeliver = (strapi: Core.Strapi, handlers: ReadonlyMap<string, Handler>) => {
  const knex = () => strapi.db.connection;
  const now = (): Date => getService(strapi, 'clock').now();

  const deliver = async (parcel: Parcel): Promise<void> => {
    const attempt = parcel.attempts + 1;
    const nextDueAt = new Date(now().getTime() + waitAfter(attempt));
    if (!(await beginDelivery(knex(), parcel, nextDueAt))) return;
    const { id, topic } = parcel;
    try {
      await handlers.get(topic)?.(parcel.payload, { ...parcel, attempts: attempt });
    } catch (error) {
      if (error instanceof Postponed) {
        const { attempts } = parcel;
        const due_at = error.until.toISOString();
        await endDelivery(knex(), id, { state: 'waiting', attempts, due_at });
        return;
      }
      const isDead = attempt >= maxAttempts;
      strapi.log[isDead ? 'error' : 'warn'](
        `talent-office outbox ${id} (${topic}), attempt ${attempt}${isDead ? ', given up' : ''}: ${storyOf(error)}`,
      );
      const state = isDead ? 'dead' : 'waiting';
      await endDelivery(knex(), id, { state, fault: faultOf(error) });
      return;
    }
    await endDelivery(knex(), id, {
      state: 'delivered',
      delivered_at: now().toISOString(),
      fault: null,
    });
  };

  return async ({ proceed }: Pick<JobRun, 'proceed'>): Promise<void> => {
    const topics = [...handlers.keys()];
    for (let last = 0; ;) {
      const batch = await dueParcels(knex(), topics, now(), last);
      for (const parcel of batch) {
        await proceed();
        await deliver(parcel);
        last = parcel.id;
      }
      if (batch.length === 0) return;
    }
  };
};
