import { createNoticeOffice } from '../factories/notice';
import { readMail, startMailServer } from '../factories/gateways';
import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const objection = 'plugin::talent-office.objection';
const postedOn = '2026-10-08';
const until = '2026-10-15';
const mailbox = 'wang@example.test';

/** What an office does with an objection besides deciding it, and who may decide it. */
describe('an objection to a notice', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let panel: ReturnType<typeof createPanel>;
  let post: Awaited<ReturnType<typeof startMailServer>>;
  let token: string;

  const decided = { decision: '已核查', decidedOn: postedOn };
  const told = {
    realName: true,
    name: '王某',
    contact: mailbox,
    text: '我是他的同事王某，业绩不实',
  };
  const db = () => site.strapi.db.connection;
  const codeOf = ({ body }: { body: { error?: { details: { code: string } } } }) =>
    body.error?.details.code;
  const send = (id: string, path: string, body: object) =>
    panel.send('post', `/talent-office/objections/${id}/${path}`, token, body);
  const papers = async (id: string) =>
    (await panel.send('get', `/talent-office/objections/${id}/papers`, token).expect(200)).body
      .data;
  const deliver = () =>
    site.strapi
      .plugin('talent-office')
      .service('outbox')
      .deliverDue({ proceed: () => Promise.resolve() });
  const objected = async (body: object = told, benefit?: string) => {
    const made = await at.noticed(benefit);
    const answer = await at.object(made.noticeId, body).expect(200);
    return { ...made, id: String(answer.body.data.id) };
  };
  const act = (id: string, action: string, actor = at.discipline) =>
    at.act(objection, id, action, actor, decided);
  const setting = async (data: object): Promise<void> => {
    const settings = site.strapi.documents('plugin::talent-office.office-setting' as never);
    const found = await settings.findFirst();
    await (found
      ? settings.update({ documentId: found.documentId, data } as never)
      : settings.create({ data } as never));
  };

  beforeAll(async () => {
    post = await startMailServer();
    site = await startSite({
      now: `${postedOn}T02:00:00.000Z`,
      env: {
        TALENT_OFFICE_CHANNELS: 'mail',
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: String(post.port),
        SMTP_SECURITY: 'none',
        SMTP_FROM: '人才办 <office@hulan.test>',
      },
    });
    token = await registerFirstAdmin(site);
    at = await createNoticeOffice(site);
    panel = createPanel(site);
  });
  beforeEach(() => {
    at.setDay(postedOn);
    post.mails.length = 0;
  });
  afterAll(async () => {
    await site.stop();
    await post.stop();
  });

  it('has redacted copies beside it, and stays as it came in', async () => {
    const { id, documentId } = await objected();
    const { one } = await at.viewOf(documentId);
    const shown = async () =>
      (await panel.send('get', `/talent-office/cases/${one.publicId}/notices`, token).expect(200))
        .body.data[0].objections[0];
    expect(await shown()).toMatchObject({ documentId: id, copy: null });
    expect(codeOf(await send(id, 'copies', { text: told.text }))).toBe('COPY_SAME');
    await send(id, 'copies', { text: '（略），业绩不实' }).expect(200);
    await send(id, 'copies', { text: '反映业绩不实' }).expect(200);
    expect((await papers(id)).copy).toBe('反映业绩不实');
    expect(JSON.stringify(await shown())).not.toContain('王某');
    expect((await shown()).copy).toBe('反映业绩不实');
    const stored = await site.strapi.db
      .query(objection as never)
      .findOne({ where: { documentId: id } });
    expect(stored.text).toBe(told.text);
    expect(await db()('talent_office_objection_copies').where({ objection: id })).toHaveLength(2);
    await act(id, 'dismiss');
  });

  it('is answered by mail where an address was given, to that address alone', async () => {
    const { id } = await objected();
    const answer = { medium: 'mail', answeredOn: postedOn, text: '经核查，<业绩>属实。' };
    expect(codeOf(await send(id, 'answers', answer))).toBe('OBJECTION_UNDECIDED');
    await act(id, 'dismiss');
    expect(await papers(id)).toMatchObject({ answerable: true, byMail: true, answers: [] });
    await send(id, 'answers', answer).expect(200);
    expect((await papers(id)).answers).toMatchObject([{ medium: 'mail', state: 'sending' }]);
    const rows = await db()('talent_office_outbox').where({ topic: 'messages.objection-answer' });
    expect(JSON.stringify(rows)).not.toContain(mailbox);
    await deliver();
    await deliver();
    expect(post.mails.map(({ to }) => to)).toEqual([mailbox]);
    expect(readMail(post.mails[0] as never)).toContain('经核查，<业绩>属实。');
    expect((await papers(id)).answers).toMatchObject([{ state: 'sent' }]);
  });

  it('is answered by letter, and recorded so, where there is no mail', async () => {
    const { id } = await objected({ ...told, contact: '13900005678' });
    await act(id, 'dismiss');
    at.setDay('2026-10-12');
    expect((await papers(id)).byMail).toBe(false);
    const answer = { medium: 'letter', answeredOn: '2026-10-09', text: '经核查属实。' };
    const mail = { ...answer, medium: 'mail', answeredOn: '2026-10-12' };
    expect(codeOf(await send(id, 'answers', mail))).toBe('ANSWER_NO_MAIL');
    for (const answeredOn of ['2026-10-07', '2026-10-13']) {
      expect(codeOf(await send(id, 'answers', { ...answer, answeredOn }))).toBe('ANSWER_DATE');
    }
    await send(id, 'answers', answer).expect(200);
    await deliver();
    expect(post.mails).toEqual([]);
    expect((await papers(id)).answers).toMatchObject([
      { medium: 'letter', state: 'sent', answeredOn: '2026-10-09' },
    ]);
  });

  it('without a name is answered to nobody, and is taken as the office says', async () => {
    const anonymous = { realName: false, text: '业绩不实' };
    const { id, noticeId } = await objected(anonymous);
    const desk = (body: object) =>
      panel.send('post', `/talent-office/notices/${noticeId}/objections`, token, {
        ...anonymous,
        medium: 'phone',
        receivedOn: postedOn,
        ...body,
      });
    await act(id, 'dismiss');
    const answer = { medium: 'letter', answeredOn: postedOn, text: '经核查属实。' };
    expect(codeOf(await send(id, 'answers', answer))).toBe('OBJECTOR_UNKNOWN');
    await setting({ anonymousObjections: 'desk' });
    expect(codeOf(await at.object(noticeId, anonymous))).toBe('ANONYMOUS_NOT_TAKEN');
    await desk({}).expect(200);
    await setting({ anonymousObjections: 'nowhere' });
    expect(codeOf(await desk({}))).toBe('ANONYMOUS_NOT_TAKEN');
    await at.object(noticeId, told).expect(200);
    await setting({ anonymousObjections: 'everywhere' });
  });

  it('is decided by the unit that the workflow names, and by none that signed', async () => {
    const units = await site.strapi.db
      .query('plugin::talent-office.unit' as never)
      .findMany({ where: { name: 'objection' } });
    const [{ code: named }] = units as unknown as [{ code: string }];
    const terms = { noticeWorkingDays: 5, objectionUnitCode: named };
    const { id, documentId } = await objected(told, await at.makeBenefit('named', terms));
    const stranger = await at.office.signer('objection');
    await expect(act(id, 'dismiss', stranger)).rejects.toMatchObject({ code: 'OBJECTION_UNIT' });
    // As if the entry itself had led to that unit for a signature: another unit decides then.
    const { one } = await at.viewOf(documentId);
    await db()('talent_office_steps').where({ case_id: one.id, stage: 0 }).update({ unit: named });
    await expect(act(id, 'dismiss')).rejects.toMatchObject({ code: 'OBJECTION_UNIT_SIGNED' });
    await act(id, 'dismiss', stranger);
    const workflow = await at.office.create('workflow', {
      title: '自审',
      key: 'own-objections',
      entryType: 'plugin::talent-office.fund-application',
      stages: [
        {
          key: 'review',
          title: '审核',
          kind: 'review',
          seats: [{ key: 'a', title: 'a', role: 'leading-group', unitCode: named, signatures: 1 }],
        },
        { key: 'notice', title: '公示', kind: 'notice', ...terms },
      ],
    });
    const enact = site.strapi.db.transaction(({ trx }) =>
      at.service('approval').enact(trx, workflow.documentId, 'test'),
    );
    await expect(enact).rejects.toMatchObject({ code: 'WORKFLOW_INVALID' });
  });

  it('or none, the office is told once a week to take down what stands elsewhere', async () => {
    const { noticeId } = await at.noticed();
    const proof = { place: '区政府网站', postedOn, url: 'https://www.hulan.gov.cn/1' };
    await panel
      .send('post', `/talent-office/postings/${noticeId}/proofs`, token, proof)
      .expect(200);
    const remind = () =>
      at.service('messages').remindOfTakeDowns({ proceed: () => Promise.resolve() });
    const sent = async () =>
      (await db()('talent_office_messages').where({ kind: 'notice-take-down' })).length;
    at.setDay(until);
    await at.finish();
    const told = [];
    for (const day of ['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-21']) {
      at.setDay(day);
      await remind();
      told.push(await sent());
    }
    expect(told).toEqual([0, 1, 1, 2]);
    const [due] = await at.service('notices').copiesDue('2026-11-21');
    expect(due).toMatchObject({ posting: noticeId, places: ['区政府网站'] });
    const [{ public_id: id }] = await db()('talent_office_posting_proofs');
    const path = `/talent-office/postings/proofs/${id}/take-down`;
    await panel.send('post', path, token, { on: '2026-11-21' }).expect(200);
    expect(await at.service('notices').copiesDue('2026-11-28')).toEqual([]);
  });
});
