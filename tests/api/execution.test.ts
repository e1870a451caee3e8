import { randomUUID } from 'node:crypto';

import { Workbook } from 'exceljs';

import {
  accountCode,
  type Holder,
  type LineRef,
} from '../../plugins/talent-office/server/src/engine/ledger';
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
import { createDesk, type Desk } from '../factories/desk';
import { booksOf, inTransaction, newCause } from '../factories/ledger';
import { createOffice, type Office } from '../factories/office';
import { createPanel } from '../factories/panel';
import { startSite, type Site } from '../setup';

const lineType = 'plugin::talent-office.fund-line';
const application = 'plugin::talent-office.fund-application';
const disbursementType = 'plugin::talent-office.disbursement';
const floor = 120_000_000;

let site: Site;
let office: Office;
let desk: Desk;
let books: ReturnType<typeof booksOf>;
let officer: { kind: 'admin'; id: number };
let token: string;
let count = 0;

const service = (name: string) => site.strapi.plugin('talent-office').service(name);
const clock = () => service('clock');
const get = (path: string, as = token) =>
  site.http.get(`/talent-office${path}`).set('Authorization', `Bearer ${as}`);
const read = async <Body>(path: string): Promise<Body> =>
  (await get(path).expect(200)).body.data as Body;
/** A file's content, which supertest does not collect for kinds that it does not know. */
const fileOf = (path: string) =>
  get(path)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    })
    .expect(200);

/** An open year whose lines have these budgets, by use and source. */
const openYear = async (
  lines: readonly { budgetFen: number; use?: string; source?: string; title?: string }[],
) => {
  const year = 2300 + (count += 1);
  const { documentId } = await office.create('fund-year', { year });
  const refs: LineRef[] = [];
  for (const { budgetFen, ...more } of lines) {
    const line = await office.create('fund-line', {
      ...{ title: '引进', use: 'introduction', source: 'own-budget' },
      ...more,
      budgetFen: String(budgetFen),
      fundYear: documentId,
    });
    refs.push({ type: lineType, documentId: line.documentId, asset: 'fen' });
  }
  clock().set(new Date(clock().now().getTime() + 1000));
  await service('lifecycle').act({
    type: 'plugin::talent-office.fund-year',
    documentId,
    action: 'open',
    actor: officer,
    operation: randomUUID(),
  });
  return { year, documentId, lines: refs as [LineRef, ...LineRef[]] };
};

const anApplication = async (title = '安家补贴 · 王雨思'): Promise<Holder> => {
  const { documentId } = await office.create('fund-application', { title });
  return { type: application, documentId, limit: 'award' };
};

const move = (line: LineRef, holder: Holder, from: string, to: string, amount: number) =>
  inTransaction(site.strapi, (tx) =>
    books.ledger.transfer(tx, {
      opKey: randomUUID(),
      debit: { line, holder, phase: from },
      credit: { line, holder, phase: to },
      amount,
      reason: `${from} → ${to}`,
      reference: `${application}:${holder.documentId}`,
      actor: 'admin:1',
    }),
  );

beforeAll(async () => {
  site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
  office = createOffice(site.strapi);
  desk = await createDesk(site);
  books = booksOf(site.strapi);
  officer = await office.signer('office');
  token = (await desk.adminUser('execution@jinlan.test')).token;
});
afterEach(() => clock().set(new Date('2026-11-23T04:00:00.000Z')));
afterAll(() => site.stop());

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
    clock().set(new Date('2026-03-31T15:59:00.000Z'));
    const { year, lines } = await openYear([
      { budgetFen: floor },
      { budgetFen: 5000, use: 'care', source: 'upper-level' },
    ]);
    const [first, second] = lines as [LineRef, LineRef];
    const [one, two] = [await anApplication(), await anApplication()];
    await books.bring(one, first, 'reserved', 1000);
    // One minute later it is April in Shanghai.
    clock().set(new Date('2026-03-31T16:00:00.000Z'));
    await books.bring(one, first, 'committed', 900);
    await move(first, one, 'committed', 'sent', 900);
    clock().set(new Date('2026-05-10T04:00:00.000Z'));
    await move(first, one, 'sent', 'paid', 900);
    await books.bring(two, second, 'committed', 300);
    clock().set(new Date('2026-06-10T04:00:00.000Z'));
    await move(first, one, 'paid', 'recoverable', 500);
    await move(first, one, 'recoverable', 'recovered', 200);
    await books.supply(second, 6000);
    clock().set(new Date('2026-11-23T04:00:00.000Z'));

    const body = await read<ExecutionBody>(`/fund-execution/${year}`);
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
    await service('books').roll(randomUUID(), 'at-once');
    expect(await read<ExecutionBody>(`/fund-execution/${year}`)).toEqual(body);
  });

  it('tells the age of a commitment in whole days, of both sides of each bound', async () => {
    const { year, lines } = await openYear([{ budgetFen: floor }]);
    const [line] = lines;
    const midnight = Date.parse('2026-11-23T00:00:00+08:00');
    const instants = [
      ...[0, -30].map((days) => midnight + days * 86_400_000),
      ...[-30, -90, -180].map((days) => midnight + days * 86_400_000 - 1),
    ];
    for (const [index, instant] of instants.entries()) {
      clock().set(new Date(instant));
      await books.bring(await anApplication(), line, 'committed', 10 ** index);
    }
    clock().set(new Date('2026-11-23T04:00:00.000Z'));
    const { ageing } = await read<ExecutionBody>(`/fund-execution/${year}`);
    expect(ageing.map(({ amountFen }) => amountFen)).toEqual([11, 100, 1000, 10_000]);
  });

  it('shows carry-over as revised budget of the new year, and of the old one no more', async () => {
    const old = await openYear([{ budgetFen: floor }]);
    const next = await openYear([{ budgetFen: floor }]);
    await inTransaction(site.strapi, async (tx) => {
      await books.ledger.close(tx, old.lines[0]);
      await books.ledger.sweep(tx, old.lines[0], next.lines[0], newCause());
    });
    const before = await read<ExecutionBody>(`/fund-execution/${old.year}`);
    const after = await read<ExecutionBody>(`/fund-execution/${next.year}`);
    expect(before.total).toMatchObject({ originalFen: floor, revisedFen: 0, executionRate: null });
    expect(after.total).toMatchObject({ originalFen: floor, revisedFen: 2 * floor });
  });

  it('foresees what is due by month, what is overdue first, and nothing that is sent or paid', async () => {
    const { year } = await openYear([{ budgetFen: floor }]);
    const row = (due_on: string, amount: number, state: string) => ({
      ...{ document_id: randomUUID().slice(0, 24), due_on, amount_fen: amount, state },
      budget_year: year,
    });
    await books
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
    const { due } = await read<ExecutionBody>(`/fund-execution/${year}`);
    expect(due).toEqual([
      { month: '2026-10', overdue: true, amountFen: 12, count: 2 },
      { month: '2026-11', overdue: false, amountFen: 11, count: 1 },
      { month: '2026-12', overdue: false, amountFen: 30, count: 2 },
    ]);
  });

  it('is none of a year that is not open, of a year without lines, or of what is no year', async () => {
    const year = 2300 + (count += 1);
    await office.create('fund-year', { year });
    await get(`/fund-execution/${year}`).expect(404);
    await get('/fund-execution/2999').expect(404);
    const refused = await get('/fund-execution/0x7ea').expect(400);
    expect(refused.body.error.details.errors[0].path).toEqual(['year']);
    const years = await read<{ year: number }[]>('/fund-execution');
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
    const { year, lines } = await openYear([{ budgetFen: floor }, { budgetFen: 10, use: 'care' }]);
    const [line, other] = lines as [LineRef, LineRef];
    const holder = await anApplication('安家补贴 · 李清');
    clock().set(new Date('2026-11-23T05:00:00.000Z'));
    await books.bring(await anApplication(), other, 'committed', 5);
    await books.bring(holder, line, 'reserved', 700);
    await books.bring(holder, line, 'committed', 700);
    await move(line, holder, 'committed', 'sent', 700);
    await move(line, holder, 'sent', 'paid', 700);
    const ask = (query: string) =>
      read<TransferBody[]>(`/fund-execution/${year}/transfers?${query}`);

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
    const detail = await read<TransferDetail>(`/ledger/transfers/${paid[0]?.id}`);
    expect(detail).toMatchObject({ ...paid[0], caseId: null, audit: [] });
    await get('/ledger/transfers/999999999').expect(404);
  });

  it('shows the trail of a state change to whoever reads the trail, and to nobody else', async () => {
    await seedAdminRoles(createSeeding(site.strapi));
    const { year, documentId, lines } = await openYear([{ budgetFen: floor }]);
    const [supply] = await read<TransferBody[]>(`/fund-execution/${year}/transfers?stage=budget`);
    expect(supply?.to.owner).toMatchObject({ type: lineType, documentId: lines[0].documentId });
    const path = `/ledger/transfers/${supply?.id}`;
    const { audit } = await read<TransferDetail>(path);
    expect(audit).toMatchObject([{ action: 'entry.open', target: { type: lineType } }]);
    const panel = createPanel(site);
    await panel.account('finance-of-books', 'jinlan-finance');
    const finance = await panel.logIn('finance-of-books@jinlan.test');
    const told = await get(path, finance).expect(200);
    expect(told.body.data).toMatchObject({ id: supply?.id, audit: [] });
    expect(documentId).not.toBe('');
  });
});

describe('the books on a page and as a file', () => {
  it('give an account of any days, with opening and closing balance, page by page', async () => {
    clock().set(new Date('2026-02-01T04:00:00.000Z'));
    const { lines } = await openYear([{ budgetFen: floor, title: '=1+1' }]);
    const [line] = lines;
    const holder = await anApplication();
    clock().set(new Date('2026-02-28T15:59:59.000Z'));
    await books.bring(holder, line, 'reserved', 100);
    clock().set(new Date('2026-02-28T16:00:00.000Z'));
    await books.bring(holder, line, 'reserved', 150);
    clock().set(new Date('2026-03-05T04:00:00.000Z'));
    await books.bring(holder, line, 'reserved', 120);
    clock().set(new Date('2026-11-23T04:00:00.000Z'));
    const found = await read<{ code: string; phase: string }[]>(
      `/ledger/accounts?line=${line.documentId}`,
    );
    expect(found.map(({ phase }) => phase)).toEqual(['available', 'reserved']);
    const code = encodeURIComponent(accountCode({ line, holder, phase: 'reserved' }));
    const ask = (query: string) =>
      read<StatementBody>(`/ledger/accounts/${code}/statement?${query}`);
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

    const backwards = await get(`/ledger/accounts/${code}/statement?from=2026-03-02&to=2026-03-01`);
    expect(backwards.status).toBe(422);
    expect(backwards.body.error.details.code).toBe('PERIOD_INVALID');
    await get(`/ledger/accounts/${code}/statement?from=2026-02-30`).expect(400);
    await get('/ledger/accounts/nothing/statement').expect(404);

    const csv = await fileOf(
      `/ledger/accounts/${code}/statement/export?format=csv&from=2026-03-01`,
    );
    const text = (csv.body as Buffer).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain("'=1+1");
    expect(text).toContain('0.50');
    expect(csv.headers['content-disposition']).toContain('attachment');
    const xlsx = await fileOf(`/ledger/accounts/${code}/statement/export`);
    const workbook = new Workbook();
    await workbook.xlsx.load(xlsx.body as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getRow(sheet.rowCount).getCell(7).value).toBe(1.2);
    expect(sheet?.getRow(7).getCell(3).value).toContain("'=1+1");
  });

  it('find accounts by words of the title, and take those of a search as words', async () => {
    const { lines } = await openYear([{ budgetFen: floor, title: '百分之百%_项目' }]);
    const holder = await anApplication('特别的申请');
    await books.bring(holder, lines[0], 'reserved', 5);
    const find = (search: string) =>
      read<{ owner: { documentId: string }; balance: number }[]>(
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
    const now = await read<TrialBalanceBody>('/ledger/trial-balance');
    expect(now.totals.every(({ balance }) => balance === 0)).toBe(true);
    expect(now.rows.some(({ line, balance }) => line === null && balance < 0)).toBe(true);
    const earlier = await read<TrialBalanceBody>('/ledger/trial-balance?on=2026-02-28');
    expect(earlier.totals.every(({ balance }) => balance === 0)).toBe(true);
    expect(earlier.rows).not.toEqual(now.rows);
    const [money] = (await read<TrialBalanceBody>('/ledger/trial-balance?on=2020-01-01')).rows;
    expect(money).toBeUndefined();
    const csv = await fileOf('/ledger/trial-balance/export?format=csv');
    expect((csv.body as Buffer).toString('utf8')).toContain('0.00');
    await get('/ledger/trial-balance?on=2026-13-01').expect(400);
  });

  it('give each table of the dashboard as it is shown', async () => {
    const { year } = await openYear([{ budgetFen: floor }]);
    const csv = await fileOf(`/fund-execution/${year}/export?table=lines&format=csv`).set(
      'Accept-Language',
      'zh',
    );
    const lines = (csv.body as Buffer).toString('utf8').split('\r\n');
    expect(lines[1]).toContain('资金项目');
    expect(lines[2]).toContain('1200000.00');
    expect(lines[2]).toContain('0.00%');
    const xlsx = await fileOf(`/fund-execution/${year}/export?table=months`);
    expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    await get(`/fund-execution/${year}/export?table=secrets`).expect(400);
  });

  it('are verified on a page, each check by its name, and a changed balance is named', async () => {
    const clean = await read<VerifyBody>('/ledger/verification');
    expect(clean).toMatchObject({ clean: true });
    expect(clean.checks.length).toBeGreaterThan(7);
    const row = await books.knex(tables.accounts).orderBy('id', 'desc').first('id', 'balance');
    const set = (balance: number) =>
      books.knex(tables.accounts).where({ id: row.id }).update({ balance });
    await set(Number(row.balance) + 1);
    const dirty = await read<VerifyBody>('/ledger/verification');
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

describe('what everybody may read', () => {
  interface Payee {
    readonly name: string;
  }

  /** So many people paid on a line, by what an award makes of them. */
  const pay = async (year: number, line: LineRef, payees: readonly Payee[]) => {
    for (const { name } of payees) {
      const { profile } = await office.talent({ name });
      const asked = await office.create('fund-application', {
        title: `安家补贴 · ${name}`,
        applicant: profile.documentId,
      });
      // By hand nobody makes one; here it is written as an award writes it.
      const documentId = randomUUID().slice(0, 24);
      const [disbursement] = await books.knex('talent_office_disbursements').insert({
        ...{ document_id: documentId, title: name, amount_fen: 100, budget_year: year },
      });
      const link = site.strapi.db.metadata.get(disbursementType as never).attributes
        .application as {
        joinTable?: {
          name: string;
          joinColumn: { name: string };
          inverseJoinColumn: { name: string };
        };
      };
      if (!link.joinTable) throw new Error('no table of relations');
      await books.knex(link.joinTable.name).insert({
        [link.joinTable.joinColumn.name]: disbursement,
        [link.joinTable.inverseJoinColumn.name]: asked.id,
      });
      const holder = { type: disbursementType, documentId, limit: 'part' };
      await books.bring(holder, line, 'committed', 100);
      await move(line, holder, 'committed', 'paid', 100);
    }
  };

  it('is no person: with other names and titles the answer is the same, byte for byte', async () => {
    const { year, lines } = await openYear([
      { budgetFen: floor, title: '王雨思安家补贴' },
      { budgetFen: 5000, use: 'care', source: 'donation' },
    ]);
    const [many, few] = lines as [LineRef, LineRef];
    const names = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ name: `公开${name}` }));
    await pay(year, many, names);
    await pay(year, few, names.slice(0, 4));
    const ask = () => site.http.get(`/api/fund-years/${year}/summary`).expect(200);
    const { text, body } = await ask();
    expect(body.data).toMatchObject({
      budget: { originalFen: floor + 5000, revisedFen: floor + 5000, paidFen: 900 },
      uses: [
        { use: 'care', paidFen: 400, executionRate: 800, beneficiaries: null },
        { use: 'introduction', paidFen: 500, beneficiaries: 5 },
      ],
      sources: [
        { source: 'own-budget', paidFen: 500 },
        { source: 'donation', paidFen: 400 },
      ],
    });
    expect(body.data.months).toContainEqual({ month: '2026-11', paidFen: 900 });
    expect(text).not.toMatch(/公开|王雨思|title|documentId/);
    await books.knex('talent_office_talent_profiles').update({ name: '另一个人' });
    for (const table of ['fund_applications', 'fund_lines', 'disbursements']) {
      await books.knex(`talent_office_${table}`).update({ title: '另一个名称' });
    }
    expect((await ask()).text).toBe(text);
  });
});

describe('who may read of it', () => {
  it('is no department, and nobody who is not signed in', async () => {
    await seedAdminRoles(createSeeding(site.strapi));
    const panel = createPanel(site);
    await panel.account('department-of-books', 'jinlan-department');
    const department = await panel.logIn('department-of-books@jinlan.test');
    for (const path of [
      '/fund-execution',
      '/fund-execution/2026',
      '/fund-execution/2026/transfers?stage=paid',
      '/ledger/accounts',
      '/ledger/trial-balance',
      '/ledger/transfers/1',
      '/ledger/verification',
    ]) {
      expect([path, (await get(path, department)).status]).toEqual([path, 403]);
      expect([path, (await site.http.get(`/talent-office${path}`)).status]).toEqual([path, 401]);
    }
  });
});
