import { randomUUID } from 'node:crypto';

import { permissions, type Permission } from '../../plugins/talent-office/shared/permissions';
import { marchHolidays } from '../factories/calendar';
import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

const objection = 'plugin::talent-office.objection';
const account = 'plugin::talent-office.payee-account';
const batches = 'plugin::talent-office.payment-batch';
const bankAccount = '6222020200012345678';
const contact = '13900005678';

describe('what has a face of its own in the admin API', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let panel: ReturnType<typeof createPanel>;
  let accountId: string;
  let batchId: string;
  let objectionId: string;
  let noticeId: string;

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
  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    at = await createNoticeOffice(site);
    panel = createPanel(site);
    const made = await at.office.create('payee-account', {
      ...{ payeeName: '测试人才', bankName: '示例银行', accountNumber: bankAccount },
    });
    accountId = made.documentId;
    const fundYear = await site.strapi.db
      .query('plugin::talent-office.fund-year')
      .findOne({ where: {} });
    const data = { title: '批次', payeeKind: 'talent', fundYear: fundYear?.documentId };
    batchId = (await at.office.create('payment-batch', data)).documentId;
  });
  afterAll(() => site.stop());

  it('the audit row of an objection from the website names its request', async () => {
    ({ noticeId } = await at.noticed());
    const requestId = randomUUID();
    const { body } = await at
      .object(noticeId, { realName: true, name: '王某', contact, text: '业绩不实' })
      .set('X-Request-Id', requestId)
      .expect(200);
    objectionId = body.data.id;
    expect((await audited('notice.object')).at(-1)).toMatchObject({ request_id: requestId });
  });

  describe('a reveal', () => {
    const path = (attribute = 'accountNumber', id = accountId, type = account) =>
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
        fields: { [account]: ['payeeName', 'accountNumber'], [objection]: ['text'] },
      });
    });

    it('needs its permission, and the field in the role', async () => {
      const fields = { [account]: ['payeeName', 'accountNumber'] };
      const reader = await colleague('reveal-reader', [], { fields });
      expect((await ask(reader, { reason })).status).toBe(403);
      const masked = await colleague('reveal-masked', ['privacy.reveal'], {
        fields: { [account]: ['payeeName'] },
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
      for (const where of [
        path('payeeName'),
        path('accountNumber', 'nobody'),
        path('x', 'y', 'z'),
      ]) {
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
          target_document_id: accountId,
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

  describe('the holiday calendar', () => {
    const days = marchHolidays(2027);
    const path = '/talent-office/calendar/2027';
    let keeper: string;

    beforeAll(async () => {
      keeper = await colleague('calendar-keeper', ['calendar.load']);
    });

    it('is imported, audited, and listed with where it comes from', async () => {
      const answer = await panel.send('post', path, keeper, { days }).expect(200);
      expect(answer.body.data).toEqual({ year: 2027, source: 'import', days: 12 });
      const listed = await panel.send('get', '/talent-office/calendar', keeper).expect(200);
      const found = listed.body.data.filter(({ year }: { year: number }) => year > 2025);
      expect(found.slice(0, 2)).toMatchObject([
        { year: 2026, source: 'library' },
        { year: 2027, source: 'import' },
      ]);
      expect((await audited('calendar.load')).at(-1)).toMatchObject({
        actor_kind: 'admin',
        target_document_id: '2027',
        request_id: answer.headers['x-request-id'],
      });
    });

    it('names what is wrong with it, and keeps the year that stands', async () => {
      const before = await rows('calendar_days').where({ year: 2027 });
      const bad = { date: '2027-02-30', kind: 'holiday', name: '测试' };
      const twice = [...days, days[0]];
      for (const [body, expected] of [
        [{}, { status: 400, code: 'INVALID_INPUT', path: 'days' }],
        [{ days: [bad] }, { status: 400, code: 'INVALID_INPUT', path: 'days.0.date' }],
        [{ days: [{ ...days[0], kind: 'bridge' }] }, { status: 400, path: 'days.0.kind' }],
        [
          { days, year: 2028 },
          { status: 400, code: 'INVALID_INPUT', path: 'year' },
        ],
        [{ days: days.slice(0, 3) }, { status: 422, code: 'CALENDAR_YEAR_INCOMPLETE' }],
        [{ days: twice }, { status: 422, code: 'CALENDAR_DAY_TWICE', path: 'days.12.date' }],
      ] as const) {
        expect(refused(await panel.send('post', path, keeper, body))).toMatchObject(expected);
      }
      expect(await rows('calendar_days').where({ year: 2027 })).toEqual(before);
    });

    it('comes from a file, too, under the same checks', async () => {
      const calendar = at.service('calendar');
      expect(await calendar.importYear({ year: 2027, days: days.slice(1) })).toEqual({
        year: 2027,
        days: 11,
      });
      expect(() => calendar.importYear({ year: 2027, holidays: days })).toThrow('INVALID_INPUT');
      const cut = calendar.importYear({ year: 2027, days: [] });
      await expect(cut).rejects.toMatchObject({ code: 'CALENDAR_YEAR_INCOMPLETE' });
    });
  });

  describe('objections and payments', () => {
    const gated = [
      ['objection', objection, 'dismiss', 'objections.decide'],
      ['objection', objection, 'uphold', 'objections.decide'],
      ['payment-batch', batches, 'check', 'payments.prepare'],
      ['payment-batch', batches, 'lock', 'payments.confirm'],
      ['payment-batch', batches, 'send', 'payments.export'],
      ['payment-batch', batches, 'close', 'payments.answer'],
      ['payee-account', account, 'enter', 'payments.accounts'],
    ] as const;
    const decided = { decision: '已核查', decidedOn: '2026-10-08' };
    const ids = () => ({ [batches]: batchId, [account]: accountId, [objection]: objectionId });
    const idOf = (type: string): string => new Map(Object.entries(ids())).get(type) ?? '';
    const own = (type: string, id: string, action: string) =>
      `/talent-office/${type === 'payment-batch' ? 'payment-batche' : type}s/${id}/${action}`;
    it('are refused on every route to who has every permission but the one', async () => {
      const all = Object.keys(permissions) as Permission[];
      const without = new Map<Permission, string>();
      for (const one of [
        'calendar.load',
        'objections.decide',
        'objections.read',
        ...(['payments.accounts', 'payments.answer', 'payments.confirm'] as const),
        ...(['payments.export', 'payments.prepare', 'payments.read'] as const),
      ] as const) {
        const others = all.filter((each) => each !== one);
        without.set(one, await colleague(`no-${one.replace('.', '-')}`, others));
      }
      const tokenOf = (one: Permission): string => without.get(one) ?? '';
      for (const [path, permission] of [
        ['/talent-office/calendar', 'calendar.load'],
        ['/talent-office/objections', 'objections.read'],
        ['/talent-office/payments', 'payments.read'],
        ['/talent-office/payment-batches', 'payments.read'],
      ] as const) {
        expect((await panel.send('get', path, tokenOf(permission))).status).toBe(403);
        await panel.send('get', path, tokenOf('payments.prepare')).expect(200);
      }
      const calendar = '/talent-office/calendar/2027';
      const loading = await panel.send('post', calendar, tokenOf('calendar.load'), { days: [] });
      expect(loading.status).toBe(403);
      for (const [name, type, action, permission] of gated) {
        const token = tokenOf(permission);
        const direct = await panel.send('post', own(name, idOf(type), action), token, {});
        expect([action, direct.status]).toEqual([action, 403]);
        expect(direct.body.error.details.code).toBe('NOT_PERMITTED');
        const general = await panel.act(token, type, idOf(type), action);
        expect([action, refused(general)]).toMatchObject([
          action,
          { status: 403, code: 'NOT_PERMITTED' },
        ]);
      }
      expect(await stored(batches, batchId)).toMatchObject({ state: 'draft' });
      expect(await stored(objection, objectionId)).toMatchObject({ state: 'received' });
    });

    it('an objection is read without who objects, and decided', async () => {
      const grants: Permission[] = ['objections.read', 'objections.decide', 'entries.act'];
      const inspector = await colleague('inspector', grants, { position: 'objection' });
      const path = '/talent-office/objections?state=received';
      const { body } = await panel.send('get', path, inspector).expect(200);
      expect(body.data).toMatchObject([{ documentId: objectionId, realName: true }]);
      expect(body.data[0]).not.toHaveProperty('name');
      expect(body.data[0]).not.toHaveProperty('contact');
      const dismiss = own('objection', objectionId, 'dismiss');
      const wrong = await panel.send('post', dismiss, inspector, {
        input: { ...decided, text: '改写' },
      });
      expect(refused(wrong)).toMatchObject({ status: 422, code: 'VALUE_NOT_ASKED', path: 'text' });
      const done = await panel.send('post', dismiss, inspector, { input: decided }).expect(200);
      expect(done.body.data.state).toBe('dismissed');
      for (const action of ['notice.resume', 'entry.dismiss']) {
        expect((await audited(action)).at(-1)).toMatchObject({
          request_id: done.headers['x-request-id'],
        });
      }
    });

    it('an objection that came by post is recorded at its notice, at its field where it is wrong', async () => {
      const clerk = await colleague('clerk', ['objections.record'], { position: 'office' });
      const path = `/talent-office/notices/${noticeId}/objections`;
      const sent = { medium: 'letter', receivedOn: '2026-10-08', text: '来信', realName: false };
      const early = { ...sent, receivedOn: '2020-01-01' };
      expect(refused(await panel.send('post', path, clerk, early))).toMatchObject({
        code: 'OBJECTION_DATE',
        path: 'receivedOn',
      });
      const nameless = await panel.send('post', path, clerk, { ...sent, realName: true });
      expect(refused(nameless)).toMatchObject({ status: 400, code: 'INVALID_INPUT', path: 'name' });
      // What came by the website recorded itself, and is nothing that somebody keyed in.
      const web = await panel.send('post', path, clerk, { ...sent, medium: 'web' });
      expect(refused(web)).toMatchObject({ status: 400, code: 'INVALID_INPUT', path: 'medium' });
      const { body } = await panel.send('post', path, clerk, sent).expect(200);
      const stored = await site.strapi.db
        .query('plugin::talent-office.objection')
        .findOne({ where: { documentId: body.data.id } });
      expect(stored).toMatchObject({ notice: noticeId, medium: 'letter', state: 'received' });
      const reader = await colleague('reader', ['objections.read'], { position: 'office' });
      await panel.send('post', path, reader, sent).expect(403);
    });
  });
});
