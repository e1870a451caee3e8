import { createDesk, fundLine, type Desk } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const projects = 'plugin::talent-office.unit-project';
const milestones = 'plugin::talent-office.project-milestone';
const expenditures = 'plugin::talent-office.direct-expenditure';
const invoices = 'plugin::talent-office.expenditure-invoice';
const today = '2026-11-25';
const voucher = { voucherNumber: '2026-0001', paidOn: today };

/** What a unit's project and the office's own expenditure take of a line (单位项目、直接支出). */
describe('spending that is no personal benefit', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let second: Signer;
  let line: string;
  let fundYear: string;
  let employer: string;
  let unit: string;
  let count = 0;

  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };
  const act = (type: string, id: string, action: string, input: object = {}, by = payer.preparer) =>
    desk.act(type, id, action, by.actor, input);
  const state = async (type: string, id: string) => (await desk.stored(type, id)).state;
  const phases = async (of: string) => {
    const { byPhase, available } = await desk.totals(of);
    const held = Object.entries(byPhase as Record<string, number>).filter(([, fen]) => fen > 0);
    return { available, ...Object.fromEntries(held) };
  };
  const sign = async (type: string, id: string) => {
    const { status, text } = await desk.decide(type, id, leader.token);
    if (status !== 200) throw new Error(text);
  };
  /** Milestones of 60 and 40 per cent, unless they are said. */
  const project = async (amountFen: number, data: object = {}, shares: number[] = [60, 40]) => {
    const { documentId } = await desk.create(projects, {
      title: `项目${(count += 1)}`,
      plan: '建设实训基地',
      amountFen: String(amountFen),
      ...{ employer, line },
      ...data,
    });
    const parts: string[] = [];
    for (const [index, sharePercent] of shares.entries()) {
      const made = await desk.create(milestones, {
        title: `第${index + 1}阶段`,
        project: documentId,
        sharePercent,
        dueOn: `2026-12-0${index + 1}`,
        requirement: '提交验收材料',
      });
      parts.push(made.documentId);
    }
    return { id: documentId, parts };
  };
  const approved = async (amountFen: number, data: object = {}, shares?: number[]) => {
    const one = await project(amountFen, data, shares);
    await act(projects, one.id, 'submit');
    await sign(projects, one.id);
    return one;
  };
  const handIn = (id: string) => act(milestones, id, 'present', { evidence: '已完成' });
  const accept = (id: string, acceptedFen: number, by = second) =>
    act(milestones, id, 'acceptWork', { acceptedFen, opinion: '同意' }, by);
  const expenditure = async (amountFen: number, data: object = {}) => {
    const { documentId } = await desk.create(expenditures, {
      ...{ title: `支出${(count += 1)}`, purpose: '人才周场地', amountFen: String(amountFen) },
      ...{ unit, line },
      ...data,
    });
    return documentId;
  };
  const sheet = async (amountFen: number, data: object = {}) => {
    const id = await expenditure(amountFen, data);
    await act(expenditures, id, 'submit');
    await sign(expenditures, id);
    return id;
  };
  const invoice = async (of: string, amountFen: number, number = `2612000000${(count += 1)}`) => {
    const { documentId } = await desk.create(invoices, {
      ...{ number, expenditure: of, issuer: '示例会展公司', amountFen: String(amountFen) },
      invoicedOn: today,
    });
    return documentId;
  };
  const register = (id: string) => act(invoices, id, 'register');
  const partsOf = async (where: object) =>
    (await payer.find(disbursementType, where)) as unknown as {
      documentId: string;
      state: string;
    }[];
  const reasonsOf = async (batch: string): Promise<string[][]> => {
    const { lines } = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    return lines.map(({ reasons }: { reasons: { code: string; against: boolean }[] }) =>
      reasons.filter(({ against }) => against).map((one) => one.code),
    );
  };
  const paid = async (ids: readonly string[], payeeKind: 'employer' | 'unit') => {
    const batch = await payer.sent(await payer.batch(fundYear, ids, { payeeKind }));
    for (const { documentId } of await payer.lines(batch)) {
      const answer = await payer.settle(payer.finance, String(documentId), voucher);
      expect(answer).toMatchObject({ status: 200 });
    }
    return batch;
  };

  beforeAll(async () => {
    site = await startSite({ now: `${today}T02:00:00.000Z` });
    desk = await createDesk(site);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    second = await desk.signer('office');
    line = await desk.line(100_000_000, payer.preparer.actor, 2026);
    const [found] = await payer.find(fundLine, { documentId: line });
    fundYear = (found?.fundYear as { documentId: string }).documentId;
    for (const [key, type] of [
      ['unit-project', projects],
      ['direct-expenditure', expenditures],
    ] as const) {
      await desk.workflow(key, type, [{ key: 'leading-group' }]);
    }
    const company = await desk.office.create('employer', { name: '示例企业', kind: 'enterprise' });
    employer = company.documentId;
    const bureau = await desk.office.create('unit', {
      ...{ name: '人才办', code: 'spending-unit', kind: 'department' },
    });
    unit = bureau.documentId;
    await payer.account({ employer }, '示例企业');
    await payer.account({ unit }, '人才办');
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  describe('a project of a unit', () => {
    it('is reserved, committed, and paid by milestone through a batch like every payment', async () => {
      const before = await phases(line);
      const { id, parts } = await project(1_000_001);
      await act(projects, id, 'submit');
      expect(await phases(line)).toMatchObject({
        available: before.available - 1_000_001,
        reserved: 1_000_001,
      });
      await sign(projects, id);
      expect(await phases(line)).toMatchObject({ committed: 1_000_001 });
      expect(await state(projects, id)).toBe('implementing');
      const [first = '', last = ''] = parts;
      // Down to the fen; the last takes what that leaves.
      expect(Number((await desk.stored(milestones, first)).amountFen)).toBe(600_000);
      expect(Number((await desk.stored(milestones, last)).amountFen)).toBe(400_001);
      expect(await partsOf({ milestone: { documentId: first } })).toEqual([]);

      await handIn(first);
      await accept(first, 600_000);
      const [one] = await partsOf({ milestone: { documentId: first } });
      expect(one).toMatchObject({ state: 'committed', spendingKind: 'unit-project' });
      expect(await phases(line)).toMatchObject({ committed: 1_000_001 });
      // It is due on a list of employers, by the name of that one, and on no list of persons.
      const dueTo = async (payeeKind: string): Promise<(string | null)[]> => {
        const batch = await payer.batch(fundYear, [], { payeeKind });
        const found = await payer.done(
          payer.preparer,
          `/payment-batches/${batch}/candidates`,
          null,
        );
        return found
          .filter((each: { documentId: string }) => each.documentId === one?.documentId)
          .map(({ payee }: { payee: string | null }) => payee);
      };
      expect(await dueTo('employer')).toEqual([expect.stringMatching(/./)]);
      expect(await dueTo('talent')).toEqual([]);
      expect(await dueTo('unit')).toEqual([]);
      await paid([String(one?.documentId)], 'employer');
      expect(await state(milestones, first)).toBe('paid');
      expect(await phases(line)).toMatchObject({ committed: 400_001, paid: 600_000 });

      expect(await code(act(projects, id, 'closeOut'))).toBe('CONDITION_NOT_MET');
      await handIn(last);
      expect(await code(act(projects, id, 'terminate', { endReason: '不再实施' }))).toBe(
        'CONDITION_NOT_MET',
      );
      // Less than its share: what that leaves goes back to the line with the end of the project.
      await accept(last, 300_000);
      const [other] = await partsOf({ milestone: { documentId: last } });
      await paid([String(other?.documentId)], 'employer');
      await act(projects, id, 'closeOut');
      expect(await phases(line)).toEqual({
        available: before.available - 900_000,
        paid: 900_000,
      });
    });

    it('is not paid before a milestone is accepted, nor by who handed it in', async () => {
      const { id, parts } = await approved(500_000);
      const [first = ''] = parts;
      expect(await code(accept(first, 1))).toBe('ACTION_NOT_POSSIBLE');
      await handIn(first);
      expect(await code(accept(first, 300_000, payer.preparer))).toBe('NOT_BY_SAME_PERSON');
      expect(await code(accept(first, 300_001))).toBe('CONDITION_NOT_MET');
      expect(await code(accept(first, 0))).toBe('CONDITION_NOT_MET');
      // Of whichever department: it could be the one that carried it out.
      const department = await desk.signer('department');
      expect(await code(accept(first, 300_000, department))).toBe('NOT_BY_YOU');
      await act(milestones, first, 'return', { opinion: '缺少发票' }, second);
      expect(await state(milestones, first)).toBe('planned');
      expect(await partsOf({ milestone: { project: { documentId: id } } })).toEqual([]);
      expect(
        await code(desk.create(disbursementType, { title: '拨付项', amountFen: '300000' })),
      ).toBe('MADE_BY_SOFTWARE');

      // Written past the gate, an acceptance pays nothing: neither the list nor the last door lets it.
      await handIn(first);
      await accept(first, 300_000);
      const [one] = await partsOf({ milestone: { documentId: first } });
      const table = site.strapi.db.metadata.get(milestones as never).tableName;
      const write = (value: string) =>
        site.strapi.db.connection(table).where({ document_id: first }).update({ state: value });
      await write('reported');
      const batch = await payer.batch(fundYear, [String(one?.documentId)], {
        payeeKind: 'employer',
      });
      await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
      expect(await reasonsOf(batch)).toEqual([['milestone-not-ready', 'milestone-changed']]);
      const system = { kind: 'system', id: 'test' } as never;
      expect(await code(desk.act(disbursementType, String(one?.documentId), 'lock', system))).toBe(
        'CONDITION_NOT_MET',
      );
      await write('accepted');
    });

    it('asks for a line that is open, a whole plan and one who carries it out', async () => {
      const refused = async (data: object, shares?: number[], amountFen = 1_000) =>
        code(act(projects, (await project(amountFen, data, shares)).id, 'submit'));
      expect(await refused({ unit })).toBe('CONDITION_NOT_MET');
      expect(await refused({ employer: null })).toBe('CONDITION_NOT_MET');
      expect(await refused({}, [])).toBe('CONDITION_NOT_MET');
      expect(await refused({}, [60, 30])).toBe('CONDITION_NOT_MET');
      expect(await refused({}, [100], 0)).toBe('CONDITION_NOT_MET');
      expect(await refused({ line: null })).toBe('CONDITION_NOT_MET');
      expect(await refused({}, [100], 200_000_000)).toBe('INSUFFICIENT_FUNDS');
      const draft = await desk.office.create('fund-line', {
        ...{ title: '未开放', use: 'training', source: 'own-budget', budgetFen: '1', fundYear },
      });
      expect(await refused({ line: draft.documentId })).toBe('CONDITION_NOT_MET');
    });

    it('is decided on the milestones that were handed in, and stands as it was decided', async () => {
      const { id, parts } = await project(200_000);
      await act(projects, id, 'submit');
      const change = (data: object, of = parts[0]) =>
        site.strapi
          .documents(milestones as never)
          .update({ documentId: String(of), data: data as never });
      await change({ requirement: '什么都不用' });
      expect((await desk.decide(projects, id, leader.token)).body.error.details.code).toBe(
        'PLAN_CHANGED',
      );
      await change({ requirement: '提交验收材料' });
      await sign(projects, id);
      expect(await code(change({ dueOn: '2027-01-01' }))).toBe('GUARDED_ATTRIBUTE');
      expect(
        await code(
          site.strapi
            .documents(projects as never)
            .update({ documentId: id, data: { amountFen: '300000' } as never }),
        ),
      ).toBe('GUARDED_ATTRIBUTE');
      const before = await phases(line);
      await act(projects, id, 'terminate', { endReason: '承担单位迁出' });
      expect(await phases(line)).toMatchObject({ available: before.available + 200_000 });
      expect([await state(milestones, String(parts[0])), await state(projects, id)]).toEqual([
        'stopped',
        'ended',
      ]);
    });
  });

  describe('direct expenditure', () => {
    it('is paid by invoice, never more than was approved, and each invoice once', async () => {
      const before = await phases(line);
      const id = await expenditure(300_000);
      // One number, one spelling: with a hyphen it would be another one, and paid again.
      await expect(invoice(id, 1, '2612-0000009901')).rejects.toThrow('must match');
      const early = await invoice(id, 100_000, '26120000009901');
      expect(await code(register(early))).toBe('CONDITION_NOT_MET');
      await act(expenditures, id, 'submit');
      await sign(expenditures, id);
      await register(early);
      const other = await sheet(100_000);
      expect(await code(register(await invoice(other, 1, '26120000009901')))).toBe(
        'ALREADY_CLAIMED',
      );
      expect(await code(register(await invoice(id, 200_001)))).toBe('CONDITION_NOT_MET');
      expect(await code(invoice(id, 1, 'inv 小写'))).not.toBe('done');
      const rest = await invoice(id, 200_000);
      const late = { invoicedOn: '2026-11-26' };
      await site.strapi
        .documents(invoices as never)
        .update({ documentId: rest, data: late as never });
      expect(await code(register(rest))).toBe('CONDITION_NOT_MET');
      await site.strapi
        .documents(invoices as never)
        .update({ documentId: rest, data: { invoicedOn: today } as never });
      await register(rest);
      expect(await code(act(expenditures, id, 'closeOut'))).toBe('CONDITION_NOT_MET');

      const ids = (await partsOf({ invoice: { expenditure: { documentId: id } } })).map(
        ({ documentId }) => documentId,
      );
      expect(ids).toHaveLength(2);
      await paid(ids, 'unit');
      expect([await state(invoices, early), await state(invoices, rest)]).toEqual(['paid', 'paid']);
      expect(await code(act(invoices, early, 'annul', { annulReason: '开错' }))).toBe(
        'ACTION_NOT_POSSIBLE',
      );
      await act(expenditures, id, 'closeOut');
      await act(expenditures, other, 'closeOut');
      expect(await phases(line)).toMatchObject({ available: before.available - 300_000 });
    });

    it('takes an annulled invoice back, and another one in its place', async () => {
      const id = await sheet(100_000);
      const wrong = await invoice(id, 100_000, '26120000009902');
      await register(wrong);
      expect(await code(register(await invoice(id, 1)))).toBe('CONDITION_NOT_MET');
      const [one] = await partsOf({ invoice: { documentId: wrong } });
      const system = { kind: 'system', id: 'test' } as never;
      await desk.act(disbursementType, String(one?.documentId), 'lock', system);
      expect(await code(act(invoices, wrong, 'annul', { annulReason: '开错' }))).toBe(
        'MONEY_WITH_BANK',
      );
      await desk.act(disbursementType, String(one?.documentId), 'bounce', system);
      const before = await phases(line);
      await act(invoices, wrong, 'annul', { annulReason: '开错' });
      expect(await phases(line)).toEqual(before);
      await register(await invoice(id, 100_000, '26120000009902'));
    });

    it('has its papers with it, which stay as they were handed in', async () => {
      const id = await expenditure(1_000);
      const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
      const path = `/talent-office/spending-files/direct-expenditures/${id}`;
      const attach = (name: string) =>
        site.http
          .post(path)
          .auth(payer.preparer.token, { type: 'bearer' })
          .set('Idempotency-Key', name)
          .attach('files', pdf, { filename: `${name}.pdf`, contentType: 'application/pdf' });
      const { body } = await attach('contract').expect(200);
      expect(body.data).toMatchObject({ name: 'contract.pdf', mediaType: 'application/pdf' });
      expect(await payer.done(payer.preparer, path.slice(14), null)).toHaveLength(1);
      await act(expenditures, id, 'submit');
      const refused = await attach('another');
      expect(refused.body.error.details.code).toBe('GUARDED_ATTRIBUTE');
      const removed = await payer.ask(
        payer.preparer,
        `${path.slice(14)}/${String(body.data.id)}/remove`,
      );
      expect(removed.code).toBe('GUARDED_ATTRIBUTE');
      await sign(expenditures, id);
    });
  });

  it('is counted with what persons get: by line, in the year, and for everybody to read', async () => {
    const { body } = await site.http.get('/api/fund-years/2026/summary').expect(200);
    const paidBy = Object.fromEntries(
      body.data.kinds.map(({ kind, paidFen }: { kind: string; paidFen: number }) => [
        kind,
        paidFen,
      ]),
    );
    expect(paidBy).toEqual({
      'personal-benefit': 0,
      'unit-project': 900_000,
      'direct-expenditure': 300_000,
    });
    const { lines, total } = await payer.done(
      payer.preparer,
      `/fund-years/${fundYear}/budget`,
      null,
    );
    const of = lines.find(({ documentId }: { documentId: string }) => documentId === line);
    expect(of.usedFen).toBe(of.personalFen + of.projectFen + of.directFen);
    expect(of.usedFen + of.availableFen).toBe(of.adjustedFen);
    expect(total.projectFen).toBeGreaterThanOrEqual(of.projectFen);
    const execution = await payer.done(payer.preparer, '/fund-execution/2026', null);
    const sum = (name: string) =>
      execution.kinds.reduce(
        (all: number, one: Record<string, number>) => all + Number(one[name]),
        0,
      );
    for (const name of ['reservedFen', 'committedFen', 'sentFen', 'paidFen']) {
      expect([name, sum(name)]).toEqual([name, execution.total[name]]);
    }
  });

  it('keeps what was approved when its line closes, and takes it to the next year', async () => {
    const [own = ''] = await desk.lines(1, 1_000_000, payer.preparer.actor, 2300);
    const year = async (of: string) => {
      const [found] = await payer.find(fundLine, { documentId: of });
      return (found?.fundYear as { documentId: string }).documentId;
    };
    const id = await sheet(300_000, { line: own });
    const waiting = await expenditure(1_000, { line: own });
    await act(expenditures, waiting, 'submit');
    await desk.act(
      'plugin::talent-office.fund-year',
      await year(own),
      'startClosing',
      payer.preparer.actor,
    );
    // What is committed goes on; nothing new is.
    expect(await code(register(await invoice(id, 100_000)))).toBe('done');
    const late = await desk.decide(expenditures, waiting, leader.token);
    expect(late.body.error.details.code).toBe('LINE_CLOSED');
    expect(await code(act(expenditures, await expenditure(1_000, { line: own }), 'submit'))).toBe(
      'CONDITION_NOT_MET',
    );
    expect(await phases(own)).toMatchObject({ committed: 300_000 });
  });
});
