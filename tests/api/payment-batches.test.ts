import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { application, createDesk, type Desk } from '../factories/desk';
import {
  accountType,
  batchType,
  createPayer,
  disbursementType,
  payment,
  type Payer,
  type Signer,
} from '../factories/payments';
import { startSite, type Site } from '../setup';

const award = 5_000_000;
const awardedOn = '2026-11-23';
const today = '2026-11-25';
const voucher = { voucherNumber: '2026-0001', paidOn: today };

describe('batches of payments', () => {
  let site: Site;
  let desk: Desk;
  let payer: Payer;
  let leader: Signer;
  let line: string;
  let fundYear: string;
  let benefit: string;
  let names = 0;

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const talent = async (more: object = {}) => {
    names += 1;
    const name = `收款人${names}`;
    return { name, ...(await desk.talent({ name, ...more })) };
  };
  /** An award of two days ago, and the account of whom it is for. */
  const awarded = async ({ withAccount = true, of = benefit, more = {} } = {}) => {
    setDay(awardedOn);
    const one = await talent(more);
    const id = await desk.applied(one, { benefit: of, line });
    expect((await desk.decide(application, id, leader.token)).status).toBe(200);
    setDay(today);
    const { documentId: profile } = one.profile;
    if (withAccount) await payer.account({ talent: profile }, one.name);
    const [disbursement = ''] = await payer.disbursements(id);
    return { id, disbursement, profile, one };
  };
  const stateOf = async (type: string, id: string) => (await desk.stored(type, id)).state;
  const reasonsOf = async (batch: string): Promise<string[][]> => {
    const { lines } = await payer.done(payer.preparer, `/payment-batches/${batch}`, null);
    return lines.map(({ reasons }: { reasons: { code: string; against: boolean }[] }) =>
      reasons.filter(({ against }) => against).map(({ code }) => code),
    );
  };
  const lineIds = async (batch: string) =>
    (await payer.lines(batch)).map(({ documentId }) => String(documentId));

  beforeAll(async () => {
    site = await startSite();
    desk = await createDesk(site);
    setDay(awardedOn);
    payer = await createPayer(site, desk);
    leader = await desk.signer('leading-group');
    line = await desk.line(100 * award, payer.preparer.actor, 2026);
    const found = await payer.find('plugin::talent-office.fund-line', { documentId: line });
    fundYear = (found[0]?.fundYear as { documentId: string }).documentId;
    const offer = {
      kind: 'settling-in',
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    };
    benefit = await desk.benefit(offer);
  });
  afterEach(async () => {
    expect(await desk.service('ledger').verify()).toEqual({ failures: [] });
  });
  afterAll(() => site.stop());

  it('are prepared, confirmed, approved, sent, answered and closed, each by its own', async () => {
    const [a, b] = [await awarded(), await awarded()];
    const before = (await desk.totals(line)).byPhase;
    const id = await payer.batch(fundYear, [a.disbursement, b.disbursement]);
    expect((await payer.act(payer.preparer, id, 'check')).status).toBe(200);
    expect(await reasonsOf(id)).toEqual([[], []]);
    expect(await desk.stored(batchType, id)).toMatchObject({ state: 'checked', lineCount: 2 });
    expect((await payer.act(payer.finance, id, 'lock')).status).toBe(200);
    expect(await stateOf(disbursementType, a.disbursement)).toBe('sent');
    expect((await desk.totals(line)).byPhase.sent).toBe((before.sent ?? 0) + 2 * award);
    await payer.approve(id);
    expect(await stateOf(batchType, id)).toBe('approved');
    const letter = await payer.done(payer.preparer, `/payment-batches/${id}/letter`, null);
    expect(letter).toMatchObject({ count: 2, grossFen: 2 * award, netFen: 2 * award });
    expect(letter.rows[0].bankAccount).toMatch(/^\*+\d{4}$/);
    const [first = '', second = ''] = await lineIds(id);
    expect(await payer.settle(payer.finance, first, voucher)).toMatchObject({
      code: 'CONDITION_NOT_MET',
    });
    expect((await payer.act(payer.preparer, id, 'send')).status).toBe(200);
    expect((await payer.settle(payer.finance, first, voucher)).status).toBe(200);
    expect(await stateOf(application, a.id)).toBe('paid');
    expect(await stateOf(batchType, id)).toBe('sent');
    const failed = { input: { failureReason: '账户已销户' } };
    await payer.done(payer.finance, `/payments/${second}/fail`, failed);
    expect(await stateOf(disbursementType, b.disbursement)).toBe('committed');
    expect(await stateOf(application, b.id)).toBe('awarded');
    expect(await stateOf(batchType, id)).toBe('answered');
    expect((await payer.act(payer.finance, id, 'close')).status).toBe(200);
    const next = await payer.batch(fundYear);
    const offered = await payer.done(payer.preparer, `/payment-batches/${next}/candidates`, null);
    const ids = offered.map(({ documentId }: { documentId: string }) => documentId);
    expect(ids).toContain(b.disbursement);
    expect(offered[0]).toMatchObject({ payee: expect.stringContaining('收款人'), round: null });
    const years = await payer.done(payer.preparer, '/payment-years', null);
    expect(years).toEqual([{ documentId: fundYear, year: 2026 }]);
    expect(ids).not.toContain(a.disbursement);
    expect((await payer.settle(payer.finance, first, voucher)).code).toBe('ACTION_NOT_POSSIBLE');
  });

  it('tell every reason against a line, and are not locked with one', async () => {
    const none = await awarded({ withAccount: false });
    const good = await awarded();
    const id = await payer.batch(fundYear, [good.disbursement, none.disbursement]);
    await payer.done(payer.preparer, `/payment-batches/${id}/check`);
    expect(await reasonsOf(id)).toEqual([[], ['no-account']]);
    const refused = await payer.act(payer.finance, id, 'lock');
    expect(refused).toMatchObject({ status: 409, code: 'PAYMENTS_REFUSED', facts: { count: 1 } });
    expect(await stateOf(disbursementType, good.disbursement)).toBe('committed');
    // Another name than the holder's, and a day that has not come: both at once.
    await payer.account({ talent: none.profile }, '另一个人');
    setDay('2026-11-22');
    await payer.done(payer.preparer, `/payment-batches/${id}/check`);
    setDay(today);
    expect(await reasonsOf(id)).toEqual([['not-due'], ['not-due', 'other-name']]);
    await payer.done(payer.preparer, `/payment-batches/${id}/reopen`);
    const [, second = ''] = await lineIds(id);
    await payer.done(payer.preparer, `/payment-batches/${id}/removals`, { lines: [second] });
    await payer.sent(id);
    expect(await stateOf(batchType, id)).toBe('sent');
  });

  it('are confirmed by nobody who prepared them, from whichever account', async () => {
    const identityDocument = fictionalIdentityNumber('230111', '1985-06-07', 3);
    const { userId } = await desk.talent({ identityDocument });
    const atOffice = await desk.signer('office', { identityDocument });
    const atFinance = await desk.signer('finance', { websiteUser: userId });
    const { disbursement } = await awarded();
    const id = await payer.batch(fundYear, [disbursement]);
    expect((await payer.act(atOffice, id, 'check')).status).toBe(200);
    expect(await payer.act(atFinance, id, 'lock')).toMatchObject({
      status: 403,
      code: 'NOT_BY_SAME_PERSON',
    });
    expect((await payer.act(payer.finance, id, 'lock')).status).toBe(200);
    await payer.done(payer.preparer, `/payment-batches/${id}/approve`);
    for (const by of [payer.preparer, atOffice]) {
      const { body } = await desk.decide(batchType, id, by.token);
      expect(body.error.details.code).toBe('SIGNER_EXCLUDED');
    }
    expect((await desk.decide(batchType, id, payer.director.token)).status).toBe(200);
  });

  it('are neither made, confirmed nor approved by whom they pay', async () => {
    const identityDocument = fictionalIdentityNumber('230111', '1986-06-07', 5);
    const self = await desk.signer('office', { identityDocument });
    const { disbursement, one } = await awarded({ more: { identityDocument } });
    const selfAtFinance = await desk.signer('finance', { websiteUser: one.userId });
    const id = await payer.batch(fundYear);
    const add = { disbursements: [disbursement] };
    const path = `/payment-batches/${id}/lines`;
    expect((await payer.ask(self, path, add)).code).toBe('SIGNER_EXCLUDED');
    await payer.done(payer.preparer, path, add);
    expect((await payer.act(self, id, 'check')).code).toBe('SIGNER_EXCLUDED');
    await payer.done(payer.preparer, `/payment-batches/${id}/check`);
    expect((await payer.act(selfAtFinance, id, 'lock')).code).toBe('SIGNER_EXCLUDED');
    await payer.done(payer.finance, `/payment-batches/${id}/lock`);
    await payer.done(payer.preparer, `/payment-batches/${id}/approve`);
    const { body } = await desk.decide(batchType, id, self.token);
    expect(body.error.details.code).toBe('SIGNER_EXCLUDED');
  });

  it('are not edited once they are locked, on any path', async () => {
    const { disbursement } = await awarded();
    const other = await awarded();
    const id = await payer.batch(fundYear, [disbursement]);
    await payer.done(payer.preparer, `/payment-batches/${id}/check`);
    await payer.done(payer.finance, `/payment-batches/${id}/lock`);
    const add = { disbursements: [other.disbursement] };
    const [lineId = ''] = await lineIds(id);
    for (const [path, body] of [
      [`/payment-batches/${id}/lines`, add],
      [`/payment-batches/${id}/removals`, { lines: [lineId] }],
      [`/payment-batches/${id}/check`, {}],
      [`/payment-batches/${id}/lock`, {}],
    ] as const) {
      expect((await payer.ask(payer.finance, path, body)).status).not.toBe(200);
      expect((await payer.ask(payer.preparer, path, body)).code).toBe('ACTION_NOT_POSSIBLE');
    }
    const documents = (type: string) => site.strapi.documents(type as never);
    const data = { payeeName: '别人' } as never;
    await expect(documents(payment).update({ documentId: lineId, data })).rejects.toThrow();
    await expect(documents(payment).delete({ documentId: lineId })).rejects.toThrow();
    await expect(
      desk.create(payment, { batch: id, payeeName: '别人', amountFen: '1' }),
    ).rejects.toThrow(/自动生成|made by the software/);
    const title = { title: '别的名称' } as never;
    await expect(documents(batchType).update({ documentId: id, data: title })).rejects.toThrow();
    await expect(documents(batchType).delete({ documentId: id })).rejects.toThrow();
    // The way back, before its approval alone: the money is committed again.
    await payer.done(payer.finance, `/payment-batches/${id}/release`);
    expect(await stateOf(disbursementType, disbursement)).toBe('committed');
    await payer.sent(id);
    for (const action of ['reopen', 'release']) {
      expect((await payer.act(payer.finance, id, action)).code).toBe('ACTION_NOT_POSSIBLE');
    }
  });

  it('hold a disbursement once: what is on a checked list is on no other', async () => {
    const { disbursement } = await awarded();
    const [one, two] = [
      await payer.batch(fundYear, [disbursement]),
      await payer.batch(fundYear, [disbursement]),
    ];
    await payer.done(payer.preparer, `/payment-batches/${one}/check`);
    await payer.done(payer.preparer, `/payment-batches/${two}/check`);
    expect(await reasonsOf(two)).toEqual([['other-batch']]);
    await payer.sent(one);
    expect((await payer.act(payer.finance, two, 'lock')).code).toBe('PAYMENTS_REFUSED');
    expect((await payer.act(payer.preparer, two, 'check')).status).toBe(200);
    expect(await reasonsOf(two)).toEqual([['not-committed', 'other-batch']]);
  });

  it('see what was written in the database between check and lock', async () => {
    const { id, disbursement } = await awarded();
    const batch = await payer.batch(fundYear, [disbursement]);
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    const write = (type: string, documentId: string, values: object) =>
      site.strapi.db
        .connection(site.strapi.db.metadata.get(type).tableName)
        .where({ document_id: documentId })
        .update(values);
    await write(application, id, { awarded_fen: 1 });
    expect(await payer.act(payer.finance, batch, 'lock')).toMatchObject({
      code: 'PAYMENTS_REFUSED',
      facts: { rows: [{ against: [{ code: 'award-changed' }] }] },
    });
    await write(application, id, { awarded_fen: award });
    const [lineId = ''] = await lineIds(batch);
    await write(payment, lineId, { net_fen: award + 1 });
    expect((await payer.act(payer.finance, batch, 'lock')).code).toBe('CONTENT_CHANGED');
    await write(payment, lineId, { net_fen: award });
    expect((await payer.act(payer.finance, batch, 'lock')).status).toBe(200);
  });

  it('come back as a whole, and their money with them', async () => {
    const { disbursement } = await awarded();
    const id = await payer.sent(await payer.batch(fundYear, [disbursement]));
    const input = { refusedReason: '指标不足' };
    expect((await payer.act(payer.finance, id, 'refuse', {})).code).toBe('REFERENCE_MISSING');
    expect((await payer.act(payer.finance, id, 'refuse', input)).status).toBe(200);
    expect(await stateOf(batchType, id)).toBe('answered');
    expect((await payer.lines(id))[0]).toMatchObject({
      state: 'failed',
      failureReason: '指标不足',
    });
    expect(await stateOf(disbursementType, disbursement)).toBe('committed');
  });

  it('withhold what the benefit says, and take no setting that is none', async () => {
    const documents = site.strapi.documents('plugin::talent-office.benefit' as never);
    const set = (taxExpression: string) =>
      documents.update({ documentId: benefit, data: { taxExpression } as never });
    await expect(set('amountFn * 20 / 100')).rejects.toThrow();
    const { disbursement } = await awarded();
    await set('amountFen * 20 / 100');
    const id = await payer.batch(fundYear, [disbursement]);
    await payer.done(payer.preparer, `/payment-batches/${id}/check`);
    const [first] = await payer.lines(id);
    expect([first?.taxFen, first?.netFen].map(Number)).toEqual([award / 5, (award * 4) / 5]);
    // Another setting since: what was checked is not what would be paid.
    await set('amountFen * 2');
    expect(await payer.act(payer.finance, id, 'lock')).toMatchObject({
      facts: { rows: [{ against: [{ code: 'tax' }] }] },
    });
    await set('0');
    expect(await payer.act(payer.finance, id, 'lock')).toMatchObject({
      facts: { rows: [{ against: [{ code: 'changed' }] }] },
    });
  });

  it('take no bank date before the award or after today, and no voucher of blanks', async () => {
    const { disbursement } = await awarded();
    const id = await payer.sent(await payer.batch(fundYear, [disbursement]));
    const [lineId = ''] = await lineIds(id);
    for (const [input, code] of [
      [{ ...voucher, paidOn: '2026-11-26' }, 'CONDITION_NOT_MET'],
      [{ ...voucher, paidOn: '2026-11-22' }, 'CONDITION_NOT_MET'],
      [{ ...voucher, paidOn: 'soon' }, 'VALUE_INVALID'],
      [{ ...voucher, voucherNumber: '\u3000' }, 'VALUE_INVALID'],
      [{ paidOn: today }, 'REFERENCE_MISSING'],
    ] as const) {
      expect((await payer.settle(payer.finance, lineId, input)).code).toBe(code);
    }
    expect((await payer.settle(payer.finance, lineId, voucher)).status).toBe(200);
  });

  describe('accounts of payees', () => {
    const entered = async (holder: object, accountNumber: string, payeeName = '某人') => {
      const data = { payeeName, bankName: '示例银行', accountNumber, ...holder };
      const { documentId } = await desk.create(accountType, data);
      return documentId;
    };
    const verify = (by: Signer, id: string, accountNumber: string) =>
      payer.ask(by, `/payee-accounts/${id}/verify`, { accountNumber });

    it('belong to one holder, and are verified by another person who types the number anew', async () => {
      const { profile } = await talent();
      const number = '6222000011112222';
      const nobodys = await entered({}, number);
      await expect(
        desk.act(accountType, nobodys, 'enter', payer.preparer.actor),
      ).rejects.toMatchObject({ code: 'CONDITION_NOT_MET' });
      const id = await entered({ talent: profile.documentId }, number);
      await desk.act(accountType, id, 'enter', payer.preparer.actor);
      expect((await verify(payer.preparer, id, number)).code).toBe('NOT_BY_SAME_PERSON');
      expect((await verify(payer.finance, id, '6222000011112223')).code).toBe('ACCOUNT_DIFFERS');
      expect((await verify(payer.finance, id, 'x')).code).toBe('ACCOUNT_DIFFERS');
      // The digest is made by the route alone: nobody passes it by the general one.
      await expect(
        desk.act(accountType, id, 'verify', payer.finance.actor, { verification: 'f'.repeat(64) }),
      ).rejects.toMatchObject({ code: 'ACCOUNT_DIFFERS' });
      expect((await verify(payer.finance, id, '6222 0000 1111 2222')).status).toBe(200);
      const documents = site.strapi.documents(accountType as never);
      const data = { accountNumber: '6222000011119999' } as never;
      await expect(documents.update({ documentId: id, data })).rejects.toThrow();
      const other = await entered({ talent: profile.documentId }, '6222000011113333');
      await desk.act(accountType, other, 'enter', payer.preparer.actor);
      expect((await verify(payer.finance, other, '6222000011113333')).code).toBe('ALREADY_CLAIMED');
      await desk.act(accountType, id, 'retire', payer.preparer.actor, { retireReason: '已销户' });
      expect((await verify(payer.finance, other, '6222000011113333')).status).toBe(200);
    });

    it('are entered at a page of their own, found by whose they are, never by number', async () => {
      const { profile, name } = await talent();
      const number = '6222000011118888';
      const body = { payeeName: name, bankName: '示例银行', accountNumber: number };
      const enter = (by: Signer, holder: object, more: object = {}) =>
        payer.ask(by, '/payee-accounts', { ...body, holder, ...more });
      const holder = { kind: 'talent', id: profile.documentId };
      expect((await enter(payer.preparer, { kind: 'talent', id: 'enobody' })).code).toBe(
        'NOT_FOUND',
      );
      expect((await enter(payer.preparer, { ...holder, kind: 'unit' })).code).toBe('NOT_FOUND');
      expect((await enter(payer.preparer, holder, { accountNumber: 'x' })).status).not.toBe(200);
      const { data } = await enter(payer.preparer, holder);
      expect(data).toMatchObject({
        ...{ state: 'entered', accountNumber: '************8888', payeeName: name },
        holder: { kind: 'talent', documentId: profile.documentId, name },
      });
      expect((await verify(payer.preparer, data.documentId, number)).code).toBe(
        'NOT_BY_SAME_PERSON',
      );
      expect((await verify(payer.finance, data.documentId, number)).status).toBe(200);
      const list = async (query: Record<string, string>) =>
        payer.done(payer.finance, `/payee-accounts?${new URLSearchParams(query)}`, null);
      expect(await list({ name, state: 'verified' })).toMatchObject([
        { documentId: data.documentId },
      ]);
      expect(await list({ name: number })).toEqual([]);
      const found = await payer.done(
        payer.finance,
        `/payee-holders?${new URLSearchParams({ kind: 'talent', name })}`,
        null,
      );
      expect(found).toMatchObject([{ documentId: profile.documentId, name }]);
      const kept = await site.strapi.db.connection('talent_office_operations').select();
      expect(JSON.stringify(kept)).not.toContain(number);
    });

    it('are encrypted, and shown by the last four digits', async () => {
      const { profile, name } = await talent();
      const id = await payer.account({ talent: profile.documentId }, name, '6222333344445555');
      expect((await desk.stored(accountType, id)).accountNumber).toBe('************5555');
      const raw = await site.strapi.db
        .connection('talent_office_payee_accounts')
        .where({ document_id: id })
        .first();
      expect(JSON.stringify(raw)).not.toContain('6222333344445555');
    });
  });
});
