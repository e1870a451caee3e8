import { randomUUID } from 'node:crypto';

import { checkDeclaredExpressions } from '../../plugins/talent-office/server/src/engine/expression';
import { marchHolidays } from '../factories/calendar';
import { writeAsEngine } from '../factories/engine-state';
import { createNoticeOffice } from '../factories/notice';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const tenancies = 'api::tenancy.tenancy';
const nominations = 'api::nomination.nomination';

interface Shown {
  id: string;
  kind: string;
  text: string;
  link: string;
  readAt: string | null;
}

describe('what happens because a day has come', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let admin: string;

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const knex = () => site.strapi.db.connection;
  /** An entry in a state that only a whole procedure would lead to. */
  const standing = async (type: string, state: string, data: object) => {
    const { documentId } = await site.strapi.documents(type as never).create({ data } as never);
    await writeAsEngine(site, type, documentId, { state });
    return documentId;
  };
  const tenancy = (state: string, endsOn?: string) =>
    standing(tenancies, state, { startsOn: '2025-01-01', endsOn });
  const run = (job: string): Promise<string> =>
    service('jobs')
      .runDue()
      .then(
        (outcomes: { job: string; outcome: string }[]) =>
          outcomes.find((one) => one.job === job)?.outcome,
      );
  const messagesAbout = (documentId: string) =>
    knex()('talent_office_messages').where({ target_document_id: documentId }).orderBy('id');
  const get = (path: string, language = 'en') =>
    site.http
      .get(`/talent-office${path}`)
      .set('Accept-Language', language)
      .auth(admin, { type: 'bearer' });
  const read = (id: string) =>
    site.http
      .post(`/talent-office/messages/${id}/read`)
      .set('Idempotency-Key', randomUUID())
      .auth(admin, { type: 'bearer' });

  /** Makes the super admin a member of the leading group, with a way to log in. */
  const joinLeadingGroup = async () => {
    const account = await site.strapi.db
      .query('admin::user')
      .findOne({ where: { email: 'super@jinlan.test' } });
    const staff = await at.office.create('staff', { name: '李某', adminUser: account.id });
    const unit = await at.office.create('unit', {
      name: '领导小组',
      code: 'lg',
      kind: 'department',
    });
    const position = await at.office.create('position', {
      name: '成员',
      code: 'lg-member',
      role: 'leading-group',
      unit: unit.documentId,
    });
    await at.office.create('appointment', {
      staff: staff.documentId,
      position: position.documentId,
      startsOn: '2020-01-01',
    });
  };
  /** An application that waits for the leading group until a day. */
  const waiting = async (dueOn: string) => {
    const { documentId } = await at.signed();
    const { one } = await at.viewOf(documentId);
    await knex()('talent_office_steps').where({ case_id: one.id }).update({ due_on: dueOn });
    return documentId;
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-12T02:00:00.000Z' });
    admin = await registerFirstAdmin(site);
    at = await createNoticeOffice(site);
    await joinLeadingGroup();
  });
  afterAll(() => site.stop());

  it('does the system’s actions whose time has come, whatever stops one of them', async () => {
    at.setDay('2026-10-12');
    const over = await tenancy('living', '2026-10-12');
    const running = await tenancy('living', '2026-10-13');
    const open = await tenancy('living');
    const nomination = await standing(nominations, 'named', { batch: '2026' });
    await writeAsEngine(site, nominations, nomination, { termEndsOn: '2026-10-01' });
    const last = await tenancy('living', '2026-09-30');
    expect(await run('lifecycle.act-due')).toBe('done');
    expect(await at.stateOf(tenancies, over)).toBe('ended');
    expect(await at.stateOf(tenancies, last)).toBe('ended');
    expect(await at.stateOf(tenancies, running)).toBe('living');
    expect(await at.stateOf(tenancies, open)).toBe('living');
    // Its place was never supplied: refused, and said so.
    expect(await at.stateOf(nominations, nomination)).toBe('named');
    const again = await service('lifecycle').actDue({ proceed: () => Promise.resolve() });
    expect(again).toMatchObject({
      done: [],
      refused: [{ documentId: nomination, action: 'expire' }],
    });
    const rows = await knex()('talent_office_audit')
      .where({ target_document_id: over })
      .whereNot({ action: 'entry.create' });
    expect(rows).toMatchObject([
      { action: 'entry.expire', actor_kind: 'system', actor_id: 'clock' },
    ]);
  });

  it('ends a notice that is due, without anybody’s request', async () => {
    at.setDay('2026-10-12');
    const { documentId } = await at.noticed();
    at.setDay('2026-10-20');
    expect(await run('notices.finish-due')).toBe('done');
    expect(await at.stateOf('plugin::talent-office.fund-application', documentId)).toBe('awarded');
  });

  it('reminds as the type declares, once for each entry, rule and day', async () => {
    at.setDay('2026-11-02');
    const ends = await tenancy('living', '2027-01-31');
    const ended = await tenancy('ended', '2027-01-31');
    expect(await run('messages.remind-of-entries')).toBe('done');
    await service('messages').remindOfEntries({ proceed: () => Promise.resolve() });
    expect(await messagesAbout(ends)).toHaveLength(1);
    expect(await messagesAbout(ended)).toHaveLength(0);
    at.setDay('2026-11-03');
    await run('messages.remind-of-entries');
    expect(await messagesAbout(ends)).toHaveLength(1);
    at.setDay('2027-01-01');
    await run('messages.remind-of-entries');
    expect(await messagesAbout(ends)).toHaveLength(2);
  });

  it('announces to the office that a policy on trial expires, and no other', async () => {
    const policy = async (data: object): Promise<string> => {
      const made = { title: '试行办法', level: 'district', expiresOn: '2027-03-03', ...data };
      const create = site.strapi.documents('plugin::talent-office.policy' as never).create;
      return (await create({ data: made } as never)).documentId;
    };
    const trial = await policy({ trial: true });
    const settled = await policy({ trial: false });
    const later = await policy({ trial: true, expiresOn: '2027-03-04' });
    const remind = (day: string) => {
      at.setDay(day);
      return service('messages').remindOfEntries({ proceed: () => Promise.resolve() });
    };
    await remind('2027-02-01');
    const [told, ...others] = await messagesAbout(trial);
    expect(others).toEqual([]);
    expect(told.kind).toBe('entry-reminder');
    expect(JSON.stringify(told)).toContain('还有 30 天期满');
    expect(await messagesAbout(settled)).toEqual([]);
    expect(await messagesAbout(later)).toEqual([]);
    await remind('2027-02-24');
    expect(await messagesAbout(trial)).toHaveLength(2);
  });

  it('refuses to boot with a reminder whose condition cannot be', () => {
    const { remind } = service('declarations').of(tenancies);
    remind.push({ when: 'daysUntil(endsAt) == 1', to: 'office' });
    try {
      expect(() => checkDeclaredExpressions(site.strapi)).toThrow(/remind\.1\.when: .*endsAt/);
    } finally {
      remind.pop();
    }
    expect(() => checkDeclaredExpressions(site.strapi)).not.toThrow();
  });

  it('reminds of a step one working day before it is due and when it is overdue, once each', async () => {
    at.setDay('2026-11-11');
    const documentId = await waiting('2026-11-16');
    const kinds = async () =>
      (await messagesAbout(documentId)).map(({ kind }: { kind: string }) => kind);
    const people = 3;
    for (const [day, due, overdue] of [
      ['2026-11-12', 0, 0],
      // A Friday: the step is due on the Monday after it.
      ['2026-11-13', people, 0],
      ['2026-11-16', people, 0],
      ['2026-11-17', people, people],
      ['2026-11-18', people, people],
    ] as const) {
      at.setDay(day);
      expect(await run('messages.remind-of-steps')).toBe('done');
      const sent = await kinds();
      expect(sent.filter((kind) => kind === 'step-due')).toHaveLength(due);
      expect(sent.filter((kind) => kind === 'step-overdue')).toHaveLength(overdue);
    }
  });

  it('shows everybody his own messages, in his language and without a person’s name', async () => {
    const { body } = await get('/messages?unread=true').expect(200);
    const [latest] = body.data.items as Shown[];
    const shown = body.data.items.length;
    expect(body.data.unread).toBe(shown);
    expect(latest).toMatchObject({ kind: 'step-overdue', readAt: null });
    expect(latest?.text).toMatch(
      /^Fund application [0-9a-f]{8}: stage "leading-group" was due on 2026-11-16/,
    );
    expect(latest?.link).toMatch(
      /^\/content-manager\/collection-types\/plugin::talent-office\.fund-application\//,
    );
    const zh = await get('/messages', 'zh').expect(200);
    expect(zh.body.data.items[0].text).toContain('尚未办理');
    expect(JSON.stringify(zh.body)).not.toContain('测试人才');
    await site.http.get('/talent-office/messages').expect(401);
  });

  it('marks one’s own message as read, and no other', async () => {
    const { body } = await get('/messages?unread=true').expect(200);
    const [first] = body.data.items as Shown[];
    await read(first?.id ?? '').expect(200);
    const left = (await get('/messages?unread=true').expect(200)).body.data;
    expect(left.items).toHaveLength(body.data.items.length - 1);
    expect(left.unread).toBe(body.data.unread - 1);
    const [other] = await knex()('talent_office_messages').where({ kind: 'entry-reminder' });
    await read(other.public_id).expect(404);
    await site.http
      .post(`/talent-office/messages/${first?.id}/read`)
      .auth(admin, { type: 'bearer' })
      .expect(400);
    const others = knex()('talent_office_messages')
      .whereNull('read_at')
      .whereNot({
        recipient: (await knex()('talent_office_messages').where({ public_id: first?.id }).first())
          .recipient,
      });
    const before = (await others.clone()).length;
    expect(before).toBeGreaterThan(0);
    const all = await site.http
      .post('/talent-office/messages/read')
      .set('Idempotency-Key', randomUUID())
      .auth(admin, { type: 'bearer' })
      .expect(200);
    expect(all.body.data.marked).toBe(left.unread);
    expect((await get('/messages').expect(200)).body.data.unread).toBe(0);
    expect(await others.clone()).toHaveLength(before);
  });

  it('holds a deadline against nobody while the holidays of its year are not known', async () => {
    at.setDay('2028-12-29');
    const documentId = await waiting('2029-01-04');
    const overdue = async () =>
      (await messagesAbout(documentId)).filter(
        ({ kind }: { kind: string }) => kind === 'step-overdue',
      );
    at.setDay('2029-01-08');
    expect(await run('messages.remind-of-steps')).toBe('done');
    expect(await overdue()).toHaveLength(0);
    await service('calendar').importYear({ year: 2029, days: marchHolidays(2029) });
    at.setDay('2029-01-09');
    expect(await run('messages.remind-of-steps')).toBe('done');
    expect(await overdue()).toHaveLength(3);
  });
});
