import { randomUUID } from 'node:crypto';

import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { application, createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const payment = 'plugin::talent-office.payment';
const award = 5_000_000;
const awardedOn = '2026-11-23';
const today = '2026-11-25';
const voucher = { voucherNumber: '2026-0001', paidOn: today };

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('what a payment is refused for', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let finance: Signer;
  let leader: Signer;
  let to: { benefit: string; line: string };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const draft = async (applicationId: string, amountFen = award): Promise<string> => {
    const data = { payeeName: '某人', application: applicationId, amountFen: String(amountFen) };
    return (await desk.create(payment, data)).documentId;
  };
  /** An application that was awarded two days ago. */
  const awarded = async (): Promise<string> => {
    setDay(awardedOn);
    const documentId = await desk.applied(await desk.talent(), to);
    expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
    setDay(today);
    return documentId;
  };
  /** Does an action as the panel asks for it, and tells what was refused; nothing has changed then. */
  const attempt = async (by: Signer, id: string, action: string, input: object = {}) => {
    const before = await desk.stored(payment, id);
    const { status, body } = await site.http
      .post(`/talent-office/payments/${id}/${action}`)
      .auth(by.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .send({ input });
    if (status === 200) return { status };
    expect(await desk.stored(payment, id)).toEqual(before);
    const { code, errors, messages } = body.error.details;
    return { status, code, path: errors[0].path.join('.'), zh: messages.zh };
  };
  const prepared = async (): Promise<string> => {
    const id = await draft(await awarded());
    expect(await attempt(officer, id, 'prepare')).toEqual({ status: 200 });
    return id;
  };

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay(awardedOn);
    officer = await desk.signer('office');
    finance = await desk.signer('finance');
    leader = await desk.signer('leading-group');
    const line = await desk.line(100 * award, officer.actor);
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

  it('another amount than was awarded, more or less', async () => {
    const documentId = await awarded();
    for (const amount of [award + 1, award - 1]) {
      expect(await attempt(officer, await draft(documentId, amount), 'prepare')).toMatchObject({
        status: 409,
        code: 'CONDITION_NOT_MET',
        zh: expect.stringContaining('核定金额'),
      });
    }
    expect(await attempt(officer, await draft(documentId), 'prepare')).toEqual({ status: 200 });
  });

  it('no voucher number, or one of blanks', async () => {
    const id = await prepared();
    for (const [voucherNumber, code] of [
      ['', 'REFERENCE_MISSING'],
      ['   ', 'VALUE_INVALID'],
      ['\u3000', 'VALUE_INVALID'],
    ] as const) {
      expect(await attempt(finance, id, 'confirm', { ...voucher, voucherNumber })).toMatchObject({
        status: 422,
        code,
        path: 'voucherNumber',
      });
    }
    expect(await attempt(finance, id, 'confirm', { paidOn: today })).toMatchObject({
      code: 'REFERENCE_MISSING',
      path: 'voucherNumber',
    });
  });

  it('a day that has not come, or on which nothing was awarded yet', async () => {
    const id = await prepared();
    for (const paidOn of ['2026-11-26', '2027-11-25', '2026-11-22', '2025-11-25']) {
      expect(await attempt(finance, id, 'confirm', { ...voucher, paidOn })).toMatchObject({
        status: 409,
        code: 'CONDITION_NOT_MET',
        zh: '拨付日期不得早于核定之日，也不得晚于今天。',
      });
    }
    expect(await attempt(finance, id, 'confirm', { ...voucher, paidOn: 'soon' })).toMatchObject({
      code: 'VALUE_INVALID',
      path: 'paidOn',
    });
    const onTheDay = { ...voucher, paidOn: awardedOn };
    expect(await attempt(finance, id, 'confirm', onTheDay)).toEqual({ status: 200 });
  });

  it('one that its preparer has taken back, until it is prepared again', async () => {
    const id = await prepared();
    expect(await attempt(officer, id, 'withdraw')).toEqual({ status: 200 });
    expect((await attempt(finance, id, 'confirm', voucher)).code).toBe('ACTION_NOT_POSSIBLE');
    expect(await attempt(officer, id, 'prepare')).toEqual({ status: 200 });
    expect(await attempt(finance, id, 'return')).toEqual({ status: 200 });
  });

  it('a preparer who confirms, from whichever of his accounts', async () => {
    const identityDocument = fictionalIdentityNumber('230111', '1985-06-07', 3);
    // Nothing links the two but himself: his document to his profile, and that to his website account.
    const { userId } = await desk.talent({ identityDocument });
    const atOffice = await desk.signer('office', { identityDocument });
    const atFinance = await desk.signer('finance', { websiteUser: userId });
    const id = await draft(await awarded());
    expect(await attempt(atOffice, id, 'prepare')).toEqual({ status: 200 });
    expect(await attempt(atFinance, id, 'confirm', voucher)).toMatchObject({
      status: 403,
      code: 'NOT_BY_SAME_PERSON',
    });
    expect(await attempt(finance, id, 'confirm', voucher)).toEqual({ status: 200 });
  });

  it('who wrote the draft, confirming what another has prepared', async () => {
    const clerk = await desk.signer('finance');
    const { body } = await site.http
      .post(`/content-manager/collection-types/${payment}`)
      .auth(clerk.token, { type: 'bearer' })
      .send({
        payeeName: '某人',
        amountFen: String(award),
        application: { connect: [{ documentId: await awarded() }], disconnect: [] },
      })
      .expect(201);
    const id = body.data.documentId as string;
    expect(await attempt(officer, id, 'prepare')).toEqual({ status: 200 });
    expect(await attempt(clerk, id, 'confirm', voucher)).toMatchObject({
      code: 'NOT_BY_SAME_PERSON',
    });
  });

  it('a second one for the same application, before and after the first is paid', async () => {
    const documentId = await awarded();
    const [first, second] = [await draft(documentId), await draft(documentId)];
    expect(await attempt(officer, first, 'prepare')).toEqual({ status: 200 });
    const taken = { status: 409, code: 'ALREADY_CLAIMED' };
    expect(await attempt(officer, second, 'prepare')).toMatchObject(taken);
    expect(await attempt(finance, first, 'confirm', voucher)).toEqual({ status: 200 });
    expect(await attempt(officer, second, 'prepare')).toMatchObject(taken);
    expect(await attempt(finance, first, 'confirm', voucher)).toMatchObject({
      code: 'ACTION_NOT_POSSIBLE',
    });
    expect(await desk.stored(application, documentId)).toMatchObject({ state: 'paid', awardedOn });
  });

  it('an application that is not awarded, and none at all', async () => {
    setDay(today);
    const documentId = await desk.applied(await desk.talent(), to);
    const early = await draft(documentId);
    expect(await attempt(officer, early, 'prepare')).toEqual({ status: 200 });
    expect(await attempt(finance, early, 'confirm', voucher)).toMatchObject({
      status: 409,
      code: 'CONDITION_NOT_MET',
      zh: '付款金额与这项申请已核定占用、尚未拨付的金额不一致。',
    });
    const { documentId: none } = await desk.create(payment, {
      payeeName: '某人',
      amountFen: String(award),
    });
    expect(await attempt(officer, none, 'prepare')).toMatchObject({ code: 'FACTS_MISSING' });
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
});
