import {
  agreementType,
  amendmentType,
  changeType,
  conditionType,
  createAgreements,
  type Agreements,
} from '../factories/agreements';
import { application, createDesk, type Desk } from '../factories/desk';
import { createPayer, disbursementType, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const recovery = 'plugin::talent-office.recovery';
const award = 1_000_000;

/** Amendments (补充协议) of an agreement that is signed. */
describe('amendments of an agreement', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let at: Agreements;
  let leader: Signer;
  let line: string;
  let fundYear: string;
  let benefit: string;
  let names = 0;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };
  const state = async (type: string, id: string) => (await desk.stored(type, id)).state;
  /** Awarded over three years (20/40/40), its agreement of 24 months signed on 25 November 2026. */
  const agreed = async (data: object = {}) => {
    names += 1;
    const name = `补充人${names}`;
    const who = await desk.talent({ name });
    const id = await desk.applied(who, { benefit, line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    await payer.account({ talent: who.profile.documentId }, name);
    const [first = '', second = '', third = ''] = await payer.disbursements(id);
    const agreement = await at.drawn(id, { termMonths: 24, serviceFrom: '2026-11-25', ...data });
    const condition = await at.condition(agreement, first);
    await at.signed(agreement, '2026-11-25');
    return { id, agreement, condition, first, second, third };
  };
  const change = async (amendment: string, disbursement: string | null, data: object) =>
    (await desk.create(changeType, { amendment, disbursement, ...data })).documentId;
  const finalise = (id: string) => code(at.act(amendmentType, id, 'finalise', at.writer));
  const nightly = () => desk.service('lifecycle').actDue({ proceed: () => Promise.resolve() });
  const months = async (agreement: string) => {
    const { body } = await site.http
      .get(`/talent-office/agreements/${agreement}/service`)
      .auth(at.writer.token, { type: 'bearer' });
    return body.data.service;
  };
  /** Codes of what speaks against the lines of a list, once it is checked. */
  const against = async (batch: string): Promise<string[]> => {
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    const { lines } = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    return lines.flatMap(({ reasons }: { reasons: { code: string; against: boolean }[] }) =>
      reasons.filter((one) => one.against).map((one) => one.code),
    );
  };
  const amounts = async (id: string) => {
    const found = (await payer.find(disbursementType, {
      application: { documentId: id },
    })) as unknown as { amountFen: string; dueOn: string }[];
    return found.map(({ amountFen, dueOn }) => `${Number(amountFen)} ${dueOn}`);
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay('2026-11-23');
    payer = await createPayer(site, desk);
    at = await createAgreements(site, desk);
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    await desk.workflow('recovery', recovery, [{ key: 'leading-group' }]);
    line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const [found] = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found?.fundYear as { documentId: string }).documentId;
    const offer = { kind: 'settling', amountExpression: String(award), ruleSet, workflow, line };
    benefit = await desk.benefit({ ...offer, instalments: '20/40/40' } as typeof offer);
  });
  beforeEach(() => setDay('2026-11-25'));
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('are settled, issued and signed by two in the steps of the agreement, one at a time', async () => {
    const { agreement } = await agreed();
    expect(await finalise(await at.amendment(agreement, '2026-11-24'))).toBe('CONDITION_NOT_MET');
    const one = await at.amendment(agreement, '2026-12-01', { termMonths: 36 });
    expect(await at.upload(amendmentType, one, at.writer)).toBe('FILE_NOT_ASKED');
    expect(await finalise(one)).toBe('done');
    expect(await finalise(await at.amendment(agreement, '2026-12-01'))).toBe('ALREADY_CLAIMED');
    const path = `/documents/of/${amendmentType}/${one}`;
    const { data } = await payer.ask(at.writer, path, { kind: 'agreement-amendment' });
    expect(data).toMatchObject({ number: expect.stringContaining('人才补') });
    expect(await code(at.act(amendmentType, one, 'reopen', at.writer))).toBe(
      'AGREEMENT_PAPER_STANDS',
    );
    const execute = (by: Signer, signedOn = '2026-11-25') =>
      code(at.act(amendmentType, one, 'execute', by, { signedOn }));
    expect(await execute(at.second)).toBe('AGREEMENT_NOT_SCANNED');
    expect(await at.upload(amendmentType, one, at.writer)).toBe('done');
    expect(await execute(at.writer)).toBe('NOT_BY_SAME_PERSON');
    expect(await execute(at.second, '2026-11-24')).toBe('CONDITION_NOT_MET');
    expect(await execute(at.second)).toBe('done');
    const later = { documentId: one, data: { termMonths: 12 } as never };
    const refused = code(site.strapi.documents(amendmentType as never).update(later));
    expect(await refused).toBe('GUARDED_ATTRIBUTE');
    const unsigned = await at.drawn((await agreed()).id);
    expect(await finalise(await at.amendment(unsigned, '2026-12-01'))).toBe('CONDITION_NOT_MET');
  });

  it('change the months of service from their day on, and no recovery by what was in force before', async () => {
    const { id, agreement } = await agreed();
    const one = await at.amendment(agreement, '2027-06-01', { termMonths: 48 });
    await at.signed(one, '2026-11-25', amendmentType);
    setDay('2027-05-31');
    expect(await months(agreement)).toMatchObject({ termMonths: 24, amendedOn: null });
    setDay('2027-06-01');
    // By itself, whether or not the night's work is done.
    expect(await months(agreement)).toMatchObject({ termMonths: 48, amendedOn: '2027-06-01' });
    await nightly();
    expect(await state(amendmentType, one)).toBe('in-effect');
    setDay('2028-11-25');
    expect(await code(at.act(agreementType, agreement, 'fulfil', at.writer))).toBe(
      'CONDITION_NOT_MET',
    );
    // He left on the day on which it took effect: the months that he owes are those of before.
    const left = { endedOn: '2027-06-01', endedReason: '调往外地' };
    await at.act(agreementType, agreement, 'breach', at.second, left);
    expect(await months(agreement)).toMatchObject({ termMonths: 24, servedMonths: 6 });
    const made = await desk.create(recovery, {
      ...{ title: '追回', application: id, kind: 'revoke', basis: 'pro-rata' },
      ...{ clause: '第十二条', reason: '提前离开' },
    });
    await desk.act(recovery, made.documentId, 'submit', at.writer.actor);
    expect(await desk.stored(recovery, made.documentId)).toMatchObject({
      ...{ countedTermMonths: 24, countedServedMonths: 6 },
    });
  });

  it('change days and amounts of what is not paid yet, and never how much it is in all', async () => {
    const { id, agreement, first, second, third } = await agreed();
    const other = await agreed();
    const drawn = async (
      changes: readonly (readonly [string | null, object])[],
      effectiveOn = '2026-11-25',
    ) => {
      const one = await at.amendment(agreement, effectiveOn);
      for (const [part, data] of changes) await change(one, part, data);
      return one;
    };
    const refused = async (
      changes: readonly (readonly [string | null, object])[],
      effectiveOn?: string,
    ) => finalise(await drawn(changes, effectiveOn));
    expect(await refused([[null, { amountFen: '1' }]])).toBe('REFERENCE_MISSING');
    expect(await refused([[other.second, { amountFen: '1' }]])).toBe('CHANGE_ELSEWHERE');
    expect(await refused([[second, { amountFen: '1' }]])).toBe('CHANGE_SUM');
    expect(await refused([[first, { amountFen: '200000' }]])).toBe('CHANGE_OF_COMMITTED');
    expect(await refused([[second, { dueOn: '2028-01-01' }]])).toBe('CHANGE_OF_YEAR');
    expect(await refused([[second, { dueOn: '2027-12-01' }]], '2027-11-26')).toBe(
      'CHANGE_BEFORE_EFFECT',
    );
    const before = await amounts(id);
    const one = await drawn([
      [second, { amountFen: '300000', dueOn: '2027-12-20' }],
      [third, { amountFen: '500000' }],
    ]);
    await at.signed(one, '2026-11-25', amendmentType);
    expect(await amounts(id)).toEqual(before);
    await nightly();
    expect(await amounts(id)).toEqual([
      before[0],
      '300000 2027-12-20',
      `500000 ${String(before[2]).slice(-10)}`,
    ]);
  });

  it('put one condition in the place of another, and nothing is paid by the old one meanwhile', async () => {
    const { agreement, condition, first } = await agreed();
    const foreign = (await agreed()).condition;
    const asked = async (one: string, data: object) =>
      (
        await desk.create(conditionType, {
          ...{ requirement: '提交结题报告', kind: 'report-accepted', amendment: one },
          ...{ agreement, disbursement: first, ...data },
        })
      ).documentId;
    const wrong = await at.amendment(agreement, '2026-11-26');
    await asked(wrong, { replaces: foreign });
    expect(await finalise(wrong)).toBe('CONDITION_REPLACES');
    const one = await at.amendment(agreement, '2026-11-26');
    const report = await asked(one, { replaces: condition });
    await at.signed(one, '2026-11-25', amendmentType);
    const batch = await payer.batch(fundYear, [first]);
    expect(await against(batch)).toEqual(['condition-open']);
    expect(await state(conditionType, report)).toBe('included');
    setDay('2026-11-26');
    expect(await against(batch)).toEqual(['amendment-pending', 'condition-open']);
    await nightly();
    expect([await state(conditionType, condition), await state(conditionType, report)]).toEqual([
      'replaced',
      'asked',
    ]);
    expect(await against(batch)).toEqual(['condition-open']);
    await at.upload(conditionType, report, at.writer);
    await at.act(conditionType, report, 'handIn', at.writer, { evidenceNote: '报告' });
    await at.act(conditionType, report, 'meet', at.second, { decisionNote: '合格' });
    expect(await against(batch)).toEqual([]);
  });

  it('that what they change is gone for stay undone, until they are annulled', async () => {
    const { agreement, second, third } = await agreed();
    const one = await at.amendment(agreement, '2026-11-26');
    await change(one, second, { amountFen: '300000' });
    await change(one, third, { amountFen: '500000' });
    await at.signed(one, '2026-11-25', amendmentType);
    const system = { kind: 'system', id: 'test' } as never;
    await desk.act(disbursementType, third, 'stop', system);
    setDay('2026-11-26');
    await nightly();
    expect(await state(amendmentType, one)).toBe('agreed');
    expect(Number((await desk.stored(disbursementType, second)).amountFen)).toBe(400_000);
    const annul = (by: Signer) =>
      code(at.act(amendmentType, one, 'annul', by, { annulReason: '拨付已停发' }));
    expect(await annul(at.writer)).toBe('NOT_BY_SAME_PERSON');
    expect(await annul(at.second)).toBe('done');
  });
});
