import { randomUUID } from 'node:crypto';

import type { Permission } from '../../plugins/talent-office/shared/permissions';
import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

const objection = 'plugin::talent-office.objection';
const payment = 'plugin::talent-office.payment';
const bankAccount = '6222020200012345678';
const contact = '13900005678';

describe('what has a face of its own in the admin API', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let panel: ReturnType<typeof createPanel>;
  let paymentId: string;
  let objectionId: string;

  /** A colleague with just these permissions, on the staff where he holds a position. */
  const colleague = async (
    name: string,
    own: readonly Permission[],
    more: { fields?: Record<string, string[]>; position?: string } = {},
  ): Promise<string> => {
    const code = await createRole(site, `role-${name}`, { own, fields: more.fields });
    const adminUser = await panel.account(name, code);
    if (more.position) {
      const staff = await at.office.create('staff', { name, adminUser });
      await at.office.appoint(staff.documentId, more.position);
    }
    return panel.logIn(`${name}@jinlan.test`);
  };
  const stored = (type: string, documentId: string) =>
    site.strapi.db.query(type as never).findOne({ where: { documentId } });
  const rows = (table: string) => site.strapi.db.connection(`talent_office_${table}`);
  const audited = (action: string) => rows('audit').where({ action }).orderBy('id');
  const refused = ({ status, body }: { status: number; body: unknown }) => {
    const { error } = body as {
      error: { details: { code?: string; errors?: { path: string[] }[] } };
    };
    const path = error.details.errors?.[0]?.path.join('.');
    return { status, code: error.details.code, path };
  };
  const newPayment = async (): Promise<string> => {
    const { documentId } = await at.noticed();
    const made = await at.office.create('payment', {
      payeeName: '测试人才',
      application: documentId,
      amountFen: '1000000',
      bankAccount,
    });
    return made.documentId;
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    at = await createNoticeOffice(site);
    panel = createPanel(site);
    paymentId = await newPayment();
  });
  afterAll(() => site.stop());

  it('the audit row of an objection from the website names its request', async () => {
    const { noticeId } = await at.noticed();
    const requestId = randomUUID();
    const { body } = await at
      .object(noticeId, { realName: true, name: '王某', contact, text: '业绩不实' })
      .set('X-Request-Id', requestId)
      .expect(200);
    objectionId = body.data.id;
    expect((await audited('notice.object')).at(-1)).toMatchObject({ request_id: requestId });
  });

  describe('a reveal', () => {
    const path = (attribute = 'bankAccount', id = paymentId, type = payment) =>
      `/talent-office/entries/${type}/${id}/reveals/${attribute}`;
    const reason = '核对开户行退回的账号';
    let finance: string;

    const ask = (token: string, body: object, key: string = randomUUID(), where = path()) =>
      site.http
        .post(where)
        .set('Authorization', `Bearer ${token}`)
        .set('Idempotency-Key', key)
        .send(body);

    beforeAll(async () => {
      finance = await colleague('reveal-finance', ['privacy.reveal'], {
        fields: { [payment]: ['payeeName', 'bankAccount'], [objection]: ['text'] },
      });
    });

    it('needs its permission, and the field in the role', async () => {
      const fields = { [payment]: ['payeeName', 'bankAccount'] };
      const reader = await colleague('reveal-reader', [], { fields });
      expect((await ask(reader, { reason })).status).toBe(403);
      const masked = await colleague('reveal-masked', ['privacy.reveal'], {
        fields: { [payment]: ['payeeName'] },
      });
      expect(refused(await ask(masked, { reason }))).toMatchObject({
        status: 403,
        code: 'NOT_PERMITTED',
      });
      const elsewhere = await ask(
        finance,
        { reason },
        undefined,
        path('contact', objectionId, objection),
      );
      expect(refused(elsewhere)).toMatchObject({ status: 403, code: 'NOT_PERMITTED' });
      expect(await audited('sensitive.reveal')).toHaveLength(0);
    });

    it('is refused without a reason, for what is no secret, and for what is not there', async () => {
      expect(refused(await ask(finance, {}))).toEqual({
        status: 400,
        code: 'INVALID_INPUT',
        path: 'reason',
      });
      expect(refused(await ask(finance, { reason: ' ' }))).toEqual({
        status: 422,
        code: 'REVEAL_NEEDS_REASON',
        path: 'reason',
      });
      expect(refused(await ask(finance, { reason, all: true }))).toMatchObject({
        status: 400,
        path: 'all',
      });
      for (const where of [path('payeeName'), path('bankAccount', 'nobody'), path('x', 'y', 'z')]) {
        expect(refused(await ask(finance, { reason }, undefined, where))).toMatchObject({
          status: 404,
        });
      }
      const keyless = await site.http
        .post(path())
        .set('Authorization', `Bearer ${finance}`)
        .send({ reason });
      expect(refused(keyless)).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_MISSING' });
      expect(await audited('sensitive.reveal')).toHaveLength(0);
    });

    it('gives the value, records each time that it does, and keeps the value nowhere', async () => {
      const key = randomUUID();
      for (const times of [1, 2]) {
        const answer = await ask(finance, { reason }, key).expect(200);
        expect(answer.body).toEqual({ data: { value: bankAccount } });
        expect(answer.headers['cache-control']).toBe('no-store');
        const found = await audited('sensitive.reveal');
        expect(found).toHaveLength(times);
        expect(found.at(-1)).toMatchObject({
          actor_kind: 'admin',
          target_document_id: paymentId,
          reason,
          request_id: answer.headers['x-request-id'],
        });
      }
      expect(refused(await ask(finance, { reason: '另一理由' }, key))).toMatchObject({
        status: 409,
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
      for (const table of ['operations', 'audit']) {
        expect(JSON.stringify(await rows(table).select())).not.toContain(bankAccount);
      }
    });
  });
});
