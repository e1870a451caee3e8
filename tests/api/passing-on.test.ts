import { randomUUID } from 'node:crypto';

import type { PassingOn } from '../../plugins/talent-office/shared/contracts/passing-on';
import { remindPassingOn } from '../../plugins/talent-office/server/src/office/passing-on';
import { application, createDesk, type Desk } from '../factories/desk';
import { createEmployers } from '../factories/employer';
import { createPayer, type Payer, type Signer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const award = 5_000_000;
const awardedOn = '2026-11-23';
const paidOn = '2026-11-25';
/** The tenth working day after. */
const dueOn = '2026-12-09';

describe('what employers are paid for their people', () => {
  let site: Site;
  let desk: Desk;
  let at: ReturnType<typeof createEmployers>;
  let payer: Payer;
  let leader: Signer;
  let to: { benefit: string; line: string };
  let fundYear: string;
  let names = 0;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const firm = async () => {
    const employer = await at.employer();
    await payer.account({ employer: employer.documentId }, employer.name);
    return { employer, agent: await at.agent({ employer: employer.documentId }) };
  };
  const awardedAt = async (employer: string) => {
    setDay(awardedOn);
    names += 1;
    const one = await desk.talent({ name: `职工${names}`, employer });
    const id = await desk.applied(one, to);
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    setDay(paidOn);
    const [disbursement = ''] = await payer.disbursements(id);
    return { one, disbursement };
  };
  /** Paid today to the employer, by a batch of one line. */
  const paid = async (employer: string) => {
    const { one, disbursement } = await awardedAt(employer);
    const batch = await payer.batch(fundYear, [disbursement], { payeeKind: 'employer' });
    await payer.sent(batch);
    const [line] = await payer.lines(batch);
    const payment = String(line?.documentId);
    const voucher = { voucherNumber: `v${names}`, paidOn };
    expect((await payer.settle(payer.finance, payment, voucher)).status).toBe(200);
    return { one, batch, payment };
  };
  const owed = async (batch: string): Promise<PassingOn[]> =>
    payer.done(payer.finance, `/payment-batches/${batch}/passing-on`, null);
  const proof = { amountFen: award, passedOn: paidOn };
  const prove = async (token: string, payment: string, more: object = {}, key?: string) =>
    at.codeOf(
      await at.upload(
        `/api/employer/passing-on/${payment}/proofs`,
        token,
        { ...proof, ...more },
        key,
      ),
    );
  const keep = async (by: Signer, payment: string, more: object = {}) =>
    at.codeOf(
      await at.upload(`/talent-office/payments/${payment}/passing-on`, by.token, {
        ...proof,
        ...more,
      }),
    );

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay(awardedOn);
    at = createEmployers(site, desk);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    const line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const found = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found[0]?.fundYear as { documentId: string }).documentId;
    const benefit = await desk.benefit({
      kind: 'settling-in',
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    });
    to = { benefit, line };
  });
  afterAll(() => site.stop());

  it('is owed proof of from the payment on, and proven by its own agent alone', async () => {
    const { employer, agent } = await firm();
    const other = await firm();
    const { batch, payment } = await paid(employer.documentId);
    expect(await owed(batch)).toMatchObject([
      { payment, netFen: award, openFen: award, dueOn, provisional: false, overdue: false },
    ]);
    expect(await prove(other.agent.token, payment)).toBe('NOT_FOUND');
    expect(await prove(agent.token, 'eunknown')).toBe('NOT_FOUND');
    const list = await at.get('/employer/passing-on', other.agent.token).expect(200);
    expect(list.body.data).toEqual([]);
    for (const [more, code] of [
      [{ amountFen: 0 }, 'INVALID_INPUT'],
      [{ amountFen: award + 1 }, 'PASSING_ON_TOO_MUCH'],
      [{ passedOn: '2026-11-24' }, 'PASSING_ON_DAY'],
      [{ passedOn: '2026-11-26' }, 'PASSING_ON_DAY'],
    ] as const) {
      expect(await prove(agent.token, payment, more)).toBe(code);
    }
    const key = randomUUID();
    expect(await prove(agent.token, payment, { amountFen: 2_000_000 }, key)).toBe('done');
    // An answer that got lost is asked for again: the amount counts once.
    expect(await prove(agent.token, payment, { amountFen: 2_000_000 }, key)).toBe('done');
    expect(await owed(batch)).toMatchObject([{ openFen: 3_000_000, proofs: [{}] }]);
    expect(await prove(agent.token, payment, { amountFen: 3_000_001 })).toBe('PASSING_ON_TOO_MUCH');
    expect(await keep(payer.preparer, payment, { amountFen: 3_000_000 })).toBe('done');
    const { body } = await at.get('/employer/passing-on', agent.token).expect(200);
    expect(body.data).toMatchObject([
      { openFen: 0, proofs: [{ medium: 'website' }, { medium: 'office' }] },
    ]);
  });

  it('is not owed of what went to a talent', async () => {
    const { employer } = await firm();
    const { one, disbursement } = await awardedAt(employer.documentId);
    await payer.account({ talent: one.profile.documentId }, `职工${names}`);
    const batch = await payer.sent(await payer.batch(fundYear, [disbursement]));
    const [line] = await payer.lines(batch);
    const payment = String(line?.documentId);
    await payer.settle(payer.finance, payment, { voucherNumber: 't', paidOn });
    expect(await owed(batch)).toEqual([]);
    expect(await keep(payer.preparer, payment)).toBe('NOT_FOUND');
  });

  it('is proven by nobody for himself, and by nobody who may not prepare payments', async () => {
    const { employer } = await firm();
    const { one, payment } = await paid(employer.documentId);
    const self = await at.agent({ employer: employer.documentId }, { user: one.userId });
    expect(await prove(self.token, payment)).toBe('SIGNER_EXCLUDED');
    const itself = await desk.signer('office', { websiteUser: one.userId });
    expect(await keep(itself, payment)).toBe('SIGNER_EXCLUDED');
    const finance = await payer.ask(payer.finance, `/payments/${payment}/passing-on`);
    expect(finance.status).not.toBe(200);
  });

  it('is owed again where a proof is sent back, once, with its scan kept', async () => {
    const { employer, agent } = await firm();
    const { batch, payment } = await paid(employer.documentId);
    expect(await prove(agent.token, payment)).toBe('done');
    const [before] = await owed(batch);
    const id = before?.proofs[0]?.id ?? '';
    const scan = await site.http
      .get(`/talent-office/passing-on-proofs/${id}/scan`)
      .auth(payer.finance.token, { type: 'bearer' })
      .expect(200);
    expect(scan.headers['content-disposition']).toContain('attachment');
    const path = `/passing-on-proofs/${id}/return`;
    expect((await payer.ask(payer.preparer, path, {})).status).toBe(400);
    await payer.done(payer.preparer, path, { reason: '回单看不清' });
    expect(await owed(batch)).toMatchObject([
      { openFen: award, proofs: [{ returned: { reason: '回单看不清' } }] },
    ]);
    const again = await payer.ask(payer.preparer, path, { reason: '再退' });
    expect(again.code).toBe('PASSING_ON_RETURNED');
    await expect(
      site.strapi.db.connection('talent_office_passing_on_proofs').update({ amount_fen: 1 }),
    ).rejects.toThrow();
  });

  it('reminds agents and the office weekly, and stands in the next list as a warning', async () => {
    const { employer, agent } = await firm();
    await paid(employer.documentId);
    const run = { proceed: () => Promise.resolve() };
    const told = async (recipient: string) =>
      site.strapi.db
        .connection('talent_office_messages')
        .where({ recipient, kind: 'passing-on-due', target_document_id: employer.documentId });
    const next = await awardedAt(employer.documentId);
    const list = await payer.batch(fundYear, [next.disbursement], { payeeKind: 'employer' });
    const warnings = async () => {
      await payer.done(payer.preparer, `/payment-batches/${list}/check`);
      const { lines } = await payer.done(payer.preparer, `/payment-batches/${list}`, null);
      return lines[0].reasons.filter(({ warning }: { warning?: boolean }) => warning);
    };
    setDay(dueOn);
    await remindPassingOn(site.strapi, run);
    expect(await told(`user:${agent.userId}`)).toHaveLength(0);
    expect(await warnings()).toEqual([]);
    setDay('2026-12-10');
    await remindPassingOn(site.strapi, run);
    await remindPassingOn(site.strapi, run);
    expect(await told(`user:${agent.userId}`)).toHaveLength(1);
    expect(await warnings()).toMatchObject([{ code: 'passing-on-overdue', against: true }]);
    setDay('2026-12-16');
    await remindPassingOn(site.strapi, run);
    expect(await told(`user:${agent.userId}`)).toHaveLength(2);
    const office = await site.strapi.db
      .connection('talent_office_messages')
      .where({ kind: 'passing-on-due', target_document_id: employer.documentId })
      .whereNot({ recipient: `user:${agent.userId}` });
    expect(office.length).toBeGreaterThan(0);
    const { passingOn } = await payer.done(payer.finance, '/fund-execution/2026', null);
    expect(passingOn.count).toBeGreaterThan(0);
    expect(passingOn.overdueFen).toBe(passingOn.count * award);
    // A warning leaves it to who confirms the list.
    expect((await payer.act(payer.finance, list, 'lock')).status).toBe(200);
  });

  it('moves no goal when the setting changes, and takes no file that is none', async () => {
    const { employer, agent } = await firm();
    const { batch, payment } = await paid(employer.documentId);
    const setting = 'plugin::talent-office.office-setting' as never;
    await site.strapi.db.query(setting).create({ data: { passOnWorkingDays: 1 } as never });
    expect((await owed(batch))[0]?.dueOn).toBe(dueOn);
    const later = await paid(employer.documentId);
    expect((await owed(later.batch))[0]?.dueOn).toBe('2026-11-26');
    await site.strapi.db.query(setting).deleteMany({});
    const bad = await site.http
      .post(`/api/employer/passing-on/${payment}/proofs`)
      .auth(agent.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', Buffer.from('MZ'), 'scan.pdf')
      .field('amountFen', award)
      .field('passedOn', paidOn);
    expect(at.codeOf(bad)).toBe('FILE_KIND');
  });
});
