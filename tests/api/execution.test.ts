import { randomUUID } from 'node:crypto';

import { Workbook } from 'exceljs';

import { accountCode, type LineRef } from '../../plugins/talent-office/server/src/engine/ledger';
import { tables } from '../../plugins/talent-office/server/src/platform';
import type {
  ExecutionBody,
  ExecutionFigures,
  StatementBody,
  TransferBody,
  TransferDetail,
  TrialBalanceBody,
  VerifyBody,
} from '../../plugins/talent-office/shared/contracts/execution';
import { seedAdminRoles } from '../../database/seeds/reference/admin-roles';
import { createSeeding } from '../../database/seeds/seeding';
import { inTransaction, newCause } from '../factories/ledger';
import { createPanel } from '../factories/panel';

import { createExecution, startedAt, type Execution } from '../factories/execution';

const lineType = 'plugin::talent-office.fund-line';
const floor = 120_000_000;

let at: Execution;

beforeAll(async () => {
  at = await createExecution();
});
afterEach(() => at.clock().set(new Date(startedAt)));
afterAll(() => at.site.stop());

describe('the execution of a fund year', () => {
  const identity = (one: ExecutionFigures) =>
    one.freeFen +
    one.reservedFen +
    one.committedFen +
    one.sentFen +
    one.paidFen +
    one.recoveredFen +
    one.returnedFen;

  it('tells by line, use, source and month where the money stands, and adds up', async () => {
    at.clock().set(new Date('2026-03-31T15:59:00.000Z'));
    const { year, lines } = await at.openYear([
      { budgetFen: floor },
      { budgetFen: 5000, use: 'care', source: 'upper-level' },
    ]);
    const [first, second] = lines as [LineRef, LineRef];
    const [one, two] = [await at.anApplication(), await at.anApplication()];
    await at.books.bring(one, first, 'reserved', 1000);
    // One minute later it is April in Shanghai.
    at.clock().set(new Date('2026-03-31T16:00:00.000Z'));
    await at.books.bring(one, first, 'committed', 900);
    await at.move(first, one, 'committed', 'sent', 900);
    at.clock().set(new Date('2026-05-10T04:00:00.000Z'));
    await at.move(first, one, 'sent', 'paid', 900);
    await at.books.bring(two, second, 'committed', 300);
    at.clock().set(new Date('2026-06-10T04:00:00.000Z'));
    await at.move(first, one, 'paid', 'recoverable', 500);
    await at.move(first, one, 'recoverable', 'recovered', 200);
    await at.books.supply(second, 6000);
    at.clock().set(new Date('2026-11-23T04:00:00.000Z'));

    const body = await at.read<ExecutionBody>(`/fund-execution/${year}`);
    expect(body).toMatchObject({ year, state: 'open', alarm: null });
    const [introduction, care] = body.lines;
    expect(introduction).toMatchObject({
      ...{ use: 'introduction', source: 'own-budget', originalFen: floor, revisedFen: floor },
      ...{ freeFen: floor - 900, reservedFen: 0, committedFen: 0, sentFen: 0 },
      ...{ paidFen: 700, recoverableFen: 300, recoveredFen: 200, returnedFen: 0 },
      ...{ executionRate: 0, commitmentRate: 0 },
    });
    expect(care).toMatchObject({
      ...{ originalFen: 5000, revisedFen: 6000, freeFen: 5700, committedFen: 300 },
      ...{ executionRate: 0, commitmentRate: 500 },
    });
    for (const figures of [...body.lines, ...body.uses, ...body.sources, body.total]) {
      expect(identity(figures)).toBe(figures.revisedFen);
    }
    expect(body.uses.map(({ use }) => use)).toEqual(['introduction', 'care']);
    expect(body.sources.map(({ source }) => source)).toEqual(['own-budget', 'upper-level']);
    const month = (name: string) => body.months.find((each) => each.month === name);
    expect(month('2026-03')).toMatchObject({ reservedFen: 1000, committedFen: 0 });
    expect(month('2026-04')).toMatchObject({ reservedFen: -100, committedFen: 900, sentFen: 900 });
    expect(month('2026-05')).toMatchObject({ reservedFen: 300, committedFen: 300, paidFen: 900 });
    expect(month('2026-06')).toMatchObject({ paidFen: -200, recoveredFen: 200 });
    const sum = (key: 'paidFen' | 'committedFen' | 'reservedFen') =>
      body.months.reduce((total, each) => total + each[key], 0);
    const { paidFen, sentFen, committedFen, reservedFen } = body.total;
    expect(sum('paidFen')).toBe(paidFen);
    expect(sum('committedFen')).toBe(paidFen + sentFen + committedFen);
    expect(sum('reservedFen')).toBe(paidFen + sentFen + committedFen + reservedFen);
    expect(body.recoveries).toEqual({ outstandingFen: 300, count: 1 });
    // The 10th of May is 197 days before the 23rd of November.
    expect(body.ageing.filter(({ count: holders }) => holders > 0)).toEqual([
      { age: 'over-180', amountFen: 300, count: 1 },
    ]);
    await at.service('books').roll(randomUUID(), 'at-once');
    expect(await at.read<ExecutionBody>(`/fund-execution/${year}`)).toEqual(body);
  });

  it('tells the age of a commitment in whole days, of both sides of each bound', async () => {
    const { year, lines } = await at.openYear([{ budgetFen: floor }]);
    const [line] = lines;
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    const instants = [
      ...[0, -30].map((days) => midnight + days * 86_400_000),
      ...[-30, -90, -180].map((days) => midnight + days * 86_400_000 - 1),
    ];
    for (const [index, instant] of instants.entries()) {
      at.clock().set(new Date(instant));
      await at.books.bring(await at.anApplication(), line, 'committed', 10 ** index);
    }
    at.clock().set(new Date('2026-11-23T04:00:00.000Z'));
    const { ageing } = await at.read<ExecutionBody>(`/fund-execution/${year}`);
    expect(ageing.map(({ amountFen }) => amountFen)).toEqual([11, 100, 1000, 10_000]);
  });

  it('shows carry-over as revised budget of the new year, and of the old one no more', async () => {
    const old = await at.openYear([{ budgetFen: floor }]);
    const next = await at.openYear([{ budgetFen: floor }]);
    await inTransaction(at.site.strapi, async (tx) => {
      await at.books.ledger.close(tx, old.lines[0]);
      await at.books.ledger.sweep(tx, old.lines[0], next.lines[0], newCause());
    });
    const before = await at.read<ExecutionBody>(`/fund-execution/${old.year}`);
    const after = await at.read<ExecutionBody>(`/fund-execution/${next.year}`);
    expect(before.total).toMatchObject({ originalFen: floor, revisedFen: 0, executionRate: null });
    expect(after.total).toMatchObject({ originalFen: floor, revisedFen: 2 * floor });
  });

  it('foresees what is due by month, what is overdue first, and nothing that is sent or paid', async () => {
    const { year } = await at.openYear([{ budgetFen: floor }]);
    const row = (due_on: string, amount: number, state: string) => ({
      ...{ document_id: randomUUID().slice(0, 24), due_on, amount_fen: amount, state },
      budget_year: year,
    });
    await at.books
      .knex('talent_office_disbursements')
      .insert([
        row('2026-10-01', 5, 'committed'),
        row('2026-11-22', 7, 'committed'),
        row('2026-11-23', 11, 'committed'),
        row('2026-12-31', 13, 'planned'),
        row('2026-12-01', 17, 'committed'),
        row('2026-12-02', 19, 'sent'),
        row('2026-09-02', 23, 'paid'),
        { ...row('2026-12-02', 29, 'committed'), budget_year: year + 5000 },
      ]);
    const { due } = await at.read<ExecutionBody>(`/fund-execution/${year}`);
    expect(due).toEqual([
      { month: '2026-10', overdue: true, amountFen: 12, count: 2 },
      { month: '2026-11', overdue: false, amountFen: 11, count: 1 },
      { month: '2026-12', overdue: false, amountFen: 30, count: 2 },
    ]);
  });

  it('is none of a year that is not open, of a year without lines, or of what is no year', async () => {
    const year = 2290;
    await at.office.create('fund-year', { year });
    await at.get(`/fund-execution/${year}`).expect(404);
    await at.get('/fund-execution/2999').expect(404);
    const refused = await at.get('/fund-execution/0x7ea').expect(400);
    expect(refused.body.error.details.errors[0].path).toEqual(['year']);
    const years = await at.read<{ year: number }[]>('/fund-execution');
    expect(years.map((one) => one.year)).not.toContain(year);
    expect(years.map((one) => one.year)).toEqual(
      years
        .map((one) => one.year)
        .toSorted()
        .toReversed(),
    );
  });
});

describe('what a figure is made of', () => {
  it('goes from the dashboard to its transfers, and from a transfer to entry, case and trail', async () => {
    const { year, lines } = await at.openYear([
      { budgetFen: floor },
      { budgetFen: 10, use: 'care' },
    ]);
    const [line, other] = lines as [LineRef, LineRef];
    const holder = await at.anApplication('安家补贴 · 李清');
    at.clock().set(new Date('2026-11-23T05:00:00.000Z'));
    await at.books.bring(await at.anApplication(), other, 'committed', 5);
    await at.books.bring(holder, line, 'reserved', 700);
    await at.books.bring(holder, line, 'committed', 700);
    await at.move(line, holder, 'committed', 'sent', 700);
    await at.move(line, holder, 'sent', 'paid', 700);
    const ask = (query: string) =>
      at.read<TransferBody[]>(`/fund-execution/${year}/transfers?${query}`);

    const paid = await ask(`stage=paid&line=${line.documentId}`);
    expect(paid).toMatchObject([
      {
        amount: 700,
        from: { phase: 'sent', owner: { title: '安家补贴 · 李清' }, line: { title: '引进' } },
        to: { phase: 'paid' },
        reversalOf: null,
        reversedBy: null,
      },
    ]);
    expect(await ask('stage=committed&use=care')).toHaveLength(1);
    expect(await ask('stage=committed&month=2026-11')).toHaveLength(2);
    expect(await ask('stage=committed&month=2026-10')).toEqual([]);
    expect(await ask('stage=budget')).toHaveLength(7);
    const pages = await ask('stage=budget&limit=3');
    const rest = await ask(`stage=budget&limit=100&before=${pages.at(-1)?.id}`);
    expect(rest).toHaveLength(4);

    // Nothing but the transfer itself was written at that moment.
    const detail = await at.read<TransferDetail>(`/ledger/transfers/${paid[0]?.id}`);
    expect(detail).toMatchObject({ ...paid[0], caseId: null, audit: [] });
    await at.get('/ledger/transfers/999999999').expect(404);
  });

  it('shows the trail of a state change to whoever reads the trail, and to nobody else', async () => {
    await seedAdminRoles(createSeeding(at.site.strapi));
    const { year, documentId, lines } = await at.openYear([{ budgetFen: floor }]);
    const [supply] = await at.read<TransferBody[]>(
      `/fund-execution/${year}/transfers?stage=budget`,
    );
    expect(supply?.to.owner).toMatchObject({ type: lineType, documentId: lines[0].documentId });
    const path = `/ledger/transfers/${supply?.id}`;
    const { audit } = await at.read<TransferDetail>(path);
    expect(audit).toMatchObject([{ action: 'entry.open', target: { type: lineType } }]);
    const panel = createPanel(at.site);
    await panel.account('finance-of-books', 'jinlan-finance');
    const finance = await panel.logIn('finance-of-books@jinlan.test');
    const told = await at.get(path, finance).expect(200);
    expect(told.body.data).toMatchObject({ id: supply?.id, audit: [] });
    expect(documentId).not.toBe('');
  });
});

describe('the at.books on a page and as a file', () => {
  it('give an account of any days, with opening and closing balance, page by page', async () => {
    at.clock().set(new Date('2026-02-01T04:00:00.000Z'));
    const { lines } = await at.openYear([{ budgetFen: floor, title: '=1+1' }]);
    const [line] = lines;
    const holder = await at.anApplication();
    at.clock().set(new Date('2026-02-28T15:59:59.000Z'));
    await at.books.bring(holder, line, 'reserved', 100);
    at.clock().set(new Date('2026-02-28T16:00:00.000Z'));
    await at.books.bring(holder, line, 'reserved', 150);
    at.clock().set(new Date('2026-03-05T04:00:00.000Z'));
    await at.books.bring(holder, line, 'reserved', 120);
    at.clock().set(new Date('2026-11-23T04:00:00.000Z'));
    const found = await at.read<{ code: string; phase: string }[]>(
      `/ledger/accounts?line=${line.documentId}`,
    );
    expect(found.map(({ phase }) => phase)).toEqual(['available', 'reserved']);
    const code = encodeURIComponent(accountCode({ line, holder, phase: 'reserved' }));
    const ask = (query: string) =>
      at.read<StatementBody>(`/ledger/accounts/${code}/statement?${query}`);
    const march = await ask('from=2026-03-01&to=2026-03-31');
    expect(march).toMatchObject({ opening: 100, closing: 120, total: 2, carriedForward: 100 });
    expect(march.entries.map(({ signed, balance }) => [signed, balance])).toEqual([
      [50, 150],
      [-30, 120],
    ]);
    expect(march.entries[0]?.from).toMatchObject({ phase: 'available', owner: { title: '=1+1' } });
    const last = await ask('from=2026-03-01&to=2026-03-31&offset=1&limit=1');
    expect(last).toMatchObject({ opening: 100, carriedForward: 150, closing: 120, total: 2 });
    expect(await ask('')).toMatchObject({ from: '2026-01-01', to: '2026-11-23', closing: 120 });
    expect(await ask('to=2026-02-27')).toMatchObject({ closing: 0, entries: [] });

    const backwards = await at.get(
      `/ledger/accounts/${code}/statement?from=2026-03-02&to=2026-03-01`,
    );
    expect(backwards.status).toBe(422);
    expect(backwards.body.error.details.code).toBe('PERIOD_INVALID');
    await at.get(`/ledger/accounts/${code}/statement?from=2026-02-30`).expect(400);
    await at.get('/ledger/accounts/nothing/statement').expect(404);

    const csv = await at.fileOf(
      `/ledger/accounts/${code}/statement/export?format=csv&from=2026-03-01`,
    );
    const text = (csv.body as Buffer).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain("'=1+1");
    expect(text).toContain('0.50');
    expect(csv.headers['content-disposition']).toContain('attachment');
    const xlsx = await at.fileOf(`/ledger/accounts/${code}/statement/export`);
    const workbook = new Workbook();
    await workbook.xlsx.load(xlsx.body as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getRow(sheet.rowCount).getCell(7).value).toBe(1.2);
    expect(sheet?.getRow(7).getCell(3).value).toContain("'=1+1");
  });

  it('find accounts by words of the title, and take those of a search as words', async () => {
    const { lines } = await at.openYear([{ budgetFen: floor, title: '百分之百%_项目' }]);
    const holder = await at.anApplication('特别的申请');
    await at.books.bring(holder, lines[0], 'reserved', 5);
    const find = (search: string) =>
      at.read<{ owner: { documentId: string }; balance: number }[]>(
        `/ledger/accounts?search=${encodeURIComponent(search)}`,
      );
    expect(await find('特别')).toMatchObject([
      { owner: { documentId: holder.documentId }, balance: 5 },
    ]);
    expect(await find(lines[0].documentId)).toMatchObject([{ balance: floor - 5 }]);
    expect(await find('   ')).toEqual([]);
    expect(await find('%_项')).toHaveLength(1);
    expect(await find('没有这样的')).toEqual([]);
  });

  it('sum to zero with the source, now and on any day', async () => {
    const now = await at.read<TrialBalanceBody>('/ledger/trial-balance');
    expect(now.totals.every(({ balance }) => balance === 0)).toBe(true);
    expect(now.rows.some(({ line, balance }) => line === null && balance < 0)).toBe(true);
    const earlier = await at.read<TrialBalanceBody>('/ledger/trial-balance?on=2026-02-28');
    expect(earlier.totals.every(({ balance }) => balance === 0)).toBe(true);
    expect(earlier.rows).not.toEqual(now.rows);
    const [money] = (await at.read<TrialBalanceBody>('/ledger/trial-balance?on=2020-01-01')).rows;
    expect(money).toBeUndefined();
    const csv = await at.fileOf('/ledger/trial-balance/export?format=csv');
    expect((csv.body as Buffer).toString('utf8')).toContain('0.00');
    await at.get('/ledger/trial-balance?on=2026-13-01').expect(400);
  });

  it('give each table of the dashboard as it is shown', async () => {
    const { year } = await at.openYear([{ budgetFen: floor }]);
    const csv = await at
      .fileOf(`/fund-execution/${year}/export?table=lines&format=csv`)
      .set('Accept-Language', 'zh');
    const lines = (csv.body as Buffer).toString('utf8').split('\r\n');
    expect(lines[1]).toContain('资金项目');
    expect(lines[2]).toContain('1200000.00');
    expect(lines[2]).toContain('0.00%');
    const xlsx = await at.fileOf(`/fund-execution/${year}/export?table=months`);
    expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    await at.get(`/fund-execution/${year}/export?table=secrets`).expect(400);
  });

  it('are verified on a page, each check by its name, and a changed balance is named', async () => {
    const clean = await at.read<VerifyBody>('/ledger/verification');
    expect(clean).toMatchObject({ clean: true });
    expect(clean.checks.length).toBeGreaterThan(7);
    const row = await at.books.knex(tables.accounts).orderBy('id', 'desc').first('id', 'balance');
    const set = (balance: number) =>
      at.books.knex(tables.accounts).where({ id: row.id }).update({ balance });
    await set(Number(row.balance) + 1);
    const dirty = await at.read<VerifyBody>('/ledger/verification');
    await set(Number(row.balance));
    expect(dirty.clean).toBe(false);
    const wrong = dirty.checks.filter((one) => one.wrong > 0);
    expect(wrong.map(({ check }) => check)).toEqual([
      'account balances are the sums of their transfers',
      'each asset sums to zero with its source',
    ]);
    expect(wrong[0]?.rows).toMatchObject([{ id: row.id }]);
  });
});
