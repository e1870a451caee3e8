import { randomUUID } from 'node:crypto';

import { createAgreements, type Agreements } from '../factories/agreements';
import { application, createDesk, type Desk } from '../factories/desk';
import { createPayer, payment, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const recovery = 'plugin::talent-office.recovery';
const setOff = 'plugin::talent-office.set-off';
const ban = 'plugin::talent-office.ban';
const award = 1_000_000;
const today = '2026-11-25';

describe('what is owed, and who may not apply', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let at: Agreements;
  let leader: Signer;
  let line: string;
  let fundYear: string;
  let benefits: [string, string];
  let small: string;
  let names = 0;

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
  const person = async () => {
    names += 1;
    const name = `欠款人${names}`;
    const who = await desk.talent({ name });
    await payer.account({ talent: who.profile.documentId }, name);
    return who;
  };
  const awarded = async (who: Awaited<ReturnType<Desk['talent']>>, of = benefits[0]) => {
    const id = await desk.applied(who, { benefit: of, line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    const [part = ''] = await payer.disbursements(id);
    return { id, part };
  };
  const paid = async (id: string) => payer.pay(id, { voucherNumber: randomUUID(), paidOn: today });
  /** All of an award is owed, by an agreement of such terms. */
  const owed = async (netting: boolean) => {
    const who = await person();
    const { id } = await awarded(who);
    const clause = netting ? { netting, nettingClause: '可从以后的拨款中抵扣。' } : {};
    await at.signed(await at.drawn(id, { serviceFrom: '2026-11-24', ...clause }), today);
    await paid(id);
    const data = { title: '追回', application: id, kind: 'revoke', basis: 'full' };
    const made = await desk.create(recovery, { ...data, clause: '第十二条', reason: '虚报' });
    await desk.act(recovery, made.documentId, 'submit', at.writer.actor);
    expect((await desk.decide(recovery, made.documentId, leader.token)).status).toBe(200);
    const { part, id: later } = await awarded(who, benefits[1]);
    return { who, debt: made.documentId, part, later };
  };
  const drawn = async (debt: string, part: string, amountFen: number): Promise<string> => {
    const data = { title: '抵扣', recovery: debt, disbursement: part, amountFen };
    return (await desk.create(setOff, { ...data, amountFen: String(amountFen) })).documentId;
  };
  const enter = (id: string) => code(desk.act(setOff, id, 'enter', at.writer.actor));
  const confirm = (id: string) => code(desk.act(setOff, id, 'confirm', payer.finance.actor));
  const held = async (debt: string, part: string, amountFen: number): Promise<string> => {
    const id = await drawn(debt, part, amountFen);
    expect([await enter(id), await confirm(id)]).toEqual(['done', 'done']);
    return id;
  };
  const phases = async () => {
    const { recoverable = 0, offset = 0, recovered = 0 } = (await desk.totals(line)).byPhase;
    return { recoverable, offset, recovered };
  };
  /** What has moved since. */
  const since = async (before: Awaited<ReturnType<typeof phases>>) => {
    const now = await phases();
    return {
      recoverable: now.recoverable - before.recoverable,
      offset: now.offset - before.offset,
      recovered: now.recovered - before.recovered,
    };
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    desk.service('clock').set(new Date(`${today}T10:00:00+08:00`));
    payer = await createPayer(site, desk);
    at = await createAgreements(site, desk);
    leader = await desk.signer('leading-group');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const workflow = await desk.workflow('fund', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    await desk.workflow('recovery', recovery, [{ key: 'leading-group' }]);
    await desk.workflow('ban', ban, [{ key: 'leading-group' }]);
    line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const [found] = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found?.fundYear as { documentId: string }).documentId;
    const offer = { amountExpression: String(award), ruleSet, workflow, line };
    benefits = [
      await desk.benefit({ ...offer, kind: 'one' }),
      await desk.benefit({ ...offer, kind: 'two' }),
    ];
    small = await desk.benefit({ ...offer, kind: 'three', amountExpression: '200000' });
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('is set off only where the agreement says so, and only from a payment to who owes it', async () => {
    const without = await owed(false);
    expect(await enter(await drawn(without.debt, without.part, 1))).toBe('CONDITION_NOT_MET');
    const { debt, part } = await owed(true);
    expect(await enter(await drawn(debt, without.part, 1))).toBe('SET_OFF_ELSEWHERE');
    expect(await enter(await drawn(debt, part, 0))).toBe('CONDITION_NOT_MET');
    expect(await enter(await drawn(debt, part, award + 1))).toBe('CONDITION_NOT_MET');
    const one = await drawn(debt, part, 300_000);
    expect(await enter(one)).toBe('done');
    // Finance confirms it, and no colleague of the office.
    expect(await code(desk.act(setOff, one, 'confirm', at.writer.actor))).toBe('NOT_BY_YOU');
    expect((await desk.stored(setOff, one)).clause).toBe('可从以后的拨款中抵扣。');
  });

  it('is taken off the payment: gross, what is set off, net; and is recovered once that is paid', async () => {
    const { debt, part } = await owed(true);
    const before = await phases();
    const one = await held(debt, part, 300_000);
    expect(await since(before)).toEqual({ recoverable: -300_000, offset: 300_000, recovered: 0 });
    const batch = await payer.batch(fundYear, [part]);
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    const detail = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    const told = { grossFen: award, offsetFen: 300_000, netFen: award - 300_000 };
    expect(detail).toMatchObject({ ...told, lines: [told] });
    await payer.sent(batch);
    expect(await state(setOff, one)).toBe('pending');
    expect(await code(desk.act(setOff, one, 'callOff', payer.finance.actor))).toBe(
      'SET_OFF_TOO_LATE',
    );
    const letter = await payer.done(payer.preparer, `/payment-batches/${batch}/letter`, null);
    expect(letter).toMatchObject({ ...told, rows: [told] });
    const [sentLine] = await payer.lines(batch);
    const input = { voucherNumber: 'V-1', paidOn: today };
    expect((await payer.settle(payer.finance, String(sentLine?.documentId), input)).status).toBe(
      200,
    );
    expect(await state(setOff, one)).toBe('applied');
    expect(await since(before)).toEqual({ recoverable: -300_000, offset: 0, recovered: 300_000 });
    expect(await state(recovery, debt)).toBe('decided');
  });

  it('is owed as before when the payment fails, and whole when the list comes back', async () => {
    const { debt, part } = await owed(true);
    const before = await phases();
    const one = await held(debt, part, 300_000);
    const batch = await payer.sent(await payer.batch(fundYear, [part]));
    const [sentLine] = await payer.lines(batch);
    await payer.done(payer.finance, `/payments/${String(sentLine?.documentId)}/fail`, {
      input: { failureReason: '账户已销户' },
    });
    expect(await state(setOff, one)).toBe('released');
    expect(await since(before)).toEqual({ recoverable: 0, offset: 0, recovered: 0 });
    const again = await held(debt, part, 200_000);
    const other = await payer.sent(await payer.batch(fundYear, [part]));
    const refused = { input: { refusedReason: '指标不符' } };
    await payer.done(payer.finance, `/payment-batches/${other}/refuse`, refused);
    expect(await state(setOff, again)).toBe('released');
    expect(await since(before)).toEqual({ recoverable: 0, offset: 0, recovered: 0 });
  });

  it('changes a list that was checked, which is then not locked; unlocked, it waits', async () => {
    const { debt, part } = await owed(true);
    const batch = await payer.batch(fundYear, [part]);
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    const one = await held(debt, part, 300_000);
    expect(await payer.act(payer.finance, batch, 'lock')).toMatchObject({
      code: 'PAYMENTS_REFUSED',
    });
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    await payer.done(payer.finance, `/payment-batches/${batch}/lock`);
    await payer.done(payer.finance, `/payment-batches/${batch}/release`);
    expect(await state(setOff, one)).toBe('pending');
    expect(await code(desk.act(setOff, one, 'callOff', payer.finance.actor))).toBe('done');
    expect(await state(setOff, one)).toBe('cancelled');
  });

  it('is settled by what is set off, and not before: no more is taken than is owed or paid', async () => {
    const { who, debt, part } = await owed(true);
    const one = await held(debt, part, 600_000);
    const much = await drawn(debt, part, 500_000);
    expect(await enter(much)).toBe('CONDITION_NOT_MET');
    const less = (await awarded(who, small)).part;
    expect(await enter(await drawn(debt, less, 200_001))).toBe('SET_OFF_TOO_MUCH');
    const rest = await held(debt, part, 400_000);
    expect(await state(recovery, debt)).toBe('decided');
    const batch = await payer.sent(await payer.batch(fundYear, [part]));
    const [sentLine] = await payer.lines(batch);
    expect(await desk.stored(payment, String(sentLine?.documentId))).toMatchObject({
      netFen: expect.anything(),
    });
    expect(Number((await desk.stored(payment, String(sentLine?.documentId))).netFen)).toBe(0);
    const input = { voucherNumber: 'V-2', paidOn: today };
    await payer.settle(payer.finance, String(sentLine?.documentId), input);
    expect([await state(setOff, one), await state(setOff, rest)]).toEqual(['applied', 'applied']);
    expect(await state(recovery, debt)).toBe('cleared');
  });

  it('is owed as before when the award that it would be taken off is stopped', async () => {
    const { debt, part, later } = await owed(true);
    const before = await phases();
    const one = await held(debt, part, 300_000);
    const data = { title: '停发', application: later, kind: 'stop', reason: '离职' };
    const { documentId } = await desk.create(recovery, { ...data, clause: '第十二条' });
    await desk.act(recovery, documentId, 'submit', at.writer.actor);
    expect((await desk.decide(recovery, documentId, leader.token)).status).toBe(200);
    expect(await state(setOff, one)).toBe('released');
    expect(await since(before)).toEqual({ recoverable: 0, offset: 0, recovered: 0 });
    expect(await state(recovery, debt)).toBe('decided');
  });

  it('is not taken off what goes to an employer for him', async () => {
    const { debt, part } = await owed(true);
    const one = await held(debt, part, 300_000);
    const batch = await payer.batch(fundYear, [part], { payeeKind: 'employer' });
    const reasons = async (): Promise<string[]> => {
      await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
      const { lines } = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
      return lines[0].reasons.map((reason: { code: string }) => reason.code);
    };
    expect(await reasons()).toContain('offset-payee');
    await desk.act(setOff, one, 'callOff', payer.finance.actor);
    expect(await reasons()).not.toContain('offset-payee');
  });

  it('holds one payment of two who confirm at once', async () => {
    const { debt, part } = await owed(true);
    const all = [await drawn(debt, part, 700_000), await drawn(debt, part, 700_000)];
    for (const id of all) expect(await enter(id)).toBe('done');
    const outcomes = await Promise.all(all.map(confirm));
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
  });

  describe('a ban', () => {
    const policy = async (data: object, allowsBan = true): Promise<string> => {
      const clauses = [{ number: '第九条', text: '弄虚作假的，三年内不得申报。', allowsBan }];
      const basis = { title: '使用管理办法', level: 'district', number: '呼人才发〔2026〕3号' };
      const given = { ...basis, issuedOn: '2026-01-01', clauses, ...data };
      return (await desk.office.create('policy', given)).documentId;
    };
    const drafted = async (talent: string, of: string, data: object = {}): Promise<string> => {
      const given = { title: '限制申报', talent, policy: of, clauseNumber: '第九条', ...data };
      const days = { startsOn: '2026-11-01', endsOn: '2029-11-01', reason: '弄虚作假', ...given };
      return (await desk.create(ban, days)).documentId;
    };
    const submit = (id: string) => code(desk.act(ban, id, 'submit', at.writer.actor));
    const decide = (id: string) => desk.decide(ban, id, leader.token);
    const applies = async (who: Awaited<ReturnType<Desk['talent']>>) =>
      code(desk.applied(who, { benefit: benefits[1], line }));

    it.each<[string, object, object, boolean]>([
      ['of no clause of it', {}, { clauseNumber: '第十条' }, true],
      ['of a clause that says nothing of bans', {}, {}, false],
      ['of a policy without a number', { number: null }, {}, true],
      ['of one that is still to come', { effectiveFrom: '2026-11-26' }, {}, true],
      ['of one that is over', { effectiveUntil: today }, {}, true],
      ['that is over', {}, { startsOn: '2025-01-01', endsOn: today }, true],
    ])('%s is not asked for', async (_name, of, data, allows) => {
      const { profile } = await desk.talent();
      const id = await drafted(profile.documentId, await policy(of, allows), data);
      expect(await submit(id)).toBe('CONDITION_NOT_MET');
    });

    it('keeps who is under it from applying, until it is lifted, and only while its clause stands', async () => {
      const [who, other] = [await desk.talent(), await desk.talent()];
      const basis = await policy({});
      const id = await drafted(who.profile.documentId, basis);
      expect(await submit(id)).toBe('done');
      expect((await decide(id)).status).toBe(200);
      expect(await applies(who)).toBe('CONDITION_NOT_MET');
      expect(await applies(other)).toBe('done');
      const update = (data: object) =>
        site.strapi
          .documents('plugin::talent-office.policy' as never)
          .update({ documentId: basis, data: data as never });
      await update({ effectiveUntil: today });
      expect(await applies(who)).toBe('done');
      await update({ effectiveUntil: null });
      const third = await desk.talent();
      const lifted = await drafted(third.profile.documentId, basis);
      await submit(lifted);
      await decide(lifted);
      expect(await applies(third)).toBe('CONDITION_NOT_MET');
      const reason = { liftedReason: '复核后撤销' };
      expect(await code(desk.act(ban, lifted, 'lift', at.writer.actor, reason))).toBe(
        'NOT_BY_SAME_PERSON',
      );
      await desk.act(ban, lifted, 'lift', at.second.actor, reason);
      expect(await applies(third)).toBe('done');
    });

    it('has no effect where its clause went out of force before it was decided', async () => {
      const who = await desk.talent();
      const basis = await policy({});
      const id = await drafted(who.profile.documentId, basis);
      await submit(id);
      await site.strapi
        .documents('plugin::talent-office.policy' as never)
        .update({ documentId: basis, data: { effectiveUntil: today } as never });
      const answer = await decide(id);
      expect(answer.body.error?.details?.code).toBe('BAN_WITHOUT_CLAUSE');
      expect(await applies(who)).toBe('done');
    });
  });
});
