import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  daySlots,
  type Holder,
  type LineRef,
} from '../../plugins/talent-office/server/src/engine/ledger';
import { calendarDate, tables } from '../../plugins/talent-office/server/src/platform';
import { booksOf, newHolder, newLine } from '../factories/ledger';
import {
  createBootedDatabase,
  spawnSite,
  startSite,
  type Site,
  type SpawnedSite,
  type TestDatabase,
} from '../setup';

const file = path.join(__dirname, 'ledger.mjs');
const serverCount = 2;

let database: TestDatabase;
let site: Site;
let spawned: SpawnedSite;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  database = await createBootedDatabase();
  site = await startSite({ database });
  spawned = await spawnSite(serverCount, { database });
  books = booksOf(site.strapi);
});
afterAll(async () => {
  await spawned.stop();
  await site.stop();
  await database.drop();
});
afterEach(async () => {
  expect(await books.ledger.verify()).toEqual({ failures: [] });
});

/** Runs a scenario on every server at once; how often each outcome came. */
const race = async <Input>(name: string, inputs: Input[]): Promise<Record<string, number>> => {
  const answers = await spawned.together<Input, string[]>({ file, name, inputs });
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    if (answer.status === 'rejected') throw answer.reason;
    for (const outcome of answer.value) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

const shares = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: serverCount }, (_, server) =>
    all.filter((_each, index) => index % serverCount === server),
  );

const bringAll = (line: LineRef, holders: Holder[], phase: string, amount: number) =>
  race(
    'bring',
    shares(holders).map((share) => ({ line, holders: share, phase, amount })),
  );

const newHolders = (times: number) => Array.from({ length: times }, () => newHolder());

describe('several servers at once', () => {
  it('spend the last money of a line exactly as often as it lasts', async () => {
    const line = newLine();
    const holders = newHolders(40);
    await books.supply(line, 1050);
    expect(await bringAll(line, holders, 'reserved', 100)).toEqual({
      done: 10,
      INSUFFICIENT_FUNDS: 30,
    });
    expect(await books.totals(line)).toMatchObject({ available: 50, byPhase: { reserved: 1000 } });
  });

  it('give the last place once', async () => {
    const line = newLine('place');
    await books.supply(line, 1);
    expect(await bringAll(line, newHolders(40), 'committed', 1)).toEqual({
      done: 1,
      NO_PLACES_LEFT: 39,
    });
  });

  it('hold one limit once, however often one entry asks, in whatever phase', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 10_000);
    const inputs = ['reserved', 'committed'].map((phase) => ({
      line,
      holders: new Array<Holder>(1).fill(holder),
      phase,
      amount: 100,
    }));
    expect(await race('bringTogether', inputs)).toEqual({ done: 2 });
    expect(await books.totals(line)).toMatchObject({ available: 9900 });
    expect(await books.held(holder)).toMatchObject([{ amount: 100 }]);
  });

  it('hold one limit on one line, when two lines are asked at once', async () => {
    const lines = [newLine(), newLine()];
    for (const line of lines) await books.supply(line, 100);
    const holders = newHolders(10);
    const inputs = lines.map((line) => ({ line, holders, phase: 'reserved', amount: 10 }));
    const counts = await race('bringTogether', inputs);
    expect(counts).toEqual({ done: 20 });
    for (const holder of holders) {
      expect(await books.held(holder)).toMatchObject([{ amount: 10 }]);
    }
  });

  it('reserve and commit side by side without a deadlock', async () => {
    const line = newLine();
    const [first, second] = [newHolders(20), newHolders(20)];
    await books.supply(line, 4000);
    await bringAll(line, first, 'reserved', 100);
    const inputs = [
      { line, holders: first, phase: 'committed', amount: 50 },
      { line, holders: second, phase: 'reserved', amount: 100 },
    ];
    expect(await race('bring', inputs)).toEqual({ done: 40 });
    expect(await books.totals(line)).toMatchObject({
      available: 1000,
      byPhase: { committed: 1000, reserved: 2000 },
    });
  });

  it('declare one supply: the last one counts, not their sum', async () => {
    const line = newLine();
    const inputs = [
      { line, amounts: [100, 200, 300] },
      { line, amounts: [400, 500, 600] },
    ];
    expect(await race('supply', inputs)).toEqual({ done: 6 });
    const { supplied, available } = await books.totals(line);
    expect([100, 200, 300, 400, 500, 600]).toContain(supplied);
    expect(available).toBe(supplied);
  });

  it('reverse a transfer once', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 100);
    await books.bring(holder, line, 'reserved', 100);
    const { id } = await books.knex(tables.transfers).orderBy('id', 'desc').first('id');
    const inputs = shares(new Array(20).fill(id)).map(({ length }) => ({
      transfer: id,
      times: length,
    }));
    expect(await race('reverse', inputs)).toEqual({ done: 1, ALREADY_REVERSED: 19 });
    expect(await books.totals(line)).toMatchObject({ available: 100 });
  });

  // Ten rooms, one after the other: a crowd that waited at each other's days met a deadlock in every second one.
  it('let one of 200 overlapping claims of three years win, in each of ten rooms', async () => {
    const name = 'api::tenancy.tenancy:0';
    const claims = Array.from({ length: 200 }, (_, index) => {
      const day = String((index % 28) + 1).padStart(2, '0');
      const slots = daySlots(calendarDate(`2026-01-${day}`), calendarDate(`2029-01-${day}`));
      return { owner: `api::tenancy.tenancy:${index}`, slots };
    });
    for (const key of Array.from({ length: 10 }, () => randomUUID())) {
      const inputs = shares(claims).map((share) => ({ name, key, claims: share }));
      expect(await race('claim', inputs)).toEqual({ done: 1, ALREADY_CLAIMED: 199 });
      const rows = await books.knex(tables.claims).where({ key }).select('owner');
      expect(rows).toHaveLength(1096);
      expect(new Set(rows.map(({ owner }) => owner)).size).toBe(1);
    }
  });
});
