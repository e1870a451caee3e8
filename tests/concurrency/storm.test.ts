import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Holder, LineRef } from '../../plugins/talent-office/server/src/engine/ledger';
import { tables } from '../../plugins/talent-office/server/src/platform';
import { booksOf, newHolder, newLine } from '../factories/ledger';
import {
  createBootedDatabase,
  spawnSite,
  startMysqlProxy,
  startSite,
  type Site,
  type TestDatabase,
} from '../setup';

const file = path.join(__dirname, 'storm.mjs');

/** How often; the whole of it (20000 and 50) is asked for by hand (docs/performance.md). */
const operations = Number(process.env.STORM_OPERATIONS ?? 2000);
const kills = Number(process.env.STORM_KILLS ?? 3);

let database: TestDatabase;
let site: Site;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  database = await createBootedDatabase();
  site = await startSite({ database });
  books = booksOf(site.strapi);
  await site.strapi.db.connection.schema.createTable('storm_done', (table) => {
    table.increments('id');
    table.string('key', 200).notNullable();
  });
});
afterAll(async () => {
  await site.stop();
  await database.drop();
});

interface Step {
  readonly phase: string | null;
  readonly amount: number;
}

interface Entry {
  readonly line: LineRef;
  readonly holder: Holder;
  readonly steps: readonly Step[];
}

/** Half go all the way to the bank, a quarter give back what they reserved, a quarter are lowered. */
const ways: ((amount: number) => Step[])[] = [
  (amount) => ['reserved', 'committed', 'sent', 'paid'].map((phase) => ({ phase, amount })),
  (amount) => [
    { phase: 'reserved', amount },
    { phase: null, amount: 0 },
  ],
  (amount) => ['reserved', 'committed', 'sent', 'paid'].map((phase) => ({ phase, amount })),
  (amount) => [
    { phase: 'reserved', amount },
    { phase: 'committed', amount: amount / 2 },
  ],
];

describe('three servers, a demand of three times the budget, connections cut at their COMMITs', () => {
  it(`spend no fen twice in ${operations} operations`, async () => {
    const servers = 3;
    const lines = Array.from({ length: 3 }, () => newLine());
    const amount = 100;
    // Each entry is asked for by two of the servers, under the same keys: three steps on an average.
    const entries = Array.from({ length: Math.ceil(operations / 6) }, (_, index): Entry => {
      const [way, line] = [ways[index % ways.length], lines[index % lines.length]];
      if (!way || !line) throw new Error('there are ways and lines');
      return { line, holder: newHolder(), steps: way(amount) };
    });
    const supply = Math.floor((entries.length * amount) / lines.length / 3);
    for (const line of lines) await books.supply(line, supply);

    const proxy = await startMysqlProxy();
    proxy.cutAt((commit) => {
      if (commit % 23 !== 0) return undefined;
      return commit % 2 === 0 ? 'before' : 'after';
    });
    const spawned = await spawnSite(servers, { database, env: proxy.env });
    const answers = await spawned.together<
      { entries: Entry[] },
      { asked: number; refused: string[] }
    >({
      file,
      name: 'spend',
      inputs: Array.from({ length: servers }, (_, server) => ({
        entries: entries.filter((_entry, index) => (index + server) % servers !== 0),
      })),
    });
    proxy.cutAt(() => undefined);
    await spawned.stop();
    await proxy.close();

    const told = answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    expect(proxy.cuts()).toBeGreaterThan(10);
    // The money did not last: somebody was refused, on every server.
    for (const { refused } of told) expect(refused.length).toBeGreaterThan(0);

    expect(await books.ledger.verify()).toEqual({ failures: [] });
    const done = await books.knex('storm_done').select<{ key: string }[]>('key');
    const keys = new Set(done.map(({ key }) => key));
    expect(done).toHaveLength(keys.size);
    for (const line of lines) {
      const { supplied, available, byPhase } = await books.totals(line);
      const held = Object.values(byPhase).reduce((sum, one) => sum + one, 0);
      expect({ supplied, held: held + available }).toEqual({ supplied: supply, held: supply });
      expect(available).toBeGreaterThanOrEqual(0);
    }
    for (const { holder, steps } of entries) {
      const last = steps.findLast(({ phase }) =>
        keys.has(`storm ${holder.documentId} ${phase ?? 'nothing'}`),
      );
      const expected = last?.phase ? [{ phase: last.phase, amount: last.amount }] : [];
      expect(await books.held(holder)).toMatchObject(expected);
    }
  }, 1_800_000);
});

describe('a server killed in the middle of its work', () => {
  it(`has kept everything that it acknowledged, ${kills} times`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-kill-'));
    const acknowledged = path.join(folder, 'acknowledged');
    writeFileSync(acknowledged, '');
    const line = newLine();
    const amount = 100;
    await books.supply(line, 1_000_000_000);
    for (let kill = 0; kill < kills; kill += 1) {
      const spawned = await spawnSite(1, { database });
      const input = { line, phases: ['reserved', 'committed', 'paid'], amount };
      const work = spawned.together({
        file,
        name: 'spendForever',
        inputs: [{ ...input, prefix: `kill-${kill}`, file: acknowledged }],
      });
      await wait(300 + Math.random() * 1200);
      await spawned.servers[0]?.kill();
      const [outcome] = await work;
      // It ended by the kill and by nothing else.
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { message: expect.stringContaining('SIGKILL') },
      });
      await spawned.stop();
    }
    const told = readFileSync(acknowledged, 'utf8').trim().split('\n');
    expect(told.length).toBeGreaterThan(kills);
    rmSync(folder, { recursive: true });

    const done = await books.knex('storm_done').select<{ key: string }[]>('key');
    const keys = new Set(done.map(({ key }) => key));
    for (const one of told) expect(keys).toContain(`storm ${one}`);
    // What was not acknowledged is there as a whole, or not at all.
    const transfers = await books
      .knex(tables.transfers)
      .where({ reference: 'kill' })
      .count<{ count: number }[]>({ count: '*' });
    expect(Number(transfers[0]?.count)).toBe(
      [...keys].filter((key) => key.startsWith('storm kill-')).length,
    );
    expect(await books.ledger.verify()).toEqual({ failures: [] });
  }, 1_800_000);
});
