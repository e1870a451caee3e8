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
    // What else leaves is to colleagues, of the budget that was decided here.
    const outside = post.mails.filter(({ to }) => !to.endsWith('@jinlan.test'));
    expect(outside.map(({ to }) => to)).toEqual([mailbox]);
    expect(readMail(outside[0] as never)).toContain('经核查，<业绩>属实。');
    expect((await papers(id)).answers).toMatchObject([{ state: 'sent' }]);
  });

  it.each([
    ['is gone', null],
    ['opens no more', 'no ciphertext'],
  ])('is not answered for ever by mail where its address %s', async (_how, contact) => {
    const { id } = await objected();
    await act(id, 'dismiss');
    const answer = { medium: 'mail', answeredOn: postedOn, text: '经核查属实。' };
    const sent = await send(id, 'answers', answer).expect(200);
    const answerId = String(sent.body.data.id);
    await db()('talent_office_objections').where({ document_id: id }).update({ contact });
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await db()('talent_office_outbox')
        .where({ topic: 'messages.objection-answer', state: 'waiting' })
        .update({ due_at: '2026-10-01T00:00:00.000Z' });
      await deliver().catch(() => null);
    }
    expect(post.mails).toEqual([]);
    const rows = await db()('talent_office_objection_answers').where({ public_id: answerId });
    expect(rows).toMatchObject([{ state: 'given-up' }]);
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

  describe('is decided by nobody of a unit that signed', () => {
    const organisation = () => at.service('organisation');
    const staffOf = async ({ id }: { id: number }): Promise<string> => {
      const staff = await site.strapi.db
        .query('plugin::talent-office.staff' as never)
        .findOne({ where: { adminUser: id } });
      return staff.documentId;
    };
    const unitOf = async (actor: { kind: string; id: number }): Promise<string> => {
      const [{ unit }] = await organisation().seatsOf(await organisation().personOf(actor));
      return unit;
    };
    const unitAt = (code: string) =>
      site.strapi.db.query('plugin::talent-office.unit' as never).findOne({ where: { code } });
    const appoint = async (staff: string, code: string, role: string, endsOn?: string) => {
      const position = await at.office.create('position', {
        name: role,
        code: `${role}-${staff}`,
        role,
        unit: (await unitAt(code)).documentId,
      });
      const held = { staff, position: position.documentId, startsOn: '2020-01-01', endsOn };
      await at.office.create('appointment', held);
    };
    /** Somebody who holds the position of objections in a unit and nothing else. */
    const officerAt = async (code: string) => {
      const adminUser = await at.office.adminUser('officer');
      const { documentId } = await at.office.create('staff', { name: '核查', adminUser });
      await appoint(documentId, code, 'objection');
      return { kind: 'admin' as const, id: adminUser };
    };
    const refused = (made: Promise<unknown>) =>
      expect(made).rejects.toMatchObject({ code: 'OBJECTION_UNIT_SIGNED' });

    it('of no unit by name, but by a colleague there', async () => {
      // The seat asks for the leading group, wherever that is.
      const leader = at.leader[0] as { kind: 'admin'; id: number };
      const colleague = await officerAt(await unitOf(leader));
      const { id } = await objected();
      await refused(act(id, 'dismiss', colleague));
      await act(id, 'dismiss');
    });

    it('by one who has moved to another unit since, or for whom somebody acted', async () => {
      const leader = at.leader[0] as { kind: 'admin'; id: number };
      const left = await unitOf(leader);
      const staff = await staffOf(leader);
      const substitute = await at.office.signer('auditor');
      await at.office.create('acting', {
        absentee: staff,
        substitute: await staffOf(substitute),
        allPositions: true,
        startsOn: '2026-10-01',
        endsOn: '2026-10-20',
        reason: '出差',
      });
      const made = await at.signed();
      await at.decide(made.documentId, 'leading-group', substitute);
      const { public_id: noticeId } = await db()('talent_office_notices')
        .where({ target_document_id: made.documentId })
        .first();
      const { body } = await at.object(String(noticeId), told).expect(200);
      at.setDay('2026-10-12');
      const appointments = site.strapi.db.query('plugin::talent-office.appointment' as never);
      const [{ id: held }] = await appointments.findMany({
        where: { staff: { documentId: staff } },
      });
      await appointments.update({ where: { id: held }, data: { endsOn: '2026-10-10' } as never });
      const colleague = await officerAt(left);
      await refused(act(body.data.id, 'dismiss', colleague));
      await act(body.data.id, 'dismiss');
      await appointments.update({ where: { id: held }, data: { endsOn: null } as never });
    });

    it('nor by an officer of elsewhere who belongs to it, too, or acts for such a one', async () => {
      const department = at.department[0] as { kind: 'admin'; id: number };
      const both = await at.office.signer('objection');
      await appoint(await staffOf(both), await unitOf(department), 'auditor');
      const substitute = await at.office.signer('cashier');
      const { id } = await objected();
      await refused(act(id, 'dismiss', both));
      await at.office.create('acting', {
        absentee: await staffOf(both),
        substitute: await staffOf(substitute),
        position: (
          await site.strapi.db.query('plugin::talent-office.appointment' as never).findOne({
            where: { staff: { documentId: await staffOf(both) } },
            populate: ['position'],
            orderBy: { id: 'asc' },
          })
        ).position.documentId,
        startsOn: '2026-10-01',
        endsOn: '2026-10-20',
        reason: '出差',
      });
      await refused(act(id, 'dismiss', substitute));
      await act(id, 'dismiss');
    });
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

  describe('is not there for whoever is party to its case', () => {
    const inPanel = `/content-manager/collection-types/${objection}`;
    const parties = {
      'the applicant by a second account': async ({ userId }: { userId: number }, staff: object) =>
        at.office.create('staff', { ...staff, websiteUser: userId }),
      'a relative of his': async (
        { profile }: { profile: { documentId: string } },
        staff: object,
      ) => {
        const { documentId } = await at.office.create('staff', staff);
        await at.office.create('relationship', {
          staff: documentId,
          kind: 'family',
          talent: profile.documentId,
        });
      },
      'who keeps out of it': async (
        { documentId }: { documentId: string },
        { name, adminUser }: { name: string; adminUser: number },
      ) => {
        const who = await at.office.create('staff', { name, adminUser });
        const { one } = await at.viewOf(documentId);
        await site.strapi.db.transaction(({ trx }) =>
          at.service('approval').recuseOther(trx, {
            caseId: one.publicId,
            staff: who.documentId,
            reason: '曾有纠纷',
            actor: at.keeper,
            requestId: null,
          }),
        );
      },
    };
    const ids = (rows: { documentId: string }[]) => rows.map(({ documentId }) => documentId);

    it.each(Object.entries(parties))('%s', async (who, become) => {
      const name = `party${Object.keys(parties).indexOf(who)}`;
      const account = await panel.account(name, 'strapi-super-admin');
      const his = await panel.logIn(`${name}@jinlan.test`);
      const { id, documentId, profile, actor, noticeId } = await objected();
      const other = await objected();
      const get = (path: string) => panel.send('get', path, his);
      const listed = async () =>
        ids((await get('/talent-office/objections?limit=100').expect(200)).body.data);
      expect(await listed()).toEqual(expect.arrayContaining([id, other.id]));
      const made = { documentId, profile, userId: actor.id };
      await become(made as never, { name, adminUser: account } as never);

      expect(await listed()).toContain(other.id);
      expect(await listed()).not.toContain(id);
      const papersOf = `/talent-office/objections/${id}`;
      await get(`${papersOf}/papers`).expect(404);
      await get(`/talent-office/objections/${other.id}/papers`).expect(200);
      await panel.send('post', `${papersOf}/copies`, his, { text: '（略）' }).expect(404);

      const page = (await get(`${inPanel}?pageSize=100`).expect(200)).body;
      expect(ids(page.results)).toContain(other.id);
      expect(ids(page.results)).not.toContain(id);
      for (const query of [
        `filters[$and][0][documentId][$eq]=${id}`,
        `filters[documentId][$eq]=${id}`,
        `filters[$or][0][documentId][$eq]=${id}`,
        `filters[$and][documentId][$eq]=${id}`,
      ]) {
        const { body } = await get(`${inPanel}?${query}`);
        expect([body.results ?? [], body.pagination?.total ?? 0]).toEqual([[], 0]);
      }
      await get(`${inPanel}/${id}`).expect(404);
      await get(`/content-manager/relations/${objection}/${id}/createdBy`).expect(404);
      await get(`${inPanel}/${other.id}`).expect(200);
      await get(`/talent-office/entries/${objection}/${id}/actions`).expect(404);
      await get(`/talent-office/entries/${objection}/${other.id}/actions`).expect(200);
      const recent = await get('/content-manager/homepage/recent-documents?action=update');
      expect(JSON.stringify(recent.body)).not.toContain(id);
      const reveal = `/talent-office/entries/${objection}/${id}/reveals/name`;
      await panel.send('post', reveal, his, { reason: '核对' }).expect(404);

      const letter = { medium: 'letter', receivedOn: postedOn, text: '来信', realName: false };
      const atDesk = `/talent-office/notices/${noticeId}/objections`;
      expect(codeOf(await panel.send('post', atDesk, his, letter))).toBe('SIGNER_EXCLUDED');
      const inForm = await panel.send('post', inPanel, his, { ...letter, notice: noticeId });
      expect(codeOf(inForm)).toBe('SIGNER_EXCLUDED');
      const proof = { place: '区政府网站', postedOn, url: 'https://www.hulan.gov.cn/1' };
      const proofs = `/talent-office/postings/${noticeId}/proofs`;
      expect(codeOf(await panel.send('post', proofs, his, proof))).toBe('SIGNER_EXCLUDED');
      const kept = await panel.send('post', proofs, token, proof).expect(200);
      const down = `/talent-office/postings/proofs/${kept.body.data.id}/take-down`;
      at.setDay(until);
      expect(codeOf(await panel.send('post', down, his, { on: until }))).toBe('SIGNER_EXCLUDED');
      at.setDay(postedOn);

      await act(id, 'dismiss');
      const answer = { medium: 'letter', answeredOn: postedOn, text: '属实。' };
      await panel.send('post', `${papersOf}/answers`, his, answer).expect(404);
      await send(id, 'answers', answer).expect(200);
    });
  });
});
