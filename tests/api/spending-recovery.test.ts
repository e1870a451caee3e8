import { createDesk, fundLine, type Desk } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const projects = 'plugin::talent-office.unit-project';
const milestones = 'plugin::talent-office.project-milestone';
const expenditures = 'plugin::talent-office.direct-expenditure';
const invoices = 'plugin::talent-office.expenditure-invoice';
const recovery = 'plugin::talent-office.recovery';
const repayment = 'plugin::talent-office.repayment';
const writeOff = 'plugin::talent-office.write-off';
const today = '2026-11-25';

/** What a unit's project or an expenditure was paid, and has to come back (项目资金、直接支出的追回). */
describe('having money of projects and expenditure back', () => {
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
  const sign = async (type: string, id: string) => {
    const { status, text } = await desk.decide(type, id, leader.token);
    if (status !== 200) throw new Error(text);
  };
  const phases = async () => {
    const { byPhase } = await desk.totals(line);
    const { paid = 0, recoverable = 0, recovered = 0, waived = 0 } = byPhase;
    return { paid, recoverable, recovered, waived };
  };
  const paid = async (where: object, payeeKind: 'employer' | 'unit') => {
    const [part] = await payer.find(disbursementType, where);
    const batch = await payer.batch(fundYear, [String(part?.documentId)], { payeeKind });
    const [sent] = await payer.lines(await payer.sent(batch));
    const voucher = { voucherNumber: `V-${(count += 1)}`, paidOn: today };
    const answer = await payer.settle(payer.finance, String(sent?.documentId), voucher);
    expect(answer).toMatchObject({ status: 200 });
  };
  /** A project of 1,000,000 fen whose first half is accepted and paid. */
  const halfPaid = async (): Promise<string> => {
    const { documentId } = await desk.create(projects, {
      ...{ title: `项目${(count += 1)}`, plan: '建设实训基地', amountFen: '1000000' },
      ...{ employer, line },
    });
    const parts: string[] = [];
    for (const title of ['第1阶段', '第2阶段']) {
      const given = { title, project: documentId, sharePercent: 50, dueOn: '2026-12-01' };
      const made = await desk.create(milestones, { ...given, requirement: '提交验收材料' });
      parts.push(made.documentId);
    }
    await act(projects, documentId, 'submit');
    await sign(projects, documentId);
    const [first = ''] = parts;
    await act(milestones, first, 'present', { evidence: '已完成' });
    await act(milestones, first, 'acceptWork', { acceptedFen: 500_000, opinion: '同意' }, second);
    await paid({ milestone: { documentId: first } }, 'employer');
    return documentId;
  };
  const ended = async (): Promise<string> => {
    const id = await halfPaid();
    await act(projects, id, 'terminate', { endReason: '承担单位停产' });
    return id;
  };
  /** An expenditure that is closed out, of which one invoice was paid. */
  const closed = async (amountFen: number): Promise<string> => {
    const { documentId } = await desk.create(expenditures, {
      ...{ title: `支出${(count += 1)}`, purpose: '人才周场地', amountFen: String(amountFen) },
      ...{ unit, line },
    });
    await act(expenditures, documentId, 'submit');
    await sign(expenditures, documentId);
    if (amountFen > 1) {
      const made = await desk.create(invoices, {
        ...{ number: `2612000000${(count += 1)}`, expenditure: documentId, invoicedOn: today },
        ...{ issuer: '示例会展公司', amountFen: String(amountFen) },
      });
      await act(invoices, made.documentId, 'register');
      await paid({ invoice: { documentId: made.documentId } }, 'unit');
    }
    await act(expenditures, documentId, 'closeOut');
    return documentId;
  };
  const drafted = async (data: object): Promise<string> => {
    const given = { title: '追回', kind: 'revoke', clause: '第十二条', reason: '未完成约定任务' };
    return (await desk.create(recovery, { ...given, ...data })).documentId;
  };
  const submit = async (data: object) => code(act(recovery, await drafted(data), 'submit'));
  const decided = async (data: object): Promise<string> => {
    const id = await drafted(data);
    await act(recovery, id, 'submit');
    await sign(recovery, id);
    return id;
  };
  const paidBack = async (of: string, amountFen: number) => {
    const { documentId } = await desk.create(repayment, {
      ...{ recovery: of, payer: '示例企业', amountFen: String(amountFen), receivedOn: today },
    });
    await act(repayment, documentId, 'record');
    await act(repayment, documentId, 'confirm', { voucherNumber: `R-${of}` }, payer.finance);
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
      ['recovery', recovery],
      ['write-off', writeOff],
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

  it('begins with the end of the project, and takes what was paid back in parts', async () => {
    const before = await phases();
    const project = await halfPaid();
    const whole = { project, basis: 'full' };
    expect(await submit(whole)).toBe('CONDITION_NOT_MET');
    await act(projects, project, 'terminate', { endReason: '承担单位停产' });
    const id = await decided(whole);
    expect(await desk.stored(recovery, id)).toMatchObject({ state: 'decided' });
    expect(await phases()).toMatchObject({
      ...{ paid: before.paid, recoverable: before.recoverable + 500_000 },
    });
    await paidBack(id, 200_000);
    const { documentId } = await desk.create(writeOff, {
      ...{ title: '核销', recovery: id, amountFen: '50000', reason: '单位破产' },
    });
    await act(writeOff, documentId, 'submit');
    await sign(writeOff, documentId);
    expect(await state(recovery, id)).toBe('decided');
    await paidBack(id, 250_000);
    expect(await state(recovery, id)).toBe('cleared');
    expect(await phases()).toEqual({
      ...{ paid: before.paid, recoverable: before.recoverable },
      ...{ recovered: before.recovered + 450_000, waived: before.waived + 50_000 },
    });
    expect(await submit(whole)).toBe('CONDITION_NOT_MET');
  });

  it('may be a part of what was paid, with how it was worked out', async () => {
    const project = await ended();
    const part = { project, basis: 'partial', partWorking: '设备未购置部分 123456 分' };
    expect(await submit(part)).toBe('CONDITION_NOT_MET');
    expect(await submit({ ...part, partFen: '0' })).toBe('CONDITION_NOT_MET');
    expect(await submit({ ...part, partFen: '500001' })).toBe('CONDITION_NOT_MET');
    expect(await submit({ ...part, partFen: '1', partWorking: null })).toBe('CONDITION_NOT_MET');
    const before = await phases();
    const id = await decided({ ...part, partFen: '123456' });
    const stored = await desk.stored(recovery, id);
    expect([Number(stored.amountFen), Number(stored.paidFen)]).toEqual([123_456, 500_000]);
    expect(stored.working).toBe('设备未购置部分 123456 分');
    const after = await phases();
    expect(after.recoverable - before.recoverable).toBe(123_456);
    expect(before.paid - after.paid).toBe(123_456);
    // Decided once: what was left to the unit is not asked back by a second decision.
    expect(await submit({ project, basis: 'full' })).toBe('ALREADY_CLAIMED');
  });

  it('is of one thing, never stopped here, and never counted by months', async () => {
    const project = await ended();
    const expenditure = await closed(300_000);
    expect(await submit({ project, expenditure, basis: 'full' })).toBe('CONDITION_NOT_MET');
    expect(await submit({ basis: 'full' })).toBe('CONDITION_NOT_MET');
    expect(await submit({ project, kind: 'stop' })).toBe('CONDITION_NOT_MET');
    const months = { basis: 'pro-rata', termMonths: 12, servedMonths: 3 };
    expect(await submit({ project, ...months })).toBe('CONDITION_NOT_MET');
  });

  it('is of an expenditure that is closed out, and of what it was paid', async () => {
    const before = await phases();
    const expenditure = await closed(300_000);
    const id = await decided({ expenditure, basis: 'full' });
    expect((await phases()).recoverable - before.recoverable).toBe(300_000);
    await paidBack(id, 300_000);
    expect(await state(recovery, id)).toBe('cleared');
    expect(await submit({ expenditure: await closed(1), basis: 'full' })).toBe('CONDITION_NOT_MET');
  });

  it('pays nothing of a project that was objected to, until that is decided', async () => {
    const project = await halfPaid();
    const [, last] = await payer.find(milestones, { project: { documentId: project } });
    const milestone = String(last?.documentId);
    await act(milestones, milestone, 'present', { evidence: '已完成' });
    await act(milestones, milestone, 'acceptWork', { acceptedFen: 1, opinion: '同意' }, second);
    const { publicId } = await desk.service('approval').latestOf({
      ...{ type: projects, documentId: project },
    });
    const notice = 'project-notice';
    await site.strapi.db.connection('talent_office_notices').insert({
      ...{ public_id: notice, case_public_id: publicId, stage: 0, round: 0, title: '公示' },
      ...{ target_type: projects, target_document_id: project, snapshot: '{}', contact: '{}' },
      ...{ digest: 'project', state: 'ended', starts_on: '2026-11-16', until: '2026-12-01' },
      created_at: '2026-11-16T00:00:00.000Z',
    });
    await desk.create('plugin::talent-office.objection', {
      ...{ notice, medium: 'letter', realName: true, name: '王某', contact: '13900005678' },
      ...{ text: '项目不实', receivedOn: today },
    });
    const [part] = await payer.find(disbursementType, { milestone: { documentId: milestone } });
    const system = { kind: 'system', id: 'test' } as never;
    expect(await code(desk.act(disbursementType, String(part?.documentId), 'lock', system))).toBe(
      'CONDITION_NOT_MET',
    );
    const batch = await payer.batch(fundYear, [String(part?.documentId)], {
      payeeKind: 'employer',
    });
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    const { lines } = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    expect(lines[0].reasons.map((one: { code: string }) => one.code)).toContain('objected');
  });

  it('leaves the books as they were where it is refused, and may be asked for again', async () => {
    const project = await ended();
    const before = await phases();
    const id = await drafted({ project, basis: 'full' });
    await act(recovery, id, 'submit');
    const refusal = { choice: 'refuse', comment: '理由不足' };
    expect((await desk.decide(recovery, id, leader.token, refusal)).status).toBe(200);
    expect([await state(recovery, id), await phases()]).toEqual(['refused', before]);
    expect(await submit({ project, basis: 'full' })).toBe('done');
  });
});
