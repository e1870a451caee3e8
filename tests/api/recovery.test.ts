import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const disbursement = 'plugin::talent-office.disbursement';
const recovery = 'plugin::talent-office.recovery';
const repayment = 'plugin::talent-office.repayment';
const writeOff = 'plugin::talent-office.write-off';
const award = 1_000_000;

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('stopping an award, and having it back', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let second: Signer;
  let finance: Signer;
  let leader: Signer;
  let ruleSet: string;
  let workflow: string;
  let year = 2500;

  const system = (type: string, documentId: string, action: string) =>
    desk.act(type, documentId, action, { kind: 'system', id: randomUUID() } as never);
  const partsOf = async (id: string) =>
    (await site.strapi.db.query(disbursement as never).findMany({
      where: { application: { documentId: id } } as never,
      orderBy: { id: 'asc' },
    })) as unknown as { documentId: string; state: string }[];
  /** Awarded over two years, of which the second is planned; paid as far as asked. */
  const awarded = async (paid: boolean, instalments = '60/40') => {
    const line = await desk.line(award, officer.actor, (year += 5));
    const benefit = await desk.benefit({
      kind: `kind-${year}`,
      amountExpression: String(award),
      ruleSet,
      workflow,
      line,
      instalments,
    } as Parameters<Desk['benefit']>[0]);
    const id = await desk.applied(await desk.talent(), { benefit, line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    if (paid) {
      const [first] = await partsOf(id);
      await system(disbursement, first?.documentId ?? '', 'lock');
      await system(disbursement, first?.documentId ?? '', 'settle');
    }
    return { id, line };
  };
  const draft = async (id: string, data: object) => {
    const made = await desk.create(recovery, {
      title: '追回',
      application: id,
      clause: '办法第十二条',
      reason: '提前离开本区',
      ...data,
    });
    return made.documentId;
  };
  const submit = (id: string) => desk.act(recovery, id, 'submit', officer.actor);
  /** Whoever signs is not who asked for it. */
  const decided = async (id: string, data: object) => {
    const made = await draft(id, data);
    await submit(made);
    expect((await desk.decide(recovery, made, leader.token)).status).toBe(200);
    return made;
  };
  const pays = async (of: string, amountFen: number, more: object = {}) => {
    const data = { recovery: of, payer: '本人', amountFen: String(amountFen), ...more };
    const made = await desk.create(repayment, { receivedOn: '2026-11-20', ...data });
    return made.documentId;
  };
  const paidBack = async (of: string, amountFen: number) => {
    const made = await pays(of, amountFen);
    await desk.act(repayment, made, 'record', officer.actor);
    await desk.act(repayment, made, 'confirm', finance.actor, { voucherNumber: '2026-1' });
  };
  const state = async (type: string, id: string) => (await desk.stored(type, id)).state;
  const phases = async (line: string) => {
    const { byPhase, available } = await desk.totals(line);
    const held = Object.entries(byPhase as Record<string, number>).filter(([, fen]) => fen > 0);
    return { available, ...Object.fromEntries(held) };
  };
  const code = async (attempt: Promise<unknown>): Promise<unknown> => {
    try {
      await attempt;
      return 'done';
    } catch (error) {
      const { code: found, details } = error as { code?: string; details?: { code?: string } };
      return found ?? details?.code ?? error;
    }
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    desk.service('clock').set(new Date('2026-11-23T10:00:00+08:00'));
    officer = await desk.signer('office');
    second = await desk.signer('office');
    finance = await desk.signer('finance');
    leader = await desk.signer('leading-group');
    ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    workflow = await desk.workflow('fund', application, [
      { key: 'leading-group', onPass: { award: 'reserved' } },
    ]);
    await desk.workflow('recovery', recovery, [{ key: 'leading-group' }]);
    await desk.workflow('write-off', writeOff, [{ key: 'leading-group' }]);
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('stops what is still to be paid, and leaves what was', async () => {
    const { id, line } = await awarded(true);
    const made = await decided(id, { kind: 'stop' });
    expect((await partsOf(id)).map((part) => part.state)).toEqual(['paid', 'stopped']);
    expect(await phases(line)).toEqual({ available: 400_000, paid: 600_000 });
    expect([await state(application, id), await state(recovery, made)]).toEqual([
      'stopped',
      'cleared',
    ]);
  });

  it('gives back to its line what was committed and not paid', async () => {
    const { id, line } = await awarded(false);
    await decided(id, { kind: 'stop' });
    expect(await phases(line)).toEqual({ available: award });
    expect((await partsOf(id)).map((part) => part.state)).toEqual(['stopped', 'stopped']);
  });

  it('has all of it back, in instalments, and never more than is owed', async () => {
    const { id, line } = await awarded(true);
    const made = await decided(id, { kind: 'revoke', basis: 'full' });
    expect(await desk.stored(recovery, made)).toMatchObject({ state: 'decided' });
    expect(Number((await desk.stored(recovery, made)).amountFen)).toBe(600_000);
    expect(await phases(line)).toEqual({ available: 400_000, recoverable: 600_000 });
    expect(await state(application, id)).toBe('revoked');
    await paidBack(made, 250_000);
    expect(await phases(line)).toMatchObject({ recoverable: 350_000, recovered: 250_000 });
    const more = await pays(made, 350_001);
    expect(await code(desk.act(repayment, more, 'record', officer.actor))).toBe(
      'CONDITION_NOT_MET',
    );
    expect(await state(recovery, made)).toBe('decided');
    await paidBack(made, 350_000);
    expect(await state(recovery, made)).toBe('cleared');
    expect(await phases(line)).toEqual({ available: 400_000, recovered: 600_000 });
  });

  it('has back by the months that were not served, down to the fen', async () => {
    const { id } = await awarded(true);
    const made = await decided(id, {
      kind: 'revoke',
      basis: 'pro-rata',
      termMonths: 60,
      servedMonths: 37,
    });
    expect(Number((await desk.stored(recovery, made)).amountFen)).toBe(230_000);
    const odd = await awarded(true, '100');
    const other = await decided(odd.id, {
      kind: 'revoke',
      basis: 'pro-rata',
      termMonths: 7,
      servedMonths: 1,
    });
    expect(Number((await desk.stored(recovery, other)).amountFen)).toBe(857_142);
    expect(await phases(odd.line)).toEqual({ available: 0, paid: 142_858, recoverable: 857_142 });
  });

  it('asks for what it needs', async () => {
    const { id } = await awarded(true);
    for (const data of [
      { kind: 'revoke' },
      { kind: 'revoke', basis: 'pro-rata' },
      { kind: 'revoke', basis: 'pro-rata', termMonths: 12, servedMonths: 12 },
    ]) {
      expect(await code(submit(await draft(id, data)))).toBe('CONDITION_NOT_MET');
    }
    const { id: whole } = await awarded(true, '100');
    expect(await code(submit(await draft(whole, { kind: 'stop' })))).toBe('CONDITION_NOT_MET');
    const open = await desk.office.create('fund-application', { title: '草稿' });
    expect(await code(submit(await draft(open.documentId, { kind: 'stop' })))).toBe(
      'CONDITION_NOT_MET',
    );
  });

  it('waits for the answer of the bank, and pays nothing while it is decided', async () => {
    const { id } = await awarded(false);
    const [part] = await partsOf(id);
    const of = part?.documentId ?? '';
    await system(disbursement, of, 'lock');
    const made = await draft(id, { kind: 'revoke', basis: 'full' });
    expect(await code(submit(made))).toBe('CONDITION_NOT_MET');
    await system(disbursement, of, 'bounce');
    await submit(made);
    expect(await code(system(disbursement, of, 'lock'))).toBe('CONDITION_NOT_MET');
    expect((await desk.decide(recovery, made, leader.token)).status).toBe(200);
    expect(await state(recovery, made)).toBe('cleared');
  });

  it('is not signed by who asked for it, and a repayment not confirmed by who recorded it', async () => {
    const both = await desk.signer('office');
    await desk.appoint(both.staff.documentId, 'leading-group');
    await desk.appoint(both.staff.documentId, 'finance');
    const { id } = await awarded(true);
    const made = await draft(id, { kind: 'revoke', basis: 'full' });
    await desk.act(recovery, made, 'submit', both.actor);
    expect((await desk.decide(recovery, made, both.token)).status).toBe(403);
    expect((await desk.decide(recovery, made, leader.token)).status).toBe(200);
    const one = await pays(made, 600_000);
    await desk.act(repayment, one, 'record', both.actor);
    expect(
      await code(desk.act(repayment, one, 'confirm', both.actor, { voucherNumber: '1' })),
    ).toBe('NOT_BY_SAME_PERSON');
  });

  it('leaves everything as it was where it is refused', async () => {
    const { id, line } = await awarded(true);
    const before = await phases(line);
    const made = await draft(id, { kind: 'revoke', basis: 'full' });
    await submit(made);
    const refusal = { choice: 'refuse', comment: '理由不足' };
    expect((await desk.decide(recovery, made, leader.token, refusal)).status).toBe(200);
    expect(await state(recovery, made)).toBe('refused');
    expect(await phases(line)).toEqual(before);
    expect(await state(application, id)).toBe('awarded');
  });

  it('takes no more off a debt than is left, from two who confirm at once', async () => {
    const { id, line } = await awarded(true);
    const made = await decided(id, { kind: 'revoke', basis: 'full' });
    const all = [];
    for (let index = 0; index < 4; index += 1) {
      const one = await pays(made, 250_000);
      await desk.act(repayment, one, 'record', officer.actor);
      all.push(one);
    }
    const outcomes = await Promise.all(
      all.map((one) =>
        code(desk.act(repayment, one, 'confirm', finance.actor, { voucherNumber: one })),
      ),
    );
    expect(outcomes.sort()).toEqual(['MORE_THAN_HELD', 'MORE_THAN_HELD', 'done', 'done']);
    const states = await Promise.all(all.map((one) => state(repayment, one)));
    const refused = all[states.indexOf('entered')] ?? '';
    await expect(
      desk.act(repayment, refused, 'confirm', finance.actor, { voucherNumber: refused }),
    ).rejects.toMatchObject({ facts: { heldText: '¥1,000.00', wantedText: '¥2,500.00' } });
    expect(await phases(line)).toMatchObject({ recoverable: 100_000, recovered: 500_000 });
  });

  it('is decided once', async () => {
    const { id } = await awarded(true);
    await decided(id, { kind: 'revoke', basis: 'full' });
    const again = await draft(id, { kind: 'revoke', basis: 'full' });
    expect(await code(submit(again))).toBe('CONDITION_NOT_MET');
  });

  it('may be given up by the leading group, and a small debt by two of the office', async () => {
    const { id, line } = await awarded(true);
    const made = await decided(id, { kind: 'revoke', basis: 'full' });
    await paidBack(made, 500_000);
    const give = async (amountFen: number) =>
      (
        await desk.create(writeOff, {
          title: '核销',
          recovery: made,
          amountFen: String(amountFen),
          reason: '债务人死亡',
        })
      ).documentId;
    const small = await give(100_000);
    const propose = () => desk.act(writeOff, small, 'propose', officer.actor);
    expect(await code(propose())).toBe('CONDITION_NOT_MET');
    const { documentId } = await site.strapi
      .documents('plugin::talent-office.office-setting' as never)
      .create({ data: { smallDebtFen: '100000' } } as never);
    // The whole debt counts, not what is left of it.
    expect(await code(propose())).toBe('CONDITION_NOT_MET');
    await site.strapi
      .documents('plugin::talent-office.office-setting' as never)
      .update({ documentId, data: { smallDebtFen: '600000' } } as never);
    const part = await give(40_000);
    await desk.act(writeOff, part, 'submit', officer.actor);
    expect(await code(propose())).toBe('ALREADY_CLAIMED');
    expect((await desk.decide(writeOff, part, leader.token)).status).toBe(200);
    expect(await phases(line)).toMatchObject({ recoverable: 60_000, waived: 40_000 });
    const rest = await give(60_000);
    await desk.act(writeOff, rest, 'propose', officer.actor);
    expect(await code(desk.act(writeOff, rest, 'confirm', officer.actor))).toBe(
      'NOT_BY_SAME_PERSON',
    );
    await desk.act(writeOff, rest, 'confirm', second.actor);
    expect(await state(recovery, made)).toBe('cleared');
    expect(await phases(line)).toEqual({
      available: 400_000,
      recovered: 500_000,
      waived: 100_000,
    });
  });
});
