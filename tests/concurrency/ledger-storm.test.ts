import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { LineRef } from '../../plugins/talent-office/server/src/engine/ledger';
import { getService, tables } from '../../plugins/talent-office/server/src/platform';
import { booksOf, newLine } from '../factories/ledger';
import {
  createBootedDatabase,
  spawnSite,
  startMysqlProxy,
  startSite,
  type MysqlProxy,
  type Site,
  type TestDatabase,
} from '../setup';

const file = path.join(__dirname, 'ledger-storm.mjs');
const servers = 3;
const amount = 100;

/** So many operations in all; fewer where a run must be short (`TEST_STORM_OPERATIONS`). */
const operations = Number(process.env.TEST_STORM_OPERATIONS ?? 20_000);
/** So often a server is killed (`TEST_STORM_KILLS`). */
const kills = Number(process.env.TEST_STORM_KILLS ?? 50);

jest.setTimeout(3_600_000);

interface Storm {
  readonly outcomes: Record<string, number>;
  readonly acknowledged: readonly string[];
  readonly operations: number;
}

let database: TestDatabase;
let site: Site;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  database = await createBootedDatabase();
  site = await startSite({ database });
  books = booksOf(site.strapi);
});
afterAll(async () => {
  await site.stop();
  await database.drop();
});

/** How many transfers there are of each key: an operation is one transfer. */
const effects = async (prefix: string): Promise<Map<string, number>> => {
  const rows = (await books
    .knex(tables.transfers)
    .where('reason', 'storm')
    .where('reference', 'like', `${prefix}%`)
    .groupBy('reference')
    .select('reference')
    .count({ times: '*' })) as { reference: string; times: number | string }[];
  return new Map(rows.map(({ reference, times }) => [reference, Number(times)]));
};

const heldTogether = async (line: LineRef) => {
  const { supplied, available, byPhase } = await books.totals(line);
  const held = Object.values(byPhase).reduce((sum, one) => sum + one, 0);
  return { supplied, available, held };
};

/** Looks at the line from outside the storm, again and again: it must never be overspent. */
const watch = (line: LineRef) => {
  let looks = 0;
  let over = false;
  const done = (async () => {
    while (!over) {
      const { supplied, available, held } = await heldTogether(line);
      if (available < 0 || held > supplied) throw new Error(`overspent: ${available}, ${held}`);
      looks += 1;
      await wait(100);
    }
  })();
  return {
    end: async (): Promise<number> => {
      over = true;
      await done;
      return looks;
    },
  };
};

describe('three servers, three times the budget, connections cut', () => {
  let proxy: MysqlProxy;
  beforeAll(async () => {
    proxy = await startMysqlProxy();
  });
  afterAll(() => proxy.close());

  it(`spend no fen twice in ${operations} operations, and what was acknowledged is there once`, async () => {
    // Of three holders one gets money and goes on: some ten requests for three holders.
    const holders = Math.ceil(operations / (servers * 3.4));
    const line = newLine();
    await books.supply(line, Math.floor((servers * holders) / 3) * amount);
    const spawned = await spawnSite(servers, { database, env: proxy.env });
    // One COMMIT in forty, by turns before and after the server has seen it.
    proxy.cutAt((commit) => {
      if (commit % 40 !== 0) return undefined;
      return commit % 80 === 0 ? 'after' : 'before';
    });
    const watched = watch(line);
    const knife = setInterval(() => proxy.cutSome(1 + Math.floor(Math.random() * 3)), 700);
    const rolling = setInterval(() => {
      getService(site.strapi, 'books')
        .roll(`storm/${randomUUID()}`)
        .catch(() => undefined);
    }, 2000);
    const run = randomUUID().slice(0, 8);
    const answers = await spawned.together<object, Storm>({
      file,
      name: 'storm',
      inputs: Array.from({ length: servers }, (_, server) => ({
        ...{ line, server: `${run}-${server}`, holders, amount },
      })),
    });
    clearInterval(knife);
    clearInterval(rolling);
    proxy.cutAt(() => undefined);
    const looks = await watched.end();
    await spawned.stop();

    const storms = answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
    const acknowledged = storms.flatMap((one) => one.acknowledged);
    const asked = storms.reduce((sum, one) => sum + one.operations, 0);
    process.stdout.write(
      `storm: ${asked} operations, ${acknowledged.length} effects, ${proxy.cuts()} cuts, ${looks} looks\n`,
    );
    expect(proxy.cuts()).toBeGreaterThan(operations / 1000);
    for (const { outcomes } of storms) {
      expect(Object.keys(outcomes).toSorted()).toEqual(['INSUFFICIENT_FUNDS', 'done']);
    }
    const found = await effects(run);
    expect([...found.values()].filter((times) => times !== 1)).toEqual([]);
    expect([...found.keys()].toSorted()).toEqual(acknowledged.toSorted());
    const { supplied, available, held } = await heldTogether(line);
    expect({ supplied, sum: available + held }).toEqual({ supplied, sum: supplied });
    expect(await books.ledger.verify()).toEqual({ failures: [] });
  });
});

describe('a server that is killed at any moment', () => {
  it(`keeps what it acknowledged, ${kills} times`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jinlan-kills-'));
    const line = newLine();
    await books.supply(line, 1_000_000_000);
    let seen = 0;
    for (let killed = 0; killed < kills;) {
      // Two at a time: what one leaves behind is not mended by a later boot before it is looked at.
      const spawned = await spawnSite(Math.min(2, kills - killed), { database });
      const rounds = spawned.servers.map(() => randomUUID().slice(0, 8));
      const files = rounds.map((round) => path.join(folder, round));
      const working = spawned.together({
        file,
        name: 'untilKilled',
        inputs: rounds.map((round, index) => ({ line, round, file: files[index], amount })),
      });
      for (const server of spawned.servers) {
        await wait(100 + Math.random() * 900);
        await server.kill();
        killed += 1;
      }
      await working;
      await spawned.stop();
      for (const [index, round] of rounds.entries()) {
        const log = files[index] ?? '';
        const acknowledged = existsSync(log)
          ? readFileSync(log, 'utf8').split('\n').slice(0, -1)
          : [];
        const found = await effects(round);
        seen += acknowledged.length;
        expect([...found.values()].filter((times) => times !== 1)).toEqual([]);
        expect(acknowledged.filter((key) => !found.has(key))).toEqual([]);
      }
      expect(await books.ledger.verify()).toEqual({ failures: [] });
    }
    rmSync(folder, { recursive: true, force: true });
    process.stdout.write(`kills: ${kills}, ${seen} acknowledged operations\n`);
    expect(seen).toBeGreaterThan(kills);
  });
});
