import { decidedBy, signNext } from '../factories/decided';
import { application, createDesk, fundLine, type Desk } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const projects = 'plugin::talent-office.unit-project';
const milestones = 'plugin::talent-office.project-milestone';
const expenditures = 'plugin::talent-office.direct-expenditure';
const invoices = 'plugin::talent-office.expenditure-invoice';
const carryOvers = 'plugin::talent-office.carry-over';
const years = 'plugin::talent-office.fund-year';
const budget = 10_000_000;
const voucher = { voucherNumber: '2027-0001', paidOn: '2027-01-12' };

/** What is approved on a line that closes goes on in the next year (结转): projects, expenditure, awards. */
describe('what is carried of spending that goes on', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let second: Signer;
  let employer: string;
  let unit: string;
  let from: string;
  let to: string;
  let nextYear: string;
  /** Of 60 and 40 per cent; of the first 400,000 was accepted, and waits to be paid when the year closes. */
  let project: { id: string; parts: string[] };
  let sheet: string;
  let bill: string;
  let award: string;

  const act = (type: string, id: string, action: string, input: object = {}, by = payer.preparer) =>
    desk.act(type, id, action, by.actor, input);
  const state = async (type: string, id: string) => (await desk.stored(type, id)).state;
  const sign = async (type: string, id: string) =>
    expect((await desk.decide(type, id, leader.token)).status).toBe(200);
  const make = async (type: string, data: object) => (await desk.create(type, data)).documentId;
  const yearOf = async (line: string) => {
    const [found] = await payer.find(fundLine, { documentId: line });
    return String((found?.fundYear as { documentId: string }).documentId);
  };
  const held = async (line: string) => {
    const { available, byPhase } = await desk.totals(line);
    const found = Object.entries(byPhase as Record<string, number>).filter(([, fen]) => fen > 0);
    return { available, ...Object.fromEntries(found) };
  };
  const accept = async (milestone: string, acceptedFen: number) => {
    await act(milestones, milestone, 'present', { evidence: '已完成' });
    await act(milestones, milestone, 'acceptWork', { acceptedFen, opinion: '同意' }, second);
  };
  const partOf = async (where: object): Promise<string> =>
    String((await payer.find(disbursementType, where))[0]?.documentId);
  const pay = async (disbursement: string, payeeKind: string) => {
    const batch = await payer.sent(await payer.batch(nextYear, [disbursement], { payeeKind }));
    for (const { documentId } of await payer.lines(batch)) {
      const answer = await payer.settle(payer.finance, String(documentId), voucher);
      expect(answer).toMatchObject({ status: 200 });
    }
  };

  const approved = async () => {
    const id = await make(projects, {
      ...{ title: '实训基地', plan: '建设实训基地', amountFen: '1000000', employer, line: from },
    });
    const parts: string[] = [];
    for (const [index, sharePercent] of [60, 40].entries()) {
      parts.push(
        await make(milestones, {
          ...{ title: `第${index + 1}阶段`, project: id, sharePercent, requirement: '验收材料' },
          dueOn: `2027-0${index + 1}-01`,
        }),
      );
    }
    await act(projects, id, 'submit');
    await sign(projects, id);
    return { id, parts };
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-12-28T02:00:00.000Z' });
    desk = await createDesk(site);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    second = await desk.signer('office');
    from = await desk.line(budget, payer.preparer.actor, 2026);
    const next = await desk.line(budget, payer.preparer.actor, 2027);
    nextYear = await yearOf(next);
    for (const type of [projects, expenditures]) {
      await desk.workflow(type.split('.')[1] ?? '', type, [{ key: 'leading-group' }]);
    }
    await decidedBy(site.strapi, 'carry-over', 'carry-over');
    employer = (await desk.office.create('employer', { name: '示例企业', kind: 'enterprise' }))
      .documentId;
    unit = (
      await desk.office.create('unit', { name: '人才办', code: 'carried', kind: 'department' })
    ).documentId;
    await payer.account({ employer }, '示例企业');
    await payer.account({ unit }, '人才办');

    project = await approved();
    await accept(project.parts[0] ?? '', 400_000);
    sheet = await make(expenditures, {
      ...{ title: '人才周', purpose: '场地', amountFen: '300000', unit, line: from },
    });
    await act(expenditures, sheet, 'submit');
    await sign(expenditures, sheet);
    bill = await make(invoices, {
      ...{ number: '26120000009911', expenditure: sheet, issuer: '示例会展公司' },
      ...{ amountFen: '100000', invoicedOn: '2026-12-28' },
    });
    await act(invoices, bill, 'register');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    const offer = { kind: 'kind', amountExpression: '50000', ruleSet, workflow, line: from };
    const who = await desk.talent({ name: '结转人' });
    await payer.account({ talent: who.profile.documentId }, '结转人');
    const applied = await desk.applied(who, { benefit: await desk.benefit(offer), line: from });
    await sign(application, applied);
    award = await partOf({ application: { documentId: applied } });

    await desk.act(years, await yearOf(from), 'startClosing', payer.preparer.actor);
    const decision = await make(carryOvers, {
      ...{ title: '年终结余', line: from, decision: 'carry', reason: '项目跨年' },
    });
    await act(carryOvers, decision, 'submit');
    expect(Number((await desk.stored(carryOvers, decision)).commitmentsFen)).toBe(1_350_000);
    await signNext(site.strapi, carryOvers, decision);
    await signNext(site.strapi, carryOvers, decision);
    const [line] = await payer.find(fundLine, {
      ...{ fundYear: { documentId: nextYear }, source: 'carry-over' },
    });
    to = String(line?.documentId);
    desk.service('clock').set(new Date('2027-01-12T02:00:00.000Z'));
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('leaves nothing on the line that closes, and each fen once on the one that takes it', async () => {
    expect(await held(from)).toEqual({ available: 0 });
    expect(await held(to)).toEqual({ available: budget - 1_350_000, committed: 1_350_000 });
    for (const [type, id] of [
      [projects, project.id],
      [expenditures, sheet],
      [disbursementType, award],
    ] as const) {
      const [entry] = await payer.find(type, { documentId: id });
      expect((entry?.line as { documentId: string }).documentId).toBe(to);
    }
    await desk.act(years, await yearOf(from), 'close', payer.preparer.actor);
    expect(await state(years, await yearOf(from))).toBe('closed');
  });

  it('is due on the lists of the next year, and on none of the closed one', async () => {
    const dueTo = async (payeeKind: string): Promise<string[]> => {
      const batch = await payer.batch(nextYear, [], { payeeKind });
      const found = await payer.done(payer.preparer, `/payment-batches/${batch}/candidates`, null);
      return found.map(({ documentId }: { documentId: string }) => documentId);
    };
    const milestone = await partOf({ milestone: { documentId: project.parts[0] } });
    expect(await dueTo('employer')).toContain(milestone);
    expect(await dueTo('unit')).toContain(await partOf({ invoice: { documentId: bill } }));
    expect(await dueTo('talent')).toContain(award);
    await pay(award, 'talent');
    expect(await state(disbursementType, award)).toBe('paid');
  });

  it('is a project that is paid on from the line that took it, and gives back to that', async () => {
    const [first = '', last = ''] = project.parts;
    await pay(await partOf({ milestone: { documentId: first } }), 'employer');
    expect(await state(milestones, first)).toBe('paid');
    await accept(last, 400_000);
    const drawn = await partOf({ milestone: { documentId: last } });
    expect(await desk.stored(disbursementType, drawn)).toMatchObject({ budgetYear: 2027 });
    await pay(drawn, 'employer');
    const before = await held(to);
    await act(projects, project.id, 'closeOut');
    // 200,000 of its first part were not accepted.
    expect(await held(to)).toMatchObject({ available: before.available + 200_000 });
    expect(await held(from)).toEqual({ available: 0 });
  });

  it('is an expenditure whose invoice is annulled and put on record again', async () => {
    await act(invoices, bill, 'annul', { annulReason: '开错' });
    expect(Number((await desk.stored(expenditures, sheet)).drawnFen)).toBe(0);
    const again = await make(invoices, {
      ...{ number: '26120000009912', expenditure: sheet, issuer: '示例会展公司' },
      ...{ amountFen: '300000', invoicedOn: '2027-01-12' },
    });
    await act(invoices, again, 'register');
    await pay(await partOf({ invoice: { documentId: again } }), 'unit');
    await act(expenditures, sheet, 'closeOut');
    expect(await held(to)).toEqual({
      available: budget - 800_000 - 300_000 - 50_000,
      paid: 1_150_000,
    });
  });
});
