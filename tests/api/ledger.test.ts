import { randomUUID } from 'node:crypto';
import {
  accountCode,
  daySlots,
  lineCode,
  type TransferInput,
} from '../../plugins/talent-office/server/src/engine/ledger';
import {
  calendarDate,
  getService,
  transaction,
  type RowId,
} from '../../plugins/talent-office/server/src/platform';
import { booksOf, inTransaction, newCause, newHolder, newLine } from '../factories/ledger';
import { startSite, type Site } from '../setup';

let site: Site;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  site = await startSite();
  books = booksOf(site.strapi);
  books.ledger.registerPhases('paid', 'recovered');
});
afterAll(() => site.stop());
afterEach(async () => {
  expect(await books.ledger.verify()).toEqual({ failures: [] });
});

const transfer = (input: Partial<TransferInput> & Pick<TransferInput, 'debit' | 'credit'>) =>
  inTransaction(site.strapi, (tx) =>
    books.ledger.transfer(tx, {
      opKey: randomUUID(),
      amount: 1,
      reason: '测试',
      reference: 'test',
      actor: 'admin:1',
      ...input,
    }),
  );
const reverse = (id: RowId<'transfer'>, cause = newCause()) =>
  inTransaction(site.strapi, (tx) => books.ledger.reverse(tx, id, cause));

describe('supply', () => {
  it('is the total of a line, not an addition', async () => {
    const line = newLine();
    await books.supply(line, 1000);
    await books.supply(line, 1500);
    await books.supply(line, 1200);
    expect(await books.totals(line)).toEqual({
      supplied: 1200,
      carried: 0,
      available: 1200,
      byPhase: {},
      closed: false,
    });
  });

  it('does not fall below what is used', async () => {
    const line = newLine();
    await books.supply(line, 1000);
    await books.bring(newHolder(), line, 'reserved', 700);
    await expect(books.supply(line, 699)).rejects.toMatchObject({
      code: 'SUPPLY_BELOW_USE',
      facts: { used: 700, wanted: 699 },
    });
    await books.supply(line, 700);
    expect(await books.totals(line)).toMatchObject({ supplied: 700, available: 0 });
  });

  it('counts money and places of one entry apart', async () => {
    const money = newLine('fen');
    const places = { ...money, asset: 'place' as const };
    await books.supply(money, 5000);
    await books.supply(places, 3);
    expect(await books.totals(money)).toMatchObject({ available: 5000 });
    expect(await books.totals(places)).toMatchObject({ available: 3 });
  });
});

describe('bring', () => {
  it('reserves, commits, gives back a part and all', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1000);
    await books.bring(holder, line, 'reserved', 600);
    expect(await books.held(holder)).toEqual([{ line, phase: 'reserved', amount: 600 }]);
    await books.bring(holder, line, 'committed', 600);
    expect(await books.held(holder)).toEqual([{ line, phase: 'committed', amount: 600 }]);
    await books.bring(holder, line, 'committed', 250);
    expect(await books.totals(line)).toMatchObject({ available: 750 });
    await books.bring(holder, line, 'reserved', 250);
    expect(await books.held(holder)).toEqual([{ line, phase: 'reserved', amount: 250 }]);
    await books.bring(holder, line, null, 0);
    expect(await books.held(holder)).toEqual([]);
    expect(await books.totals(line)).toMatchObject({ supplied: 1000, available: 1000 });
  });

  it('raises phase and amount in one call', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1000);
    await books.bring(holder, line, 'reserved', 600);
    await books.bring(holder, line, 'committed', 900);
    expect(await books.held(holder)).toEqual([{ line, phase: 'committed', amount: 900 }]);
  });

  it('posts nothing when what is held is right already', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1000);
    await books.bring(holder, line, 'reserved', 600);
    const [before] = await books.knex('talent_office_transfers').count({ times: '*' });
    await books.bring(holder, line, 'reserved', 600);
    expect(await books.knex('talent_office_transfers').count({ times: '*' })).toEqual([before]);
  });

  it('refuses more than is free, with the free amount, and changes nothing', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1_000_00);
    await books.bring(holder, line, 'reserved', 300_00);
    await expect(books.bring(newHolder(), line, 'reserved', 800_00)).rejects.toMatchObject({
      code: 'INSUFFICIENT_FUNDS',
      facts: { free: 700_00, wanted: 800_00, freeText: '¥700.00', wantedText: '¥800.00' },
    });
    await expect(books.bring(holder, line, 'committed', 1_200_00)).rejects.toMatchObject({
      code: 'INSUFFICIENT_FUNDS',
      facts: { free: 700_00, wanted: 900_00 },
    });
    expect(await books.held(holder)).toEqual([{ line, phase: 'reserved', amount: 300_00 }]);
  });

  it('leaves nothing behind when its caller catches the refusal', async () => {
    const [from, to] = [newLine(), newLine()];
    const holder = newHolder();
    await books.supply(from, 100);
    await books.supply(to, 50);
    await books.bring(holder, from, 'reserved', 100);
    await inTransaction(site.strapi, async (tx) => {
      await expect(
        books.ledger.bring(tx, holder, to, 'committed', 100, newCause()),
      ).rejects.toMatchObject({ code: 'INSUFFICIENT_FUNDS' });
    });
    expect(await books.held(holder)).toEqual([{ line: from, phase: 'reserved', amount: 100 }]);
  });

  it('holds places, one by one', async () => {
    const line = newLine('place');
    await books.supply(line, 1);
    await books.bring(newHolder('place'), line, 'committed', 1);
    await expect(books.bring(newHolder('place'), line, 'committed', 1)).rejects.toMatchObject({
      code: 'NO_PLACES_LEFT',
      facts: { free: 0, wanted: 1 },
    });
  });

  it('moves to another line and gives the first one back', async () => {
    const [from, to] = [newLine(), newLine()];
    const holder = newHolder();
    await books.supply(from, 100);
    await books.supply(to, 100);
    await books.bring(holder, from, 'reserved', 80);
    await books.bring(holder, to, 'committed', 90);
    expect(await books.held(holder)).toEqual([{ line: to, phase: 'committed', amount: 90 }]);
    expect(await books.totals(from)).toMatchObject({ available: 100 });
  });

  it('finds nothing available without a line, or on one that was never supplied', async () => {
    const holder = newHolder();
    await expect(books.bring(holder, null, 'reserved', 1)).rejects.toMatchObject({
      code: 'NO_LINE',
    });
    await expect(books.bring(holder, newLine(), 'reserved', 1)).rejects.toMatchObject({
      code: 'INSUFFICIENT_FUNDS',
      facts: { free: 0, wanted: 1 },
    });
    await books.bring(holder, null, null, 0);
  });

  it('keeps the limits of one entry apart', async () => {
    const line = newLine();
    const first = newHolder('first');
    const second = { ...first, limit: 'second' };
    await books.supply(line, 100);
    await books.bring(first, line, 'reserved', 60);
    await books.bring(second, line, 'reserved', 40);
    await books.bring(first, line, null, 0);
    expect(await books.held(second)).toEqual([{ line, phase: 'reserved', amount: 40 }]);
  });

  it('keeps what was paid: it counts as held and is not given back', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1000);
    await books.bring(holder, line, 'committed', 600);
    await transfer({
      debit: { line, holder, phase: 'committed' },
      credit: { line, holder, phase: 'paid' },
      amount: 200,
    });
    await books.bring(holder, line, 'committed', 600);
    expect(await books.totals(line)).toMatchObject({
      available: 400,
      byPhase: { committed: 400, paid: 200 },
    });
    await expect(books.bring(holder, line, 'committed', 199)).rejects.toMatchObject({
      code: 'AMOUNT_BELOW_USE',
      facts: { used: 200, wanted: 199 },
    });
    await books.bring(holder, line, null, 0);
    expect(await books.held(holder)).toEqual([{ line, phase: 'paid', amount: 200 }]);
  });

  it('refuses a step of one operation that was undone in between', async () => {
    const line = newLine();
    const holder = newHolder();
    const cause = newCause();
    await books.supply(line, 100);
    await books.bring(holder, line, 'reserved', 60, cause);
    await books.bring(holder, line, null, 0);
    await expect(books.bring(holder, line, 'reserved', 60, cause)).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await books.held(holder)).toEqual([]);
  });

  it('knows only phases that a room registered', async () => {
    await expect(books.bring(newHolder(), newLine(), 'pending', 1)).rejects.toThrow(
      '"pending" is not a registered phase',
    );
    expect(() => books.ledger.registerPhases('available')).toThrow();
  });
});

describe('transfer and reverse', () => {
  const paidOnce = async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1000);
    await books.bring(holder, line, 'committed', 600);
    const committed = { line, holder, phase: 'committed' };
    const paid = { line, holder, phase: 'paid' };
    const input = { debit: committed, credit: paid, amount: 600, opKey: randomUUID() };
    return { line, holder, committed, paid, input, id: await transfer(input) };
  };

  it('is done once for one key, and refused for another input', async () => {
    const { input, id, holder, line } = await paidOnce();
    expect(await transfer(input)).toBe(id);
    expect(await books.held(holder)).toEqual([{ line, phase: 'paid', amount: 600 }]);
    await expect(transfer({ ...input, amount: 599 })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('gives the same transfer while there is money for another one, too', async () => {
    const line = newLine();
    await books.supply(line, 1000);
    const successor = newLine();
    const input = { debit: { line }, credit: { line: successor }, amount: 10, opKey: 'carry-1' };
    expect(await transfer(input)).toBe(await transfer(input));
    expect(await books.totals(successor)).toMatchObject({ available: 10, carried: 10 });
  });

  it('takes no more than the entry holds', async () => {
    const { committed, paid } = await paidOnce();
    await expect(transfer({ debit: committed, credit: paid })).rejects.toMatchObject({
      code: 'MORE_THAN_HELD',
      facts: { held: 0, wanted: 1 },
    });
  });

  it('pays what was committed, and nothing out of what is free', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 1000);
    await books.bring(holder, line, 'committed', 600);
    await expect(books.bring(holder, line, 'paid', 601)).rejects.toMatchObject({
      code: 'MORE_THAN_HELD',
      facts: { held: 600, wanted: 601 },
    });
    expect(await books.totals(line)).toMatchObject({ available: 400, byPhase: { committed: 600 } });
    await books.bring(holder, line, 'paid', 600);
    expect(await books.held(holder)).toEqual([{ line, phase: 'paid', amount: 600 }]);
  });

  it('reverses once', async () => {
    const { id, holder, line } = await paidOnce();
    const cause = newCause();
    const reversal = await reverse(id, cause);
    expect(await books.held(holder)).toEqual([{ line, phase: 'committed', amount: 600 }]);
    expect(await reverse(id, cause)).toBe(reversal);
    await expect(reverse(id)).rejects.toMatchObject({ code: 'ALREADY_REVERSED' });
    await expect(reverse(reversal)).rejects.toMatchObject({ code: 'ALREADY_REVERSED' });
    await expect(reverse(1e9 as RowId<'transfer'>)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('does not reverse what has moved on', async () => {
    const { id, paid, line, holder } = await paidOnce();
    const credit = { line, holder, phase: 'recovered' };
    await transfer({ debit: paid, credit, amount: 100 });
    await expect(reverse(id)).rejects.toMatchObject({
      code: 'MONEY_MOVED_ON',
      facts: { free: 500, wanted: 600 },
    });
  });

  it('refuses amounts and accounts that cannot be', async () => {
    const line = newLine();
    const places = newLine('place');
    await books.supply(line, 10);
    for (const amount of [0, -1, 0.5, 2 ** 53]) {
      await expect(
        transfer({ debit: { line }, credit: { line: newLine() }, amount }),
      ).rejects.toMatchObject({ name: 'RangeError' });
    }
    await expect(transfer({ debit: { line }, credit: { line: places } })).rejects.toThrow('counts');
    await expect(transfer({ debit: { line }, credit: { line } })).rejects.toThrow('to itself');
  });
});

describe('a closed line', () => {
  const close = (line: ReturnType<typeof newLine>) =>
    inTransaction(site.strapi, (tx) => books.ledger.close(tx, line));
  const sweep = (line: ReturnType<typeof newLine>, to: ReturnType<typeof newLine> | 'returned') =>
    inTransaction(site.strapi, (tx) => books.ledger.sweep(tx, line, to, newCause()));

  it('pays nothing more, still takes back, and is swept again and again', async () => {
    const [old, next] = [newLine(), newLine()];
    const holder = newHolder();
    await books.supply(old, 1000);
    await books.supply(next, 500);
    await books.bring(holder, old, 'reserved', 300);
    await expect(sweep(old, next)).rejects.toMatchObject({ code: 'LINE_NOT_CLOSED' });
    await close(old);
    await expect(books.bring(newHolder(), old, 'reserved', 1)).rejects.toMatchObject({
      code: 'LINE_CLOSED',
    });
    await expect(books.supply(old, 900)).rejects.toMatchObject({ code: 'LINE_CLOSED' });
    await books.bring(holder, old, 'committed', 300);
    expect(await sweep(old, next)).toBe(700);
    await books.bring(holder, old, 'committed', 200);
    expect(await sweep(old, 'returned')).toBe(100);
    expect(await sweep(old, 'returned')).toBe(0);
    expect(await books.totals(old)).toEqual({
      supplied: 1000,
      carried: -700,
      available: 0,
      byPhase: { committed: 200, reserved: 0, returned: 100 },
      closed: true,
    });
    expect(await books.totals(next)).toMatchObject({ supplied: 500, carried: 700 });
  });

  it('carry-over stays when the new supply is declared once more', async () => {
    const [old, next] = [newLine(), newLine()];
    await books.supply(old, 100);
    await close(old);
    await sweep(old, next);
    await books.supply(next, 40);
    expect(await books.totals(next)).toMatchObject({ supplied: 40, carried: 100, available: 140 });
    await expect(close(newLine())).rejects.toMatchObject({ code: 'NO_LINE' });
  });
});

describe('claims', () => {
  const right = 'api::tenancy.tenancy:0';
  const claim = (key: string, slots: string[], owner: string) =>
    inTransaction(site.strapi, (tx) => books.ledger.claim(tx, { name: right, key, slots, owner }));
  const days = (from: string, to: string) => daySlots(calendarDate(from), calendarDate(to));

  it('are half-open periods: the next may begin on the day the last one ends', async () => {
    const room = randomUUID();
    await claim(room, days('2026-01-01', '2027-01-01'), 'a');
    await claim(room, days('2027-01-01', '2028-01-01'), 'b');
    // Who holds it is another entry, and none of the claimant's business.
    const taken = await claim(room, days('2026-12-31', '2027-01-02'), 'c').catch((one) => one);
    expect([taken.code, taken.facts]).toEqual([
      'ALREADY_CLAIMED',
      { name: right, key: room, slot: '2026-12-31' },
    ]);
    expect(() => days('2026-01-01', '2026-01-01')).toThrow(RangeError);
  });

  it('take nothing when one day of many is taken, also when the refusal is caught', async () => {
    const room = randomUUID();
    await claim(room, ['2028-06-01'], 'a');
    await inTransaction(site.strapi, async (tx) => {
      const slots = days('2026-01-01', '2029-01-01');
      await expect(
        books.ledger.claim(tx, { name: right, key: room, slots, owner: 'b' }),
      ).rejects.toMatchObject({ code: 'ALREADY_CLAIMED' });
    });
    expect(await books.knex('talent_office_claims').where({ key: room })).toHaveLength(1);
  });

  it('may be repeated and extended by their owner', async () => {
    const room = randomUUID();
    await claim(room, days('2026-01-01', '2026-02-01'), 'a');
    await claim(room, days('2026-01-15', '2026-03-01'), 'a');
    expect(await books.knex('talent_office_claims').where({ key: room })).toHaveLength(59);
  });

  it('end early: the later days are free, the used ones are not', async () => {
    const room = randomUUID();
    await claim(room, days('2026-01-01', '2026-02-01'), 'a');
    const release = (owner: string) =>
      inTransaction(site.strapi, (tx) =>
        books.ledger.release(tx, { name: right, key: room, owner, fromSlot: '2026-01-11' }),
      );
    expect(await release('b')).toBe(0);
    expect(await release('a')).toBe(21);
    await claim(room, days('2026-01-11', '2026-01-20'), 'b');
  });

  it('tell apart keys that a database would hold equal', async () => {
    const key = randomUUID();
    await claim(`${key}-Abc`, [''], 'a');
    await claim(`${key}-abc`, [''], 'b');
    await claim(`${key}-金兰`, [''], 'a');
    await expect(claim(`${key}-金兰`, [''], 'b')).rejects.toMatchObject({
      code: 'ALREADY_CLAIMED',
      facts: { slot: '' },
    });
  });
});

describe('statement', () => {
  it('replays the books at any instant', async () => {
    const clock = getService(site.strapi, 'clock');
    const line = newLine();
    const holder = newHolder();
    clock.set(new Date('2026-03-01T00:00:00Z'));
    await books.supply(line, 1000);
    clock.set(new Date('2026-04-01T00:00:00Z'));
    await books.bring(holder, line, 'reserved', 400);
    clock.set(new Date('2026-05-01T00:00:00Z'));
    await books.bring(holder, line, null, 0);
    clock.set(null);
    const at = (instant: string) =>
      books.ledger.balanceAt(books.knex, lineCode(line), new Date(instant));
    expect(await at('2026-03-01T00:00:00Z')).toBe(0);
    expect(await at('2026-03-01T00:00:00.001Z')).toBe(1000);
    expect(await at('2026-04-15T00:00:00Z')).toBe(600);
    const statement = await books.ledger.statement(books.knex, lineCode(line), {
      from: new Date('2026-04-01T00:00:00Z'),
      to: new Date('2026-05-01T00:00:00Z'),
    });
    expect(statement).toMatchObject({ opening: 1000, closing: 600 });
    expect(statement.rows).toMatchObject([
      {
        at: '2026-04-01T00:00:00.000Z',
        counterpart: accountCode({ line, holder, phase: 'reserved' }),
        amount: -400,
        balance: 600,
        actor: 'admin:1',
        reversalOf: null,
      },
    ]);
  });

  it('of an account that was never opened is empty', async () => {
    const period = { from: new Date(0), to: new Date() };
    expect(await books.ledger.statement(books.knex, 'nobody', period)).toEqual({
      opening: 0,
      closing: 0,
      rows: [],
    });
    expect(await books.ledger.balance(books.knex, 'nobody')).toBe(0);
  });
});

it('is part of its transaction: a failure later on takes everything back', async () => {
  const line = newLine();
  await books.supply(line, 100);
  const failing = transaction(site.strapi, { key: randomUUID(), input: null }, async (tx) => {
    await books.ledger.bring(tx, newHolder(), line, 'reserved', 100, newCause());
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await books.totals(line)).toMatchObject({ available: 100, byPhase: {} });
});
