import { randomUUID } from 'node:crypto';

import { messageMigrations } from '../../plugins/talent-office/server/src/engine/messages';
import {
  createChannels,
  mailChannel,
  smsChannel,
  wecomChannel,
  type Letter,
} from '../../plugins/talent-office/server/src/engine/messages/channels';
import { createDesk, type Desk } from '../factories/desk';
import { readMail, startGateway, startMailServer } from '../factories/gateways';
import { startSite, type Site } from '../setup';

const wecomKey = 'robot-secret-4711';
const smsToken = 'gateway-secret-4712';
const phone = '13904511234';
const name = '欧阳测试';
const minute = 60_000;

const smsBody = {
  to: '{phone}',
  template: '{template}',
  args: ['{number}', '{stage}', '{dueOn}'],
  text: '{text}',
};

interface Delivery {
  id: string;
  text: string;
  channel: { zh: string; en: string };
  state: string;
  attempts: number;
  fault: string | null;
  resendable: boolean;
}

describe('messages on their way', () => {
  let site: Site;
  let desk: Desk;
  let sms: Awaited<ReturnType<typeof startGateway>>;
  let robot: Awaited<ReturnType<typeof startGateway>>;
  let elsewhere: Awaited<ReturnType<typeof startGateway>>;
  let post: Awaited<ReturnType<typeof startMailServer>>;
  let officer: Awaited<ReturnType<Desk['signer']>>;
  let member: Awaited<ReturnType<Desk['signer']>>;
  let now = Date.parse('2026-11-23T04:00:00.000Z');
  const target = { type: 'plugin::talent-office.fund-application', documentId: 'a1b2c3d4e5f6' };

  const service = (of: string) => site.strapi.plugin('talent-office').service(of);
  const knex = () => site.strapi.db.connection;
  const pass = (ms: number) => service('clock').set(new Date((now += ms)));
  const deliver = () => service('outbox').deliverDue({ proceed: () => Promise.resolve() });
  const person = (staff: string) => service('organisation').personBy(`staff:${staff}`);
  const setting = async (kind: string, data: object) => {
    const documents = site.strapi.documents('plugin::talent-office.message-setting' as never);
    const found = await documents.findFirst({ filters: { kind } } as never);
    const off = { mail: false, sms: false, wecom: false, otherChannels: null };
    return found
      ? documents.update({ documentId: found.documentId, data: { ...off, ...data } } as never)
      : documents.create({ data: { kind, ...off, ...data } } as never);
  };
  /** Tells a member of the staff something; gives the message's id. */
  const tell = async (staff = officer.staff.documentId, occasion: string = randomUUID()) => {
    const facts = { number: 'a1b2c3d4', stage: '人才办审核 <审>', dueOn: '2026-11-30' };
    const to = await person(staff);
    await service('messages').send({ to, kind: 'step-due', occasion, target, facts });
    const row = await knex()('talent_office_messages').orderBy('id', 'desc').first();
    return String(row.public_id);
  };
  const deliveryOf = (messageId: string) =>
    knex()('talent_office_deliveries').where({ message_id: messageId }).first();
  const get = (path: string, language = 'en') =>
    site.http
      .get(`/talent-office${path}`)
      .set('Accept-Language', language)
      .auth(officer.token, { type: 'bearer' });
  const deliveries = async (show = 'failed') =>
    (await get(`/deliveries?show=${show}`).expect(200)).body.data as {
      items: Delivery[];
      total: number;
    };
  const resend = (id: string, token = officer.token) =>
    site.http
      .post(`/talent-office/deliveries/${id}/resend`)
      .set('Idempotency-Key', randomUUID())
      .auth(token, { type: 'bearer' });

  beforeAll(async () => {
    [sms, robot, elsewhere] = await Promise.all([startGateway(), startGateway(), startGateway()]);
    post = await startMailServer();
    site = await startSite({
      now: new Date(now).toISOString(),
      env: {
        TALENT_OFFICE_CHANNELS: 'mail,sms,wecom',
        TALENT_OFFICE_CHANNEL_TIMEOUT_SECONDS: '1',
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: String(post.port),
        SMTP_SECURITY: 'none',
        SMTP_FROM: '人才办 <office@hulan.test>',
        SMS_URL: `${sms.url}/send`,
        SMS_HEADERS: JSON.stringify({ Authorization: `Bearer ${smsToken}` }),
        SMS_BODY: JSON.stringify(smsBody),
        SMS_ACCEPTED: JSON.stringify({ code: 'OK' }),
        WECOM_WEBHOOK_URL: `${robot.url}/cgi-bin/webhook/send?key=${wecomKey}`,
      },
    });
    sms.answer({ body: { code: 'OK' } });
    robot.answer({ body: { errcode: 0, errmsg: 'ok' } });
    desk = await createDesk(site);
    officer = await desk.signer('office', { phone });
    member = await desk.signer('leading-group');
  });
  afterAll(async () => {
    await site.stop();
    await Promise.all([sms.stop(), robot.stop(), elsewhere.stop(), post.stop()]);
  });
  beforeEach(() => {
    pass(60 * minute);
    for (const { posted } of [sms, robot, elsewhere]) posted.length = 0;
    post.mails.length = 0;
  });

  it('leave by mail unless the office says otherwise, once, under the delivery’s own id', async () => {
    const messageId = await tell();
    await deliver();
    await deliver();
    expect(post.mails).toHaveLength(1);
    const [mail] = post.mails;
    const row = await deliveryOf(messageId);
    expect(row).toMatchObject({ channel: 'mail', state: 'sent', attempts: 1, fault: null });
    expect(mail).toMatchObject({ from: 'office@hulan.test', to: 'signer1@jinlan.test' });
    expect(mail?.data).toContain(`Message-ID: <${row.public_id}@hulan.test>`);
    const read = mail ? readMail(mail) : '';
    expect(read).toMatch(/^「资金申请」a1b2c3d4：环节「人才办审核 <审>」须在 2026-11-30 前办理。/);
    expect(read).toContain('Fund application a1b2c3d4: stage "人才办审核 <审>" is due');
    expect(read).toContain('人才办审核 &#60;审&#62;');
    expect(read).toContain(`/content-manager/collection-types/${target.type}/`);
    expect([sms.posted, robot.posted]).toEqual([[], []]);
  });

  it('leave as a text message to the phone that is opened for it, and is kept nowhere', async () => {
    await setting('step-due', { sms: true, smsTemplate: 'T-001' });
    const messageId = await tell();
    await deliver();
    const { public_id: id, state } = await deliveryOf(messageId);
    expect(state).toBe('sent');
    expect(sms.posted).toMatchObject([
      {
        path: '/send',
        headers: { authorization: `Bearer ${smsToken}`, 'idempotency-key': id },
        body: {
          to: phone,
          template: 'T-001',
          args: ['a1b2c3d4', '人才办审核 <审>', '2026-11-30'],
        },
      },
    ]);
    const kept = ['messages', 'deliveries', 'outbox', 'audit'].map((table) =>
      knex()(`talent_office_${table}`),
    );
    expect(JSON.stringify(await Promise.all(kept))).not.toContain(phone);
    const staff = await site.strapi.documents('plugin::talent-office.staff' as never).findMany({});
    expect(JSON.stringify(staff)).not.toContain(phone);
  });

  it('to somebody without a phone are not sent, and it is told', async () => {
    const messageId = await tell(member.staff.documentId);
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'skipped', fault: 'NO_ADDRESS' });
    expect((await deliveries('all')).items[0]).toMatchObject({
      state: 'skipped',
      fault: 'NO_ADDRESS',
      resendable: false,
    });
    expect(sms.posted).toEqual([]);
  });

  it('that were read in the panel meanwhile, or have waited for a week, are not sent', async () => {
    const read = await tell();
    await site.http
      .post(`/talent-office/messages/${read}/read`)
      .set('Idempotency-Key', randomUUID())
      .auth(officer.token, { type: 'bearer' })
      .expect(200);
    const stale = await tell();
    pass(8 * 24 * 60 * minute);
    await deliver();
    expect(await deliveryOf(read)).toMatchObject({ state: 'skipped', fault: 'READ' });
    expect(await deliveryOf(stale)).toMatchObject({ state: 'skipped', fault: 'STALE' });
    expect(sms.posted).toEqual([]);
  });

  it('are tried again with one id when the gateway fails, and what failed is told by a code', async () => {
    const told: string[] = [];
    const { warn } = site.strapi.log;
    site.strapi.log.warn = ((line: unknown) => told.push(String(line))) as never;
    const messageId = await tell();
    const faults: (string | null)[] = [];
    for (const answer of [
      { status: 502, body: { error: phone } },
      { status: 302, headers: { location: `${elsewhere.url}/?to=${phone}` } },
      { body: { code: 'LIMIT' } },
      { body: { code: `${phone} is blocked` } },
      { silent: true },
      { body: { code: 'OK', pad: 'x'.repeat(70_000) } },
    ]) {
      sms.answerOnce(answer);
      await deliver();
      faults.push((await deliveryOf(messageId)).fault);
      pass(6 * 60 * minute);
    }
    site.strapi.log.warn = warn;
    expect(faults).toEqual(
      ['HTTP_502', 'REDIRECTED', 'REFUSED_LIMIT', 'REFUSED', 'TIMEOUT', 'ANSWER_TOO_LONG'].map(
        (code) => `GatewayFault ${code}`,
      ),
    );
    expect(elsewhere.posted).toEqual([]);
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'failed', attempts: 6 });
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', attempts: 7, fault: null });
    expect(new Set(sms.posted.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(told).toHaveLength(6);
    for (const secret of [phone, smsToken, sms.url]) expect(told.join()).not.toContain(secret);
  });

  it('are given up in the end, seen by the office, and sent again by it with a row in the trail', async () => {
    sms.answer({ status: 503 });
    const messageId = await tell();
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      await deliver();
      pass(6 * 60 * minute);
    }
    expect(sms.posted).toHaveLength(8);
    const { items, total } = await deliveries();
    expect([items.length, total]).toEqual([1, 1]);
    const [lost] = items;
    expect(lost).toMatchObject({
      state: 'given-up',
      attempts: 8,
      fault: 'GatewayFault HTTP_503',
      channel: { zh: '短信', en: 'Text message' },
      resendable: true,
    });
    expect(lost?.text).toContain('Fund application a1b2c3d4');
    const id = lost?.id ?? '';
    await resend(id).expect(200);
    expect((await resend(id)).body.error.details).toMatchObject({ code: 'DELIVERY_NOT_FAILED' });
    await resend('0').expect(404);
    await site.http.get('/talent-office/deliveries').expect(401);
    sms.answer({ body: { code: 'OK' } });
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', attempts: 1 });
    expect((await deliveries()).items).toEqual([]);
    await resend(id).expect(409);
    await deliver();
    expect(sms.posted).toHaveLength(9);
    const trail = await knex()('talent_office_audit').where({ action: 'message.resend' });
    expect(trail).toMatchObject([{ target_document_id: messageId, actor_kind: 'admin' }]);
  });

  it('that wait for their next attempt are sent at once when the office asks', async () => {
    sms.answerOnce({ status: 500 });
    const messageId = await tell();
    await deliver();
    await deliver();
    expect(sms.posted).toHaveLength(1);
    await resend((await deliveryOf(messageId)).public_id).expect(200);
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent' });
  });

  it('tell a group of one occasion once, and count an errcode as a failure', async () => {
    await setting('step-due', { wecom: true });
    const occasion = randomUUID();
    robot.answerOnce({ body: { errcode: 93_000, errmsg: `invalid ${wecomKey}` } });
    const messageId = await tell(officer.staff.documentId, occasion);
    await tell(member.staff.documentId, occasion);
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({
      state: 'failed',
      fault: 'GatewayFault ERRCODE_93000',
    });
    pass(minute);
    await deliver();
    expect(await knex()('talent_office_deliveries').where({ channel: 'wecom' })).toHaveLength(1);
    expect(robot.posted).toHaveLength(2);
    const { msgtype, markdown } = robot.posted[1]?.body as {
      msgtype: string;
      markdown: { content: string };
    };
    expect(msgtype).toBe('markdown');
    expect(markdown.content).toMatch(/^「资金申请」a1b2c3d4：.*\n\[查看\]\(.*a1b2c3d4e5f6\)$/);
  });

  it('keep to the robot’s limit: what is too much waits, and that is no failed attempt', async () => {
    for (let nth = 0; nth < 11; nth += 1) await tell();
    await deliver();
    expect(robot.posted).toHaveLength(10);
    const last = (await knex()('talent_office_deliveries').where({ state: 'pending' }))[0];
    expect(last).toMatchObject({ attempts: 0, fault: null });
    robot.answerOnce({ body: { errcode: 45_009 } });
    pass(minute);
    await deliver();
    expect(await deliveryOf(last.message_id)).toMatchObject({ state: 'pending', attempts: 0 });
    pass(2 * minute);
    await deliver();
    expect(await deliveryOf(last.message_id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(robot.posted).toHaveLength(12);
  });

  it('by a mail server that refuses its recipient fail without his address', async () => {
    await setting('step-due', { mail: true });
    post.refuse('550 5.1.1 unknown');
    const messageId = await tell();
    await deliver();
    post.refuse(null);
    const { state, fault } = await deliveryOf(messageId);
    expect([state, fault]).toEqual(['failed', 'GatewayFault EENVELOPE_550']);
    pass(minute);
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('that an earlier release had posted leave as well', async () => {
    const messageId = await tell();
    await knex()('talent_office_deliveries').where({ message_id: messageId }).delete();
    await deliver();
    expect(post.mails).toEqual([]);
    await knex()('talent_office_outbox')
      .where('payload', 'like', `%${messageId}%`)
      .update({ state: 'waiting', attempts: 0, due_at: new Date(now).toISOString() });
    const adopt = messageMigrations.find((one) => one.name === '0135-deliveries');
    await adopt?.up(knex());
    await adopt?.up(knex());
    await deliver();
    expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', channel: 'mail' });
    expect(post.mails).toHaveLength(1);
  });

  it('leave by a channel that the site adds, too', async () => {
    const letters: Letter[] = [];
    service('messages').registerChannel({
      key: 'pigeon',
      title: { zh: '信鸽', en: 'Pigeon' },
      audience: 'person',
      open: () => (letter: Letter) => {
        letters.push(letter);
        return Promise.resolve('sent');
      },
    });
    const before = site.strapi.config.get('plugin::talent-office.channels.on');
    site.strapi.config.set('plugin::talent-office.channels.on', ['pigeon']);
    service('messages').openChannels();
    site.strapi.config.set('plugin::talent-office.channels.on', before);
    await setting('step-due', { otherChannels: 'pigeon' });
    await tell();
    await deliver();
    expect(letters).toMatchObject([{ kind: 'step-due', facts: { number: 'a1b2c3d4' } }]);
    expect(() => service('messages').registerChannel({ key: 'mail' })).toThrow(/registered/);
  });

  it('have one setting for each kind, with channels that there are', async () => {
    await setting('step-due', { mail: true });
    const create = (data: object) =>
      site.http
        .post('/content-manager/collection-types/plugin::talent-office.message-setting')
        .auth(officer.token, { type: 'bearer' })
        .send(data);
    const twice = await create({ kind: 'step-due' });
    expect(twice.status).toBe(400);
    expect(twice.body.error.details).toMatchObject({
      code: 'MESSAGE_KIND_SET',
      errors: [{ path: ['kind'] }],
    });
    const unknown = await create({ kind: 'entry-reminder', otherChannels: 'pigeon，telegraph' });
    expect(unknown.body.error.details).toMatchObject({
      code: 'CHANNEL_UNKNOWN',
      errors: [{ path: ['otherChannels'] }],
    });
  });

  it('carry no name and no number of anybody, whatever they are about', async () => {
    const all = { mail: true, sms: true, smsTemplate: 'T', wecom: true };
    for (const kind of ['step-due', 'step-overdue']) await setting(kind, all);
    const application = 'plugin::talent-office.fund-application';
    const ruleSet = await desk.rules('canary', application, 'subject.tier in ["A", "B"]');
    const stages = [{ key: 'office', workingDays: 5 }, { key: 'leading-group' }];
    const workflow = await desk.workflow('canary', application, stages);
    const line = await desk.line(100_000_000, officer.actor);
    const common = { kind: 'canary', amountExpression: '1000', ruleSet, workflow, line };
    const benefit = await desk.benefit(common);
    const talent = await desk.talent({ name, phone: '13904519999' });
    const stored = await desk.stored(
      'plugin::talent-office.talent-profile',
      talent.profile.documentId,
    );
    await desk.applied(talent, { benefit, line }, { title: `${name}的申请` });
    pass(5 * 24 * 60 * minute);
    await service('messages').remindOfSteps({ proceed: () => Promise.resolve() });
    pass(5 * 24 * 60 * minute);
    await service('messages').remindOfSteps({ proceed: () => Promise.resolve() });
    await deliver();
    const mailed = post.mails.map(readMail);
    const texted = sms.posted.map(({ body: { to, ...rest } }) => {
      expect(to).toBe(phone);
      return JSON.stringify(rest);
    });
    const shown = robot.posted.map(({ text }) => text);
    expect([mailed.length, texted.length, shown.length].every((sent) => sent >= 1)).toBe(true);
    const wire = [...mailed, ...texted, ...shown].join('\n');
    for (const sent of [mailed, texted, shown]) expect(sent.join()).toContain('资金申请');
    for (const secret of [name, '欧阳', phone, '13904519999', stored.identityDocument]) {
      expect(wire).not.toContain(secret);
    }
  });

  it('stop the boot where a channel that is on lacks a setting, by its name', () => {
    const { config } = site.strapi;
    const opening = (on: string, channel: typeof smsChannel, changes: Record<string, unknown>) => {
      const before = Object.keys(changes).map((path) => [path, config.get(path)] as const);
      const key = 'plugin::talent-office.channels';
      const onBefore = config.get(`${key}.on`);
      config.set(`${key}.on`, [on]);
      for (const [path, value] of Object.entries(changes)) config.set(path, value);
      try {
        return createChannels(site.strapi, [channel(site.strapi)]).open();
      } finally {
        for (const [path, value] of before) config.set(path, value);
        config.set(`${key}.on`, onBefore);
      }
    };
    const at = (path: string) => `plugin::talent-office.channels.${path}`;
    expect(() => opening('sms', smsChannel, { [at('sms.url')]: '' })).toThrow(/SMS_URL/);
    const plain = { [at('sms.url')]: 'http://gateway.example.cn/?key=4713' };
    expect(() => opening('sms', smsChannel, plain)).toThrow(/SMS_URL must be an https/);
    expect(() => opening('sms', smsChannel, plain)).not.toThrow(/4713/);
    expect(() => opening('sms', smsChannel, { [at('sms.body')]: '' })).toThrow(/SMS_BODY/);
    const wrong = { [at('sms.body')]: '{"to":"{phone}","name":"{name}"}' };
    expect(() => opening('sms', smsChannel, wrong)).toThrow(/SMS_BODY names \{name\}/);
    const headless = { [at('sms.headers')]: '[1]' };
    expect(() => opening('sms', smsChannel, headless)).toThrow(/SMS_HEADERS/);
    const silent = { [at('wecom.webhookUrl')]: '' };
    expect(() => opening('wecom', wecomChannel, silent)).toThrow(/WECOM_WEBHOOK_URL/);
    const nobody = { 'plugin::email.provider': 'sendmail' };
    expect(() => opening('mail', mailChannel, nobody)).toThrow(/SMTP_HOST/);
    expect(() => opening('post', smsChannel, {})).toThrow(/"post"; possible: sms/);
  });
});
