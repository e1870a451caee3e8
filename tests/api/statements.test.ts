import fc from 'fast-check';
import {
  accountCode,
  lineCode,
  type Holder,
  type LineRef,
} from '../../plugins/talent-office/server/src/engine/ledger';
import { getService, tables } from '../../plugins/talent-office/server/src/platform';
import { booksOf, inTransaction, newCause, newHolder, newLine } from '../factories/ledger';
import { startSite, type Site } from '../setup';

const start = Date.parse('2026-01-15T15:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;
/** Steps are nine days apart and begin at 23:00 in Shanghai: some fall on the last hours of a month. */
const instant = (step: number) => new Date(start + step * 9 * dayMs);
const far = new Date('2099-01-01T00:00:00Z');

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error(`no element ${index}`);
  return found;
};

let site: Site;
let books: ReturnType<typeof booksOf>;
beforeAll(async () => {
  site = await startSite();
  books = booksOf(site.strapi);
});
afterEach(() => getService(site.strapi, 'clock').set(null));
afterAll(() => site.stop());

const reader = () => getService(site.strapi, 'books');

describe('any history of a year', () => {
  const amount = fc.integer({ min: 1, max: 150 });
  const kinds = ['supply', 'reserve', 'commit', 'giveBack', 'send', 'pay', 'bounce'] as const;
  const later = ['claimBack', 'recover', 'refund', 'sweep', 'reverse', 'revise', 'roll'] as const;
  const step = fc.record({
    kind: fc.constantFrom(...kinds, ...later),
    line: fc.nat(1),
    holder: fc.nat(2),
    amount,
  });
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

  interface Scene {
    readonly lines: readonly LineRef[];
    readonly holders: readonly Holder[];
    readonly name: string;
  }

  const moves: Partial<Record<Step['kind'], readonly [string, string]>> = {
    send: ['committed', 'sent'],
    pay: ['sent', 'paid'],
    bounce: ['sent', 'committed'],
    claimBack: ['paid', 'recoverable'],
    recover: ['recoverable', 'recovered'],
  };

  const transferBetween = (scene: Scene, one: Step, from: string, to: string | null) => {
    const line = at(scene.lines, one.line);
    const holder = at(scene.holders, one.holder);
    return inTransaction(site.strapi, (tx) =>
      books.ledger.transfer(tx, {
        opKey: newCause().operation,
        debit: { line, holder, phase: from },
        credit: to === null ? { line } : { line, holder, phase: to },
        amount: one.amount,
        reason: one.kind,
        reference: 'test',
        actor: 'admin:1',
      }),
    );
  };

  const reverseLatest = async (scene: Scene, back: number) => {
    const codes = scene.lines.map((line) => lineCode(line));
    const row = await books
      .knex(`${tables.transfers} as transfer`)
      .join(`${tables.accounts} as debit`, 'debit.id', 'transfer.debit_id')
      .join(`${tables.accounts} as credit`, 'credit.id', 'transfer.credit_id')
      .where((side) => side.whereIn('debit.code', codes).orWhereIn('credit.code', codes))
      .orderBy('transfer.id', 'desc')
      .offset(back % 4)
      .first('transfer.id');
    if (!row) return;
    await inTransaction(site.strapi, (tx) => books.ledger.reverse(tx, row.id, newCause()));
  };

  const sweep = async (scene: Scene, one: Step) => {
    const line = at(scene.lines, one.line);
    const to = one.amount % 2 === 0 ? 'returned' : at(scene.lines, one.line + 1);
    await inTransaction(site.strapi, async (tx) => {
      await books.ledger.close(tx, line);
      await books.ledger.sweep(tx, line, to, newCause());
    });
  };

  const play = async (scene: Scene, one: Step, index: number): Promise<void> => {
    const line = at(scene.lines, one.line);
    const holder = at(scene.holders, one.holder);
    const move = moves[one.kind];
    if (move) await transferBetween(scene, one, ...move);
    else if (one.kind === 'refund') await transferBetween(scene, one, 'recovered', null);
    else if (one.kind === 'supply') await books.supply(line, one.amount * 4);
    else if (one.kind === 'revise') await books.supply(line, one.amount * 2);
    else if (one.kind === 'reserve') await books.bring(holder, line, 'reserved', one.amount);
    else if (one.kind === 'commit') await books.bring(holder, line, 'committed', one.amount);
    else if (one.kind === 'giveBack') await books.bring(holder, null, null, 0);
    else if (one.kind === 'reverse') await reverseLatest(scene, one.amount);
    else if (one.kind === 'sweep') await sweep(scene, one);
    else await reader().roll(`${scene.name}/${index}`, 'at-once');
  };

  const refusedOnly = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      expect(error).toMatchObject({ name: 'Refusal' });
    }
  };

  type Balances = Record<string, number>;

  /** What the accounts of a scene hold, by line and phase, as they say themselves. */
  const standingNow = async (scene: Scene): Promise<Balances> => {
    const found: Balances = {};
    for (const [index, line] of scene.lines.entries()) {
      const { available, byPhase } = await books.totals(line);
      for (const [phase, amount] of Object.entries({ ...byPhase, available })) {
        if (amount !== 0) found[`${index} ${phase}`] = amount;
      }
    }
    return found;
  };

  const summed = async (scene: Scene): Promise<Balances> => {
    const opened = await reader().openedLines(scene.lines);
    const indexOf = new Map(opened.map(({ id, line }) => [id, scene.lines.indexOf(line)]));
    const found: Balances = {};
    for (const flow of await reader().flows(opened.map(({ id }) => id))) {
      for (const [line, phase, amount] of [
        [flow.debitLine, flow.debitPhase, -flow.amount],
        [flow.creditLine, flow.creditPhase, flow.amount],
      ] as const) {
        const index = indexOf.get(line);
        if (index === undefined) continue;
        const key = `${index} ${phase}`;
        found[key] = (found[key] ?? 0) + amount;
      }
    }
    return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== 0));
  };

  const trial = async (scene: Scene, before: Date | null): Promise<Balances> => {
    const rows = await reader().trialBalance(before);
    const totals: Balances = {};
    const found: Balances = {};
    for (const { line, phase, asset, balance } of rows) {
      totals[asset] = (totals[asset] ?? 0) + balance;
      const index = scene.lines.findIndex(({ documentId }) => documentId === line?.documentId);
      if (index >= 0 && balance !== 0) found[`${index} ${phase}`] = balance;
    }
    for (const total of Object.values(totals)) expect(total).toBe(0);
    return found;
  };

  it('keeps sums, statements and trial balances that say what the accounts say, then and now', async () => {
    let games = 0;
    const clock = getService(site.strapi, 'clock');
    const history = async (steps: Step[]) => {
      const scene: Scene = {
        lines: [newLine(), newLine()],
        holders: [newHolder(), newHolder(), newHolder()],
        name: `game-${(games += 1)}`,
      };
      const seen: Balances[] = [];
      for (const [index, one] of steps.entries()) {
        clock.set(instant(index));
        await refusedOnly(play(scene, one, index));
        seen.push(await standingNow(scene));
      }
      expect(Object.values(seen.at(-1) ?? {}).filter((amount) => amount < 0)).toEqual([]);
      expect(await summed(scene)).toEqual(seen.at(-1));
      expect(await trial(scene, null)).toEqual(seen.at(-1));
      for (const [index, balances] of seen.entries()) {
        expect(await trial(scene, new Date(instant(index).getTime() + 1))).toEqual(balances);
      }
      const [line] = scene.lines as [LineRef, LineRef];
      const code = lineCode(line);
      const middle = instant(Math.floor(steps.length / 2));
      if ((await reader().openedLines([line])).length > 0) {
        const { id } = await reader().account(code);
        const all = await reader().statement(
          id,
          { from: new Date(0), to: far },
          { offset: 0, limit: 500 },
        );
        expect(all).toMatchObject({
          opening: 0,
          closing: await books.ledger.balance(books.knex, code),
          total: all.entries.length,
        });
        expect(all.entries.at(-1)?.balance ?? 0).toBe(all.closing);
        const late = await reader().statement(
          id,
          { from: middle, to: far },
          { offset: 1, limit: 2 },
        );
        const replay = await books.ledger.balanceAt(books.knex, code, middle);
        expect(late.opening).toBe(replay);
        const whole = all.entries.slice(all.total - late.total);
        expect(late.entries).toEqual(whole.slice(1, 3));
        expect(late.carriedForward).toBe(whole[0]?.balance ?? replay);
        expect(late.closing).toBe(all.closing);
      }
      expect(await books.ledger.verify()).toEqual({ failures: [] });
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 30 }), history), {
      numRuns: site.database.kind === 'sqlite' ? 40 : 25,
    });
  });
});

describe('the monthly sums', () => {
  it('put a transfer of the last hours of a month in Shanghai into that month', async () => {
    const line = newLine();
    const clock = getService(site.strapi, 'clock');
    clock.set(new Date('2026-03-31T15:59:59.999Z'));
    await books.supply(line, 100);
    clock.set(new Date('2026-03-31T16:00:00.000Z'));
    await books.supply(line, 150);
    const months = async () => {
      const [opened] = await reader().openedLines([line]);
      const found = await reader().flows([opened?.id ?? 0]);
      return found.map(({ month, amount }) => [month, amount]).toSorted();
    };
    const expected = [
      ['2026-03', 100],
      ['2026-04', 50],
    ];
    expect(await months()).toEqual(expected);
    await reader().roll('months', 'at-once');
    expect(await months()).toEqual(expected);
    expect((await books.knex(tables.ledgerFlows).count({ n: '*' }).first())?.n).not.toBe(0);
  });

  it('that were changed are found by verify, and made anew from the transfers', async () => {
    const line = newLine();
    await books.supply(line, 100);
    await books.bring(newHolder(), line, 'reserved', 30);
    await reader().roll('changed', 'at-once');
    expect(await books.ledger.verify()).toEqual({ failures: [] });
    const row = await books.knex(tables.ledgerFlows).orderBy('id', 'desc').first('id', 'amount');
    await books
      .knex(tables.ledgerFlows)
      .where({ id: row.id })
      .update({ amount: Number(row.amount) + 1 });
    const { failures } = await books.ledger.verify();
    expect(failures).toMatchObject([
      { check: 'monthly sums are those of their transfers', rows: [expect.anything()] },
    ]);
    await inTransaction(site.strapi, (tx) => reader().forgetSums(tx));
    expect(await books.ledger.verify()).toEqual({ failures: [] });
    await reader().roll('anew', 'at-once');
    expect(await books.ledger.verify()).toEqual({ failures: [] });
  });

  it('miss no transfer that commits late: what is not settled is not summed up', async () => {
    const line = newLine();
    await books.supply(line, 100);
    await reader().roll('early', 'settled');
    await books.bring(newHolder(), line, 'reserved', 30);
    await reader().roll('late', 'settled');
    const [opened] = await reader().openedLines([line]);
    const found = await reader().flows([opened?.id ?? 0]);
    expect(found.reduce((sum, { times }) => sum + times, 0)).toBe(2);
    expect(await books.ledger.verify()).toEqual({ failures: [] });
  });
});

describe('accounts that are looked for', () => {
  it('are found by their entry, by their line and phase, and told with both', async () => {
    const line = newLine();
    const holder = newHolder();
    await books.supply(line, 100);
    await books.bring(holder, line, 'committed', 30);
    const code = accountCode({ line, holder, phase: 'committed' });
    const owner = { type: holder.type, documentIds: [holder.documentId] };
    const expected = {
      code,
      phase: 'committed',
      balance: 30,
      line: { documentId: line.documentId },
    };
    expect(await reader().accounts({ owner }, 10)).toMatchObject([expected]);
    expect(await reader().accounts({ line }, 10)).toMatchObject([
      { code: lineCode(line) },
      expected,
    ]);
    expect(await reader().accounts({ line, phase: 'committed' }, 10)).toMatchObject([expected]);
    await expect(reader().account('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
