import type { Core } from '@strapi/strapi';

import { reading } from '../../platform';

import { referredTo } from './records';
import type { Store } from './store';

// A transaction takes seconds, so what is a day old and still nobody's stays nobody's.
const gracePeriodMs = 24 * 60 * 60 * 1000;
const batchSize = 400;

/** See `Files.sweep`. The age is the server's own: a stopped clock must not remove anything. */
export const sweep = async (strapi: Core.Strapi, store: Store): Promise<number> => {
  const before = new Date(Date.now() - gracePeriodMs);
  let removed = 0;
  const sweepBatch = async (names: readonly string[]): Promise<void> => {
    const kept = await reading(strapi, (knex) => referredTo(knex, names));
    for (const name of names) {
      if (!kept.has(name) && (await store.removeOlderThan(before, name))) removed += 1;
    }
  };
  let batch: string[] = [];
  for await (const name of store.names()) {
    batch.push(name);
    if (batch.length < batchSize) continue;
    await sweepBatch(batch);
    batch = [];
  }
  await sweepBatch(batch);
  return removed;
};
