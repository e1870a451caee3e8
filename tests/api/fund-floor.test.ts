import { randomUUID } from 'node:crypto';

import { added, budgeted } from '../factories/decided';
import { createOffice, uid, type Office } from '../factories/office';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Actor = { kind: 'admin' | 'user'; id: number };

const years = 'plugin::talent-office.fund-year';
const lines = 'plugin::talent-office.fund-line';
const floor = 120_000_000;
const record = {
  shortfallReason: '区级财力不足',
  shortfallResolution: '区委常委会〔2026〕8号',
  supplementPlannedOn: '2026-12-20',
};

describe('the floor of the own budget, also after the year was opened', () => {
  let site: Site;
  let office: Office;
  let officer: Actor;
  let finance: Actor;
  let count = 0;

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const act = (
    type: string,
    documentId: string,
    action: string,
    input: object = {},
    actor: Actor | { kind: 'system'; id: string } = officer,
  ) =>
    service('lifecycle').act({ type, documentId, action, actor, input, operation: randomUUID() });
  const open = async (year: string) => {
    await budgeted(site.strapi, year, officer);
    await act(years, year, 'open');
  };
  const draftYear = async (data: object = {}): Promise<string> =>
    (await office.create('fund-year', { year: 2200 + (count += 1), ...data })).documentId;
  const draftLine = async (fundYear: string, budgetFen: number, more: object = {}) => {
    const made = await office.create('fund-line', {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: String(budgetFen),
      fundYear,
      ...more,
    });
    return made.documentId;
  };
  /** An open year with lines of the own budget. */
  const openYear = async (...budgets: number[]) => {
    const year = await draftYear();
    const made: string[] = [];
    for (const budget of budgets) made.push(await draftLine(year, budget));
    await open(year);
    return { year, lines: made as [string, ...string[]] };
  };
  const revise = (line: string, budgetFen: number) =>
    act(lines, line, 'revise', { budgetFen: String(budgetFen) }, { kind: 'system', id: 'test' });
  const add = async (year: string, budgetFen: number, more: object = {}) => {
    const line = await draftLine(year, budgetFen, more);
    await added(site.strapi, line, officer);
    return line;
  };
  const stored = (type: string, documentId: string) =>
    site.strapi.db.query(type as never).findOne({ where: { documentId } });
  const shortfall = async (year: string) => Number((await stored(years, year)).shortfallFen);
  const supplied = async (documentId: string) =>
    (
      await service('ledger').lineTotals(site.strapi.db.connection, {
        type: lines,
        documentId,
        asset: 'fen',
      })
    ).supplied;
  const refusal = async (attempt: Promise<unknown>) => {
    try {
      await attempt;
    } catch (error) {
      const { code, facts } = error as { code?: string; facts?: Record<string, unknown> };
      if (!code) throw error;
      return { code, facts };
    }
    return { code: 'not refused', facts: {} };
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    office = createOffice(site.strapi);
    officer = await office.signer('office');
    finance = await office.signer('finance');
  });
  afterAll(() => site.stop());

  it('refuses to lower an open year under it, in the words in which the opening is refused', async () => {
    const unopened = await draftYear();
    await draftLine(unopened, floor - 1);
    const opening = await refusal(open(unopened));
    expect(opening).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('低于下限'), en: expect.stringContaining('floor') },
    });

    const opened = await openYear(floor);
    expect(await refusal(revise(opened.lines[0], floor - 1))).toEqual(opening);
    expect(Number((await stored(lines, opened.lines[0])).budgetFen)).toBe(floor);
    expect(await supplied(opened.lines[0])).toBe(floor);
    await revise(opened.lines[0], floor + 1);
    await revise(opened.lines[0], floor);
    expect(await shortfall(opened.year)).toBe(0);
  });

  it('counts all lines of the own budget and no other, whatever is done with these', async () => {
    const { year, lines: own } = await openYear(floor / 2, floor / 2, floor / 2);
    await revise(own[0], 0);
    const other = await add(year, floor, { source: 'upper-level' });
    expect((await refusal(revise(own[1] ?? '', 0))).code).toBe('CONDITION_NOT_MET');
    await revise(other, 1);
    await add(year, 1, { source: 'donation' });
    expect(await shortfall(year)).toBe(0);
  });

  it('counts no line that is only planned once the year is open', async () => {
    const { year, lines: own } = await openYear(floor);
    await draftLine(year, 10 * floor);
    expect((await refusal(revise(own[0], floor - 1))).code).toBe('CONDITION_NOT_MET');
  });

  it('a shortfall that is recorded later lets it go under, and stays known until it is made up', async () => {
    const { year, lines: own } = await openYear(floor);
    await act(years, year, 'recordShortfall', record);
    expect(await stored(years, year)).toMatchObject({ state: 'open', ...record });
    expect(await shortfall(year)).toBe(0);
    await revise(own[0], floor - 5000);
    expect(await shortfall(year)).toBe(5000);
    await revise(own[0], floor - 7000);
    expect(await shortfall(year)).toBe(7000);
    await add(year, 4000);
    expect(await shortfall(year)).toBe(3000);
    await add(year, 900_000, { source: 'upper-level' });
    expect(await shortfall(year)).toBe(3000);
    await revise(own[0], floor - 4000);
    expect(await shortfall(year)).toBe(0);
  });

  it('a shortfall recorded before the opening is known at the opening, and made up later', async () => {
    const year = await draftYear(record);
    const line = await draftLine(year, floor - 9000);
    await open(year);
    expect(await shortfall(year)).toBe(9000);
    await revise(line, floor);
    expect(await shortfall(year)).toBe(0);
  });

  it('a shortfall is recorded whole, by the office', async () => {
    const { year } = await openYear(floor);
    const attempt = (input: object, actor = officer) =>
      refusal(act(years, year, 'recordShortfall', input, actor));
    expect((await attempt(record, finance)).code).toBe('NOT_BY_YOU');
    for (const name of Object.keys(record)) {
      expect((await attempt({ ...record, [name]: '' })).code).toBe('REFERENCE_MISSING');
    }
    for (const wrong of [{ supplementPlannedOn: '2026-02-30' }, { shortfallReason: '  ' }]) {
      expect((await attempt({ ...record, ...wrong })).code).toBe('VALUE_INVALID');
    }
    const saved = site.strapi
      .documents(uid('fund-year'))
      .update({ documentId: year, data: record } as never);
    await expect(saved).rejects.toMatchObject({ details: { code: 'GUARDED_ATTRIBUTE' } });
  });

  it('every change of the shortfall is a row of the audit', async () => {
    const { year, lines: own } = await openYear(floor);
    await act(years, year, 'recordShortfall', record);
    await revise(own[0], floor - 5000);
    await revise(own[0], floor);
    const history = await service('audit').history(site.strapi.db.connection, {
      type: years,
      documentId: year,
    });
    const changes = history
      .filter(({ action }: { action: string }) => action === 'fund.shortfall')
      .map(({ details }: { details: object }) => details);
    expect(changes).toMatchObject([
      { from: 5000, to: 0 },
      { from: 0, to: 5000 },
    ]);
  });

  it('the alarm stands for who may read the fund, with each line; the public reads the amount', async () => {
    const panel = createPanel(site);
    const reader = async (name: string, own: 'fund.read'[]) => {
      await panel.account(name, await createRole(site, name, { own }));
      return panel.logIn(`${name}@jinlan.test`);
    };
    const [allowed, other] = [
      await reader('fund-reader', ['fund.read']),
      await reader('other', []),
    ];
    const made = await openYear(floor, 5000);
    const { year } = await stored(years, made.year);
    const path = `/fund-years/${String(year)}/summary`;
    const read = (token = allowed) => panel.send('get', `/talent-office${path}`, token);

    expect((await read().expect(200)).body.data).toMatchObject({ shortfallFen: 0, alarm: null });
    await act(years, made.year, 'recordShortfall', record);
    await revise(made.lines[0], floor - 7000);
    await draftLine(made.year, 900);
    const { body } = await read().expect(200);
    const line = (suppliedFen: number) => ({
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      suppliedFen,
      availableFen: suppliedFen,
    });
    expect(body.data).toMatchObject({
      state: 'open',
      alarm: {
        amountFen: 2000,
        reason: record.shortfallReason,
        resolution: record.shortfallResolution,
        plannedOn: record.supplementPlannedOn,
      },
      uses: [{ use: 'introduction', suppliedFen: floor - 2000 }],
      lines: [line(floor - 7000), line(5000)],
    });
    await read(other).expect(403);
    const open = await site.http.get(`/api${path}`).expect(200);
    expect(open.body.data).toMatchObject({ shortfallFen: 2000 });
    expect(Object.keys(open.body.data).sort()).toEqual([
      ...['budget', 'kinds', 'months', 'shortfallFen', 'sources', 'state', 'uses', 'year'],
    ]);

    await revise(made.lines[0], floor);
    expect((await read().expect(200)).body.data.alarm).toBeNull();
    await revise(made.lines[0], floor - 9000);
    await act(years, made.year, 'startClosing');
    expect((await read().expect(200)).body.data).toMatchObject({
      state: 'closing',
      shortfallFen: 4000,
      alarm: null,
    });
  });

  it('the clock opens no line that only its year may open', async () => {
    const year = await draftYear();
    const line = await draftLine(year, floor);
    const open = await openYear(floor);
    const later = await draftLine(open.year, 1000);
    await service('lifecycle').actDue({ proceed: () => Promise.resolve() });
    expect(await stored(lines, line)).toMatchObject({ state: 'draft' });
    expect(await stored(lines, later)).toMatchObject({ state: 'draft' });
    expect(await supplied(line)).toBe(0);
  });

  it('a year with a line for another use opens only when its reason is stated', async () => {
    const year = await draftYear();
    const line = await draftLine(year, floor, { use: 'other' });
    expect(await refusal(open(year))).toMatchObject({
      code: 'CONDITION_NOT_MET',
      facts: { zh: expect.stringContaining('理由') },
    });
    expect(await stored(years, year)).toMatchObject({ state: 'draft' });
    await site.strapi
      .documents(uid('fund-line'))
      .update({ documentId: line, data: { otherReason: '专项调研' } } as never);
    await open(year);
    expect(await stored(lines, line)).toMatchObject({ state: 'open' });
  });
});
