import type { Knex } from 'knex';

import { apiRoute, transaction, type Tx } from '../../plugins/talent-office/server/src/platform';
import { answer } from '../../plugins/talent-office/server/src/platform/routes/answer';
import type { Site } from '../setup';

/** What a request to `/probe` does inside its transaction, after it has written its row. */
export type ProbeWork = (tx: Tx) => Promise<unknown>;

/**
 * A table, and a route of ours that writes one row of it in one transaction: what the transaction
 * helper does with a failure is asked through the same mapper as every other route.
 */
export const startProbe = async (site: Site) => {
  const { connection } = site.strapi.db;
  await connection.schema.createTable('probe', (table) => {
    table.increments('id');
    table.string('key', 120).notNullable();
    table.integer('run').notNullable();
  });
  let work: ProbeWork = () => Promise.resolve();
  let runs = 0;
  const route = apiRoute({
    method: 'POST',
    path: '/probe',
    action: 'probe.write',
    handler: async ({ strapi, operation }) => {
      const run = await transaction(strapi, operation, async (tx) => {
        const mine = (runs += 1);
        await tx('probe').insert({ key: operation.key, run: mine });
        await work(tx);
        return mine;
      });
      return { data: run };
    },
  });
  site.strapi.server.app.use((ctx, next) =>
    ctx.path === '/probe' ? answer(site.strapi, route)(ctx) : next(),
  );
  return {
    /** Sends one request under `key`, of which each try does `next`. */
    post: (key: string, next: ProbeWork = () => Promise.resolve()) => {
      work = next;
      runs = 0;
      return site.http.post('/probe').set('Idempotency-Key', key).send({});
    },
    /** How often the function ran for the last request. */
    runs: () => runs,
    /** The runs whose row is there. */
    rows: (key: string): Promise<number[]> =>
      connection('probe').where('key', 'like', `% ${key}`).orderBy('id').pluck('run'),
    table: (): Knex.QueryBuilder => connection('probe'),
  };
};

export type Probe = Awaited<ReturnType<typeof startProbe>>;
