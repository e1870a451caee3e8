import fc from 'fast-check';
import {
  accountCode,
  enginePhases,
  ledgerAppendOnly,
  lineCode,
  type Holder,
  type LineRef,
} from '../../plugins/talent-office/server/src/engine/ledger';
import {
  ensureAppendOnly,
  getService,
  tables,
  type RowId,
} from '../../plugins/talent-office/server/src/platform';
import { booksOf, inTransaction, newCause, newHolder, newLine } from '../factories/ledger';
import { startSite, type Site } from '../setup';

/** @throws Error when the model made an index that is not there. */
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`no element ${index}`);
  return found;
};

let site: Site;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  site = await startSite();
  books = booksOf(site.strapi);
});
afterAll(() => site.stop());

/** The books as a person would keep them: what stands on each account, and what was supplied. */
class Model {
  readonly balances = new Map<string, number>();
  readonly supplied = new Map<string, number>();
  readonly reversed = new Set<number>();

  constructor(
    readonly lines: readonly LineRef[],
    readonly holders: readonly Holder[],
  ) {}

  on(code: string): number {
    return this.balances.get(code) ?? 0;
  }

  private add(code: string, amount: number): void {
    this.balances.set(code, this.on(code) + amount);
    if (this.on(code) < 0) throw new Error(`the model itself overspent ${code}`);
  }

  supply(line: LineRef, amount: number): boolean {
    const difference = amount - (this.supplied.get(lineCode(line)) ?? 0);
    if (this.on(lineCode(line)) + difference < 0) return false;
    this.add(lineCode(line), difference);
    this.supplied.set(lineCode(line), amount);
    return true;
  }

  bring(holder: Holder, line: LineRef, phase: string | null, amount: number): boolean {
    const wanted = phase === null ? 0 : amount;
    const places = (of: LineRef) =>
      enginePhases.map((each) => accountCode({ line: of, holder, phase: each }));
    const own = places(line).reduce((sum, code) => sum + this.on(code), 0);
    if (wanted > own + this.on(lineCode(line))) return false;
    for (const each of this.lines) {
      for (const code of places(each)) {
        this.add(lineCode(each), this.on(code));
        this.balances.set(code, 0);
      }
    }
    this.add(lineCode(line), -wanted);
    if (phase !== null) this.add(accountCode({ line, holder, phase }), wanted);
    return true;
  }

  reverse(transfer: RecordedTransfer): boolean {
    const { id, debit, credit, amount } = transfer;
    if (this.reversed.has(id) || transfer.reversal_of !== null) return false;
    const source = accountCode({ source: 'fen' });
    if (credit !== source && this.on(credit) < amount) return false;
    this.reversed.add(id);
    if (credit === source) this.supplied.set(debit, (this.supplied.get(debit) ?? 0) + amount);
    else this.add(credit, -amount);
    if (debit === source) this.supplied.set(credit, (this.supplied.get(credit) ?? 0) - amount);
    else this.add(debit, amount);
    return true;
  }
}

interface RecordedTransfer {
  id: RowId<'transfer'>;
  debit: string;
  credit: string;
  amount: number;
  reversal_of: number | null;
}

describe('any history of supply, bring and reverse', () => {
  const count = { lines: 2, holders: 3 };
  const one = (of: keyof typeof count) => fc.nat({ max: count[of] - 1 });
  const command = fc.oneof(
    fc.record({ kind: fc.constant('supply' as const), line: one('lines'), amount: fc.nat(200) }),
    fc.record({
      kind: fc.constant('bring' as const),
      line: one('lines'),
      holder: one('holders'),
      phase: fc.constantFrom('reserved', 'committed', null),
      amount: fc.nat(120),
    }),
    fc.record({ kind: fc.constant('reverse' as const), back: fc.nat(5) }),
  );
  type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

  const succeeded = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      expect((error as { code?: string }).code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
      expect((error as { name?: string }).name).toBe('Refusal');
      return false;
    }
  };

  const transferBack = async (back: number, first: number): Promise<RecordedTransfer | null> => {
    const row = (await books
      .knex(`${tables.transfers} as transfer`)
      .join(`${tables.accounts} as debit`, 'debit.id', 'transfer.debit_id')
      .join(`${tables.accounts} as credit`, 'credit.id', 'transfer.credit_id')
      .where('transfer.id', '>', first)
      .orderBy('transfer.id', 'desc')
      .offset(back)
      .first({
        id: 'transfer.id',
        debit: 'debit.code',
        credit: 'credit.code',
        amount: 'transfer.amount',
        reversal_of: 'transfer.reversal_of',
      })) as RecordedTransfer | undefined;
    return row ? { ...row, amount: Number(row.amount) } : null;
  };

  const lastTransfer = async (): Promise<number> => {
    const row = await books.knex(tables.transfers).max({ id: 'id' }).first();
    return Number(row?.id ?? 0);
  };

  const run = async (each: Command, model: Model, first: number): Promise<void> => {
    if (each.kind === 'reverse') {
      const transfer = await transferBack(each.back, first);
      if (!transfer) return;
      const done = inTransaction(site.strapi, (tx) =>
        books.ledger.reverse(tx, transfer.id, newCause()),
      );
      expect(await succeeded(done)).toBe(model.reverse(transfer));
      return;
    }
    const line = at(model.lines, each.line);
    if (each.kind === 'supply') {
      const done = books.supply(line, each.amount);
      expect(await succeeded(done)).toBe(model.supply(line, each.amount));
      return;
    }
    const holder = at(model.holders, each.holder);
    const done = books.bring(holder, line, each.phase, each.amount);
    expect(await succeeded(done)).toBe(model.bring(holder, line, each.phase, each.amount));
  };

  it('keeps the books as the model does, and a replay gives every earlier balance', async () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    const instant = (step: number) => new Date(start + step * 1000);
    const play = async (history: Command[]) => {
      const model = new Model(
        Array.from({ length: count.lines }, () => newLine()),
        Array.from({ length: count.holders }, () => newHolder()),
      );
      const clock = getService(site.strapi, 'clock');
      const first = await lastTransfer();
      const code = lineCode(at(model.lines, 0));
      for (const [step, each] of history.entries()) {
        clock.set(instant(step));
        await run(each, model, first);
        const then = await books.ledger.balanceAt(books.knex, code, instant(step + 1));
        expect(then).toBe(model.on(code));
      }
      clock.set(null);
      for (const [account, balance] of model.balances) {
        expect(await books.ledger.balance(books.knex, account)).toBe(balance);
      }
      for (const line of model.lines) {
        const { supplied, carried, available, byPhase } = await books.totals(line);
        const held = Object.values(byPhase).reduce((sum, amount) => sum + amount, 0);
        expect(supplied).toBe(model.supplied.get(lineCode(line)) ?? 0);
        expect({ carried, total: available + held }).toEqual({ carried: 0, total: supplied });
      }
      const period = { from: instant(0), to: instant(history.length) };
      const statement = await books.ledger.statement(books.knex, code, period);
      expect(statement).toMatchObject({ opening: 0, closing: model.on(code) });
      expect(await books.ledger.verify()).toEqual({ failures: [] });
    };
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 25 }), play), {
      numRuns: 40,
    });
  });
});

describe('the record of transfers', () => {
  const dropTriggers = async () => {
    await books.knex.raw(`DROP TRIGGER ${tables.transfers}_no_update`);
    await books.knex.raw(`DROP TRIGGER ${tables.transfers}_no_delete`);
  };
  const guard = () => ensureAppendOnly(site.strapi, [ledgerAppendOnly]);
  const aTransfer = async () => {
    const line = newLine();
    await books.supply(line, 1000);
    await books.bring(newHolder(), line, 'reserved', 300);
    const row = await books.knex(tables.transfers).orderBy('id', 'desc').first();
    return row as { id: RowId<'transfer'>; debit_id: number; credit_id: number };
  };

  it('is refused an update and a deletion by the database itself', async () => {
    const { id } = await aTransfer();
    const row = () => books.knex(tables.transfers).where({ id });
    await expect(row().update({ reason: 'other' })).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
    await expect(row().delete()).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
  });

  it('gets its triggers back when they are missing or different, and keeps no test row', async () => {
    const { id } = await aTransfer();
    const count = () => books.knex(tables.transfers).count({ times: '*' });
    const before = await count();
    await dropTriggers();
    const harmless =
      site.database.kind === 'mysql' ? 'FOR EACH ROW SET @nothing = 1' : 'BEGIN SELECT 1; END';
    await books.knex.raw(
      `CREATE TRIGGER ${tables.transfers}_no_update BEFORE UPDATE ON ${tables.transfers} ${harmless}`,
    );
    expect(await guard()).toEqual([{ table: tables.transfers, guarded: true }]);
    await expect(books.knex(tables.transfers).where({ id }).delete()).rejects.toMatchObject({
      message: expect.any(String),
    });
    await expect(
      books.knex(tables.transfers).where({ id }).update({ reason: 'other' }),
    ).rejects.toMatchObject({ message: expect.stringContaining('append-only') });
    expect(await count()).toEqual(before);
  });

  /** Edits one thing past every guard, and tells which row should be named. */
  const edits: Record<string, (row: Awaited<ReturnType<typeof aTransfer>>) => Promise<unknown>> = {
    'a transfer’s amount': ({ id }) =>
      books.knex(tables.transfers).where({ id }).increment('amount'),
    'a transfer’s reason': ({ id }) => edit(id, { reason: 'other' }),
    'a transfer’s reference': ({ id }) => edit(id, { reference: 'other' }),
    'a transfer’s actor': ({ id }) => edit(id, { actor: 'admin:2' }),
    'a transfer’s instant': ({ id }) => edit(id, { created_at: '2020-01-01T00:00:00.000Z' }),
    'a transfer’s key': ({ id }) => edit(id, { op_key: 'other' }),
    'a transfer’s hash': ({ id }) => edit(id, { input_hash: 'other' }),
    'a transfer’s account': ({ id }) => edit(id, { debit_id: 1 }),
    'a transfer’s reversal': ({ id }) => edit(id, { reversal_of: id - 1 }),
    'a balance': ({ credit_id: id }) =>
      books.knex(tables.accounts).where({ id }).increment('balance'),
    'an account’s right to be negative': ({ credit_id: id }) =>
      books.knex(tables.accounts).where({ id }).update({ may_be_negative: true }),
    'an account’s phase': ({ credit_id: id }) =>
      books.knex(tables.accounts).where({ id }).update({ phase: 'committed' }),
    'an account’s asset': ({ credit_id: id }) =>
      books.knex(tables.accounts).where({ id }).update({ asset: 'place' }),
    'an account’s line': ({ credit_id: id }) =>
      books.knex(tables.accounts).where({ id }).update({ line_id: 1 }),
    'an account’s owner': async ({ credit_id: id, debit_id: other }) => {
      const line = await books.knex(tables.accounts).where({ id: other }).first('owner_id');
      await books.knex(tables.accounts).where({ id }).update({ owner_id: line.owner_id });
    },
    'a deleted transfer': ({ id }) => books.knex(tables.transfers).where({ id }).delete(),
    'an amount with both balances': async ({ id, debit_id: debit, credit_id: credit }) => {
      await books.knex(tables.transfers).where({ id }).decrement('amount');
      await books.knex(tables.accounts).where({ id: debit }).increment('balance');
      await books.knex(tables.accounts).where({ id: credit }).decrement('balance');
    },
    'an added transfer with both balances': async ({ debit_id: debit, credit_id: credit }) => {
      await books.knex(tables.transfers).insert({
        ...ledgerAppendOnly.sample,
        debit_id: debit,
        credit_id: credit,
      });
      await books.knex(tables.accounts).where({ id: debit }).decrement('balance');
      await books.knex(tables.accounts).where({ id: credit }).increment('balance');
    },
  };
  const edit = (id: number, values: object) =>
    books.knex(tables.transfers).where({ id }).update(values);

  const wholeTables = [tables.accounts, tables.transfers];
  const snapshot = () => Promise.all(wholeTables.map((name) => books.knex(name).orderBy('id')));
  const restore = async (saved: Record<string, unknown>[][]) => {
    // A reversal points at its transfer: MySQL deletes neither before the other lets go.
    await books.knex(tables.transfers).update({ reversal_of: null });
    for (const name of [...wholeTables].reverse()) await books.knex(name).delete();
    for (const [at, name] of wholeTables.entries()) {
      for (const row of saved[at] ?? []) await books.knex(name).insert(row);
    }
  };

  describe('edited past the triggers', () => {
    it.each(Object.keys(edits))('%s is found and named', async (what) => {
      const row = await aTransfer();
      const account = await books.knex(tables.accounts).where({ id: row.credit_id }).first('code');
      await dropTriggers();
      const saved = (await snapshot()) as Record<string, unknown>[][];
      try {
        await edits[what]?.(row);
        const { failures } = await books.ledger.verify();
        const named = failures.flatMap(({ rows }) => rows as { id?: number; code?: string }[]);
        const onTransfer = named.some(({ id, code }) => code === undefined && id === row.id);
        const onAccount = named.some(({ code }) => code === account.code);
        expect(failures).not.toEqual([]);
        expect(onTransfer || onAccount).toBe(true);
      } finally {
        await restore(saved);
        await guard();
      }
      expect(await books.ledger.verify()).toEqual({ failures: [] });
    });

    it('a transfer that vanished together with its reversal is found', async () => {
      const { id, credit_id: account } = await aTransfer();
      await inTransaction(site.strapi, (tx) => books.ledger.reverse(tx, id, newCause()));
      await dropTriggers();
      const saved = (await snapshot()) as Record<string, unknown>[][];
      try {
        await books.knex(tables.transfers).where({ reversal_of: id }).delete();
        await books.knex(tables.transfers).where({ id }).delete();
        const { failures } = await books.ledger.verify();
        expect(failures).toMatchObject([
          {
            rows: expect.arrayContaining([
              expect.objectContaining({
                id: account,
                balance: 0,
                posted: 0,
                movements: 2,
                transfers: 0,
              }),
            ]),
          },
        ]);
      } finally {
        await restore(saved);
        await guard();
      }
    });
  });

  it('has a database that itself refuses a balance below zero', async () => {
    const line = newLine();
    await books.supply(line, 10);
    const code = accountCode({ line });
    await expect(
      books.knex(tables.accounts).where({ code }).update({ balance: -1 }),
    ).rejects.toMatchObject({ message: expect.any(String) });
  });
});
