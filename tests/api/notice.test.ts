import { randomUUID } from 'node:crypto';

import { marchHolidays } from '../factories/calendar';
import { createDesk } from '../factories/desk';
import { award, createNoticeOffice, identityStem } from '../factories/notice';
import { createPayer } from '../factories/payments';
import { registerFirstAdmin, startSite, yearsOfThisRun, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const objection = 'plugin::talent-office.objection';

/** A year of the library and two of the demo, with what ends when the posting day counts, too. */
const years = [
  [2026, '2026-10-14'],
  [2027, '2027-10-14'],
  [2030, '2030-10-13'],
] as const;

/** The code of a refusal; anything else that is thrown fails the test. */
const code = async (attempt: Promise<unknown>): Promise<string> => {
  try {
    await attempt;
  } catch (error) {
    const found = (error as { code?: string }).code;
    if (!found) throw error;
    return found;
  }
  return 'not refused';
};

/** Whatever stands under a name that ends in `Fen`, at any depth; an object of amounts by its values. */
const moneyIn = (value: unknown): unknown[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, one]): unknown[] => {
        if (!name.endsWith('Fen') || Array.isArray(one)) return moneyIn(one);
        return typeof one === 'object' && one !== null ? Object.values(one) : [one];
      });

const title = 'a public notice as the last stage, in %i';

describe.each(yearsOfThisRun(years))(title, (year, untilFromPosting) => {
  /** The first working day after National Day; the Saturday that follows is a make-up working day. */
  const postedOn = `${year}-10-08`;
  const lastDay = `${year}-10-14`;
  const until = `${year}-10-15`;
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let admin: string;

  const signed = { realName: true, name: '王某', contact: '呼兰区某街1号' };
  const realName = { realName: true, name: '王某', contact: '13900005678', text: '业绩不实' };
  const decided = { decision: '已核查', decidedOn: postedOn };

  beforeAll(async () => {
    site = await startSite({ now: `${postedOn}T02:00:00.000Z` });
    admin = await registerFirstAdmin(site);
    at = await createNoticeOffice(site);
    await at.office.create('office-setting', {
      officeName: '测试人才办',
      phone: '0451-12345678',
      address: '测试路1号',
    });
  });
  beforeEach(() => at.setDay(postedOn));
  afterAll(() => site.stop());

  it('holds the money until its last day is over, then commits it', async () => {
    const before = await at.held();
    const { documentId, noticeId } = await at.noticed();
    expect(await at.held()).toEqual({ ...before, reserved: before.reserved + award });
    at.setDay(lastDay);
    expect(await at.finish()).toEqual({ ended: [], suspended: [], unproven: [], refused: [] });
    expect(await at.stateOf(application, documentId)).toBe('draft');

    at.setDay(until);
    expect(await at.finish()).toEqual({
      ended: [noticeId],
      suspended: [],
      unproven: [],
      refused: [],
    });
    expect(await at.stateOf(application, documentId)).toBe('awarded');
    expect(await at.held()).toEqual({ ...before, committed: before.committed + award });
    expect(await at.finish()).toEqual({ ended: [], suspended: [], unproven: [], refused: [] });
    expect(await at.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('the office that ends what is due gets the same answer to the same key', async () => {
    const { noticeId } = await at.noticed();
    at.setDay(until);
    const ask = async (key: string) => {
      const { status, body } = await site.http
        .post('/talent-office/notices/finish-due')
        .auth(admin, { type: 'bearer' })
        .set('Idempotency-Key', key);
      return { status, ...body };
    };
    const first = await ask('the-same');
    expect(first).toEqual({
      status: 200,
      data: { ended: [noticeId], suspended: [], unproven: [], refused: [] },
    });
    expect(await ask('the-same')).toEqual(first);
    const other = await ask('another');
    expect(other).toEqual({
      status: 200,
      data: { ended: [], suspended: [], unproven: [], refused: [] },
    });
    const [one, two] = await Promise.all([ask('at-once'), ask('at-once')]);
    expect(one).toEqual(two);
  });

  it('ends once, however many ask for it at the same time', async () => {
    const before = await at.held();
    const { documentId } = await at.noticed();
    at.setDay(until);
    await Promise.all([at.finish(), at.finish(), at.finish()]);
    expect(await at.stateOf(application, documentId)).toBe('awarded');
    expect(await at.held()).toEqual({ ...before, committed: before.committed + award });
  });

  it('counts a make-up Saturday, and the posting day only where the workflow says so', async () => {
    const { noticeId } = await at.noticed();
    const counted = await at.makeBenefit('posting-day', {
      noticeWorkingDays: 5,
      postingDayCounts: true,
    });
    const other = await at.noticed(counted);
    const shown = async (id: string) => (await site.http.get(`/api/notices/${id}`)).body.data;
    expect(await shown(noticeId)).toMatchObject({ startsOn: `${year}-10-09`, lastDay, until });
    expect(await shown(other.noticeId)).toMatchObject({
      startsOn: postedOn,
      until: untilFromPosting,
    });
  });

  it('is not posted while a day of it lies in a year whose holidays are not known', async () => {
    await at.service('calendar').importYear({ year: year + 4, days: marchHolidays(year + 4) });
    const { documentId } = await at.signed();
    for (const [day, unknown] of [
      [`${year + 2}-12-28`, year + 3],
      [`${year + 3}-01-06`, year + 3],
      // It would begin in a year that is not loaded and end in one that is.
      [`${year + 3}-12-28`, year + 3],
      [`${year + 5}-01-06`, year + 5],
    ] as const) {
      at.setDay(day);
      await expect(at.decide(documentId, 'leading-group', at.leader[0])).rejects.toMatchObject({
        code: 'CALENDAR_NOT_LOADED',
        facts: { year: unknown },
      });
    }
    const { one, decisions } = await at.viewOf(documentId);
    expect(one).toMatchObject({ state: 'open', stage: 1 });
    expect(decisions).toHaveLength(1);
    at.setDay(`${year + 4}-01-06`);
    await at.decide(documentId, 'leading-group', at.leader[0]);
    expect((await at.viewOf(documentId)).one).toMatchObject({ state: 'open', stage: 2 });
    at.setDay(`${year + 5}-01-06`);
    await at.finish();
  });

  it('a stage without a number of days is not put in force', async () => {
    expect(await code(at.makeBenefit('endless', {}))).toBe('WORKFLOW_INVALID');
  });

  it('shows what is declared, as it stood when posted, and nothing else', async () => {
    const { documentId, noticeId, profile } = await at.noticed();
    await site.strapi
      .documents('plugin::talent-office.talent-profile' as never)
      .update({ documentId: profile.documentId, data: { name: '改名' } } as never);
    const one = await site.http.get(`/api/notices/${noticeId}`).expect(200);
    expect(one.body.data).toEqual({
      id: noticeId,
      batch: null,
      title: '拟资助人选公示',
      state: 'running',
      startsOn: `${year}-10-09`,
      lastDay,
      until,
      item: {
        'applicant.name': '测试人才',
        'employer.name': null,
        'benefit.title': '安家补贴',
        awardedFen: award,
      },
      contact: { unit: '测试人才办', phone: '0451-12345678', address: '测试路1号', note: null },
      errata: [],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const list = await site.http.get('/api/notices?limit=100').expect(200);
    expect(list.body.data).toContainEqual(one.body.data);
    for (const { text } of [one, list]) {
      for (const secret of [identityStem, '13800001234', documentId]) {
        expect(text).not.toContain(secret);
      }
    }
    const row = await site.strapi.db
      .connection('talent_office_notices')
      .where({ public_id: noticeId })
      .first();
    expect(JSON.stringify(row.snapshot)).not.toContain(identityStem);
  });

  it('money is a number of fen in every answer to the public', async () => {
    const { documentId, noticeId } = await at.noticed();
    const { benefit } = (await site.strapi.db
      .query(application as never)
      .findOne({ where: { documentId }, populate: ['benefit'] })) as {
      benefit: { documentId: string };
    };
    const answers = await Promise.all([
      site.http.get(`/api/notices/${noticeId}`),
      site.http.get('/api/notices?limit=100'),
      site.http.get(`/api/fund-years/${year}/summary`),
      site.http.post(`/api/benefits/${benefit.documentId}/check`).send({ subject: { tier: 'A' } }),
    ]);
    for (const { status, body } of answers) {
      const amounts = moneyIn(body);
      expect([status, amounts.length > 0]).toEqual([200, true]);
      expect(amounts.filter((one) => one !== null && typeof one !== 'number')).toEqual([]);
    }
  });

  it('an objection under a real name suspends its item alone; dismissed, it goes on', async () => {
    const disputed = await at.noticed();
    const other = await at.noticed();
    const { body } = await at.object(disputed.noticeId, realName).expect(200);
    expect(body.data).toEqual({ id: expect.any(String), receivedOn: postedOn });
    at.setDay(until);
    const first = await at.finish();
    expect(first.ended).toContain(other.noticeId);
    expect(first.suspended).toEqual([disputed.noticeId]);
    expect(await at.stateOf(application, disputed.documentId)).toBe('draft');

    await at.act(objection, body.data.id, 'dismiss', at.discipline, decided);
    expect(await at.finish()).toMatchObject({ ended: [disputed.noticeId], suspended: [] });
    expect(await at.stateOf(application, disputed.documentId)).toBe('awarded');
  });

  it('an objection that is anonymous, or came after the period, is kept and suspends nothing', async () => {
    const { noticeId } = await at.noticed();
    const { body } = await at.object(noticeId, { realName: false, text: '有意见' }).expect(200);
    expect(await at.stateOf(objection, body.data.id)).toBe('received');
    at.setDay(until);
    const late = { medium: 'letter', ...signed, receivedOn: until, text: '迟到的来信' };
    await at.office.create('objection', { ...late, notice: noticeId });
    expect((await at.finish()).ended).toContain(noticeId);
  });

  it('a letter of the last day suspends, though it was recorded later', async () => {
    const { noticeId } = await at.noticed();
    at.setDay(until);
    const letter = await at.office.create('objection', {
      notice: noticeId,
      medium: 'letter',
      ...signed,
      receivedOn: lastDay,
      text: '来信',
    });
    expect((await at.finish()).suspended).toEqual([noticeId]);
    const late = { ...decided, decidedOn: until };
    await at.act(objection, letter.documentId, 'dismiss', at.discipline, late);
    expect((await at.finish()).ended).toEqual([noticeId]);
  });

  it('a letter of the last day that is opened after the award keeps it from being paid', async () => {
    const { documentId, noticeId } = await at.noticed();
    at.setDay(until);
    expect((await at.finish()).ended).toEqual([noticeId]);
    const arrived = { notice: noticeId, medium: 'letter', ...signed, receivedOn: lastDay };
    const letter = await at.office.create('objection', { ...arrived, text: '来信' });
    const payer = await createPayer(site, await createDesk(site));
    const batch = await payer.listed(documentId);
    await payer.done(payer.preparer, `/payment-batches/${batch}/check`);
    expect(await payer.act(payer.finance, batch, 'lock')).toMatchObject({
      code: 'PAYMENTS_REFUSED',
      facts: { rows: [{ against: [{ code: 'objected' }] }] },
    });
    const late = { ...decided, decidedOn: until };
    await at.act(objection, letter.documentId, 'dismiss', at.discipline, late);
    await payer.sent(batch);
    const [line] = await payer.lines(batch);
    const voucher = { voucherNumber: '1', paidOn: until };
    await payer.settle(payer.finance, String(line?.documentId), voucher);
    expect(await at.stateOf(application, documentId)).toBe('paid');
  });

  it('a letter is received between the posting of its notice and today', async () => {
    const { noticeId } = await at.noticed();
    const letter = { notice: noticeId, medium: 'letter', ...signed, text: '来信' };
    for (const receivedOn of [`${year}-10-07`, `${year}-10-09`, `${year + 73}-10-09`]) {
      await expect(at.office.create('objection', { ...letter, receivedOn })).rejects.toMatchObject({
        details: { code: 'OBJECTION_DATE', errors: [{ path: ['receivedOn'] }] },
      });
    }
    await at.office.create('objection', { ...letter, receivedOn: postedOn });
  });

  it('upheld, the case begins again: money back, and who signed before signs no more', async () => {
    const before = await at.held();
    const { documentId, noticeId } = await at.noticed();
    const one = await at.object(noticeId, realName).expect(200);
    const two = await at.object(noticeId, realName).expect(200);
    await at.act(objection, one.body.data.id, 'uphold', at.discipline, decided);
    expect(await at.held()).toEqual(before);
    expect((await at.viewOf(documentId)).one).toMatchObject({ state: 'open', stage: 0, round: 2 });
    await site.http.get(`/api/notices/${noticeId}`).expect(404);

    expect(await code(at.decide(documentId, 'department', at.department[0]))).toBe(
      'SIGNER_EXCLUDED',
    );
    await at.decide(documentId, 'department', at.department[1]);
    // The case is being decided anew: the second objection to the same notice does not stop that.
    await at.act(objection, two.body.data.id, 'uphold', at.discipline, decided);
    expect((await at.viewOf(documentId)).one).toMatchObject({ stage: 1, round: 2 });
    expect(await code(at.decide(documentId, 'leading-group', at.leader[0]))).toBe(
      'SIGNER_EXCLUDED',
    );
    await at.decide(documentId, 'leading-group', at.leader[1]);
    at.setDay(until);
    expect((await at.finish()).ended).toHaveLength(1);
    expect(await at.stateOf(application, documentId)).toBe('awarded');
    expect(await at.service('ledger').verify()).toEqual({ failures: [] });
  });

  it('what came in stays as it came in, on every path, and suspends until it is decided', async () => {
    const { documentId, noticeId } = await at.noticed();
    const { body } = await at.object(noticeId, realName).expect(200);
    const { noticeId: elsewhere } = await at.noticed();
    const { id } = body.data;
    const table = site.strapi.db.query(objection as never);
    const documents = site.strapi.documents(objection as never);
    const where = { documentId: id };
    for (const data of [
      { realName: false },
      { text: '改过的文字' },
      { receivedOn: until },
      { notice: elsewhere },
      { name: '另一个人' },
    ]) {
      for (const attempt of [
        () => documents.update({ documentId: id, data: data as never }),
        () => table.update({ where, data } as never),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ details: { code: 'GUARDED_ATTRIBUTE' } });
      }
    }
    for (const attempt of [
      () => documents.delete({ documentId: id }),
      () => table.delete({ where } as never),
      () => table.deleteMany({ where } as never),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ name: 'ValidationError' });
    }
    at.setDay(until);
    expect((await at.finish()).suspended).toContain(noticeId);
    expect(await at.stateOf(application, documentId)).toBe('draft');
    for (const decidedOn of [`${year}-10-07`, `${year}-10-16`]) {
      const input = { ...decided, decidedOn };
      expect(await code(at.act(objection, id, 'dismiss', at.discipline, input))).toBe(
        'CONDITION_NOT_MET',
      );
    }
    await at.act(objection, id, 'dismiss', at.discipline, decided);
    for (const data of [{ decision: '另一个决定' }, { decidedOn: lastDay }]) {
      await expect(table.update({ where, data } as never)).rejects.toMatchObject({
        details: { code: 'GUARDED_ATTRIBUTE' },
      });
    }
  });

  it('suspends its case when the office has it begin again, until it is decided', async () => {
    const { documentId, noticeId } = await at.noticed();
    const { body } = await at.object(noticeId, realName).expect(200);
    const { one, workflow } = await at.viewOf(documentId);
    await site.strapi.db.transaction(({ trx }) =>
      at.service('approval').reopenByOffice(trx, {
        caseId: one.publicId,
        stage: workflow.stages[one.stage].key,
        reason: '重新公示',
        actor: at.keeper,
        operation: randomUUID(),
        requestId: null,
      }),
    );
    at.setDay(until);
    await at.finish();
    expect(await at.stateOf(application, documentId)).toBe('draft');
    await at.act(objection, body.data.id, 'uphold', at.discipline, decided);
    expect((await at.viewOf(documentId)).one).toMatchObject({ state: 'open', stage: 0 });
    expect(await code(at.decide(documentId, 'department', at.department[0]))).toBe(
      'SIGNER_EXCLUDED',
    );
  });

  it('recorded at the desk, it leaves a row of audit too', async () => {
    const { documentId, noticeId } = await at.noticed();
    const letter = { medium: 'letter', ...signed, receivedOn: postedOn, text: '来信' };
    const made = await at.office.create('objection', { ...letter, notice: noticeId });
    const rows = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'notice.object' });
    expect(rows.map((row: { details: string }) => JSON.parse(row.details).objection)).toEqual([
      made.documentId,
    ]);
    await at.act(objection, made.documentId, 'dismiss', at.discipline, decided);
  });

  it('an objection recorded at the desk names a notice that is there', async () => {
    const letter = { medium: 'letter', ...signed, receivedOn: postedOn, text: '来信' };
    const attempt = at.office.create('objection', { ...letter, notice: randomUUID() });
    await expect(attempt).rejects.toMatchObject({ details: { code: 'NOTICE_UNKNOWN' } });
    const { documentId, noticeId } = await at.noticed();
    const other = { caseId: 'other', targetType: 'other', targetDocumentId: 'other' };
    const made = await at.office.create('objection', { ...letter, ...other, notice: noticeId });
    expect(
      await site.strapi.db.query(objection as never).findOne({ where: { id: made.id } }),
    ).toMatchObject({ targetType: application, targetDocumentId: documentId });
    await at.act(objection, made.documentId, 'dismiss', at.discipline, decided);
  });

  it('who signed the case decides no objection to it', async () => {
    const { noticeId } = await at.noticed();
    const { body } = await at.object(noticeId, realName).expect(200);
    const staff = await site.strapi.db
      .query('plugin::talent-office.staff' as never)
      .findOne({ where: { adminUser: { id: at.department[0]?.id } } });
    await at.office.appoint(staff.documentId, 'objection');
    for (const action of ['dismiss', 'uphold']) {
      const attempt = at.act(objection, body.data.id, action, at.department[0], decided);
      expect(await code(attempt)).toBe('SIGNER_EXCLUDED');
    }
    await at.act(objection, body.data.id, 'dismiss', at.discipline, decided);
  });

  it('only who holds that position decides an objection', async () => {
    const { noticeId, documentId } = await at.noticed();
    const { body } = await at.object(noticeId, realName).expect(200);
    expect(await code(at.act(objection, body.data.id, 'dismiss', at.leader[1], decided))).toBe(
      'NOT_BY_YOU',
    );
    await at.act(objection, body.data.id, 'dismiss', at.discipline, decided);
    expect(await at.stateOf(application, documentId)).toBe('draft');
  });

  it('withdrawn by the applicant, it is not shown, disputed or ended any more', async () => {
    const { documentId, noticeId, actor } = await at.noticed();
    const operation = randomUUID();
    await at.service('lifecycle').withdraw({ type: application, documentId, actor, operation });
    await site.http.get(`/api/notices/${noticeId}`).expect(404);
    await at.object(noticeId, realName).expect(404);
    at.setDay(until);
    const { ended, refused } = await at.finish();
    expect(ended).not.toContain(noticeId);
    expect(refused).toEqual([]);
  });

  it('takes an objection once for one key, and none with a wrong body or after the end', async () => {
    const { noticeId } = await at.noticed();
    const key = randomUUID();
    const first = await at.object(noticeId, realName, key).expect(200);
    const again = await at.object(noticeId, realName, key).expect(200);
    expect(again.body).toEqual(first.body);
    const stored = { where: { notice: noticeId } };
    expect(await site.strapi.db.query(objection as never).count(stored)).toBe(1);

    // Another citizen, whose client chose the same key.
    const other = await at.object(noticeId, { realName: false, text: '另一位' }, key).expect(200);
    expect(other.body.data.id).not.toBe(first.body.data.id);

    const nameless = await at.object(noticeId, { realName: true, text: '无名' }).expect(400);
    expect(nameless.body.error.details.errors).toContainEqual(
      expect.objectContaining({ part: 'body', path: ['name'] }),
    );
    await at.object(noticeId, { ...realName, state: 'upheld' }).expect(400);
    await site.http.post(`/api/notices/${noticeId}/objections`).send(realName).expect(400);
    await at.object(randomUUID(), realName).expect(404);
    at.setDay(until);
    const late = await at.object(noticeId, realName).expect(409);
    expect(late.body.error.details.code).toBe('NOTICE_OVER');
    await at.act(objection, first.body.data.id, 'dismiss', at.discipline, decided);
  });
});
