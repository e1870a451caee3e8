import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';

import { strFromU8, unzipSync } from 'fflate';

import { fileContents, hostileContents } from '../factories/files';
import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const postedOn = '2026-10-08';
/** Half-open end of five working days: the Saturday that follows is worked. */
const until = '2026-10-15';

describe('where and when a notice was posted', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let panel: ReturnType<typeof createPanel>;
  let token: string;

  const shown = async (id: string) => (await site.http.get(`/api/notices/${id}`)).body.data;
  const prove = (posting: string, body: object) =>
    panel.send('post', `/talent-office/postings/${posting}/proofs`, token, {
      place: '区政府网站',
      url: 'https://www.hulan.gov.cn/notice/1',
      ...body,
    });
  const picture = (posting: string, content: Buffer, name = 'board.jpg') =>
    site.http
      .post(`/talent-office/postings/${posting}/pictures`)
      .query({ place: '社区公告栏', postedOn })
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', content, name);
  const list = async (state: string) =>
    (await panel.send('get', `/talent-office/postings?state=${state}&limit=100`, token)).body
      .data as {
      id: string;
      items: { id: string; suspended: boolean }[];
      proofs: { id: string }[];
    }[];
  const codeOf = ({ body }: { body: { error?: { details: { code: string } } } }) =>
    body.error?.details.code;
  const dueOn = async (documentId: string) => (await at.viewOf(documentId)).steps.at(-1).dueOn;

  beforeAll(async () => {
    site = await startSite({ now: `${postedOn}T02:00:00.000Z` });
    token = await registerFirstAdmin(site);
    at = await createNoticeOffice(site);
    panel = createPanel(site);
  });
  beforeEach(() => at.setDay(postedOn));
  afterAll(() => site.stop());

  it('runs for days of the calendar where its workflow says so', async () => {
    const seven = await at.noticed(await at.makeBenefit('seven', { noticeCalendarDays: 7 }));
    expect(await shown(seven.noticeId)).toMatchObject({
      startsOn: '2026-10-09',
      lastDay: '2026-10-15',
    });
    const terms = { noticeCalendarDays: 7, postingDayCounts: true };
    const counted = await at.noticed(await at.makeBenefit('seven-counted', terms));
    expect(await shown(counted.noticeId)).toMatchObject({
      startsOn: postedOn,
      lastDay: '2026-10-14',
    });
  });

  it.each([
    ['both', { noticeWorkingDays: 5, noticeCalendarDays: 7 }],
    ['neither', {}],
  ])('is in no workflow that says how long by %s', async (key, terms) => {
    await expect(at.makeBenefit(key, terms)).rejects.toMatchObject({ code: 'WORKFLOW_INVALID' });
  });

  it('ends later where it was posted later, and never earlier', async () => {
    const { documentId, noticeId } = await at.noticed();
    const { digest } = await shown(noticeId);
    at.setDay('2026-10-12');
    await prove(noticeId, { postedOn: '2026-10-09' }).expect(200);
    const moved = await shown(noticeId);
    expect(moved).toMatchObject({ startsOn: '2026-10-10', lastDay: '2026-10-15' });
    expect(moved.digest).not.toBe(digest);
    expect(await dueOn(documentId)).toBe('2026-10-15');
    await prove(noticeId, { place: '微信公众号', postedOn }).expect(200);
    expect(await shown(noticeId)).toMatchObject({ lastDay: '2026-10-15' });
    const rows = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId })
      .whereIn('action', ['notice.prove', 'notice.extend'])
      .orderBy('id');
    expect(rows.map(({ action }: { action: string }) => action)).toEqual([
      'notice.prove',
      'notice.extend',
      'notice.prove',
    ]);
    at.setDay(until);
    expect((await at.finish()).ended).not.toContain(noticeId);
    at.setDay('2026-10-16');
    expect((await at.finish()).ended).toContain(noticeId);
    // By this its people would have had too little time; to note the same day again moves nothing.
    expect(codeOf(await prove(noticeId, { postedOn: '2026-10-12' }))).toBe('POSTING_TOO_LATE');
    await prove(noticeId, { postedOn: '2026-10-09' }).expect(200);
    const [posting] = (await list('over')).filter(({ id }) => id === noticeId);
    expect(posting?.proofs).toHaveLength(3);
  });

  it('refuses a proof of another day, place or address', async () => {
    const { noticeId } = await at.noticed();
    for (const day of ['2026-10-07', '2026-10-09']) {
      expect(codeOf(await prove(noticeId, { postedOn: day }))).toBe('POSTING_DATE');
    }
    for (const url of ['javascript:alert(1)', 'www.hulan.gov.cn', '']) {
      expect(codeOf(await prove(noticeId, { postedOn, url }))).toBe('PROOF_URL');
    }
    await prove(noticeId, { postedOn, place: ' ' }).expect(400);
    await prove(randomUUID(), { postedOn }).expect(404);
    await site.http.get('/talent-office/postings').expect(401);
    expect((await list('running')).find(({ id }) => id === noticeId)?.proofs).toEqual([]);
  });

  it('does not end unproven where its workflow asks for a proof, and takes objections until then', async () => {
    const terms = { noticeWorkingDays: 5, proofRequired: true };
    const { documentId, noticeId } = await at.noticed(await at.makeBenefit('proven', terms));
    at.setDay(until);
    const finished = await at.finish();
    expect(finished.unproven).toEqual([noticeId]);
    expect(finished.ended).not.toContain(noticeId);
    await at.object(noticeId, { realName: false, text: '一张照片也没有' }).expect(200);
    await prove(noticeId, { postedOn: '2026-10-09' }).expect(200);
    expect((await at.finish()).unproven).toEqual([]);
    expect(await at.stateOf(application, documentId)).toBe('draft');
    at.setDay('2026-10-16');
    const late = await at.object(noticeId, { realName: false, text: '迟了' });
    expect(codeOf(late)).toBe('NOTICE_OVER');
    await at.finish();
    expect(await at.stateOf(application, documentId)).toBe('awarded');
  });

  it('is listed page by page, and in as many statements for one as for many', async () => {
    const proven = await at.makeBenefit('listed', { noticeWorkingDays: 5, proofRequired: true });
    const made: string[] = [];
    for (const benefit of [proven, undefined, proven, undefined]) {
      made.unshift((await at.noticed(benefit)).noticeId);
    }
    const [, suspended = ''] = made;
    const told = { realName: true, name: '王某', contact: '13900005678', text: '业绩不实' };
    await at.object(suspended, told).expect(200);
    const counted = async (query: string) => {
      let statements = 0;
      const count = () => (statements += 1);
      site.strapi.db.connection.on('query', count);
      const { body } = await panel.send('get', `/talent-office/postings?${query}`, token);
      site.strapi.db.connection.off('query', count);
      return { statements, rows: body.data as Awaited<ReturnType<typeof list>> };
    };
    const [one, four] = [await counted('limit=1'), await counted('limit=4')];
    expect(four.rows.map(({ id }) => id)).toEqual(made);
    expect(four.rows.map(({ items }) => items[0]?.suspended)).toEqual([false, true, false, false]);
    expect(four.rows).toMatchObject(
      [false, true, false, true].map((proofRequired) => ({ proofRequired })),
    );
    expect(four.statements).toBe(one.statements);
    const second = await counted('limit=2&offset=2');
    expect(second.rows.map(({ id }) => id)).toEqual(made.slice(2));
  });

  it('is proven by a picture too, which only colleagues see', async () => {
    const { noticeId } = await at.noticed();
    const content = fileContents.jpeg('a board');
    const { body } = await picture(noticeId, content).expect(200);
    const path = `/talent-office/postings/proofs/${body.data.id}/picture`;
    const read = await site.http.get(path).auth(token, { type: 'bearer' }).buffer().expect(200);
    expect(read.body).toEqual(content);
    expect(read.headers['content-disposition']).toContain('attachment');
    await site.http.get(path).expect(401);
    const kept = () => readdir(String(process.env.PRIVATE_FILES_DIR), { recursive: true });
    const before = await kept();
    await picture(randomUUID(), fileContents.jpeg('nowhere')).expect(404);
    at.setDay('2026-10-07');
    expect(codeOf(await picture(noticeId, fileContents.jpeg('early')))).toBe('POSTING_DATE');
    at.setDay(postedOn);
    expect(await kept()).toEqual(before);
    const hostile = await picture(noticeId, hostileContents['an SVG'] ?? Buffer.alloc(0));
    expect(codeOf(hostile)).toBe('FILE_KIND');
    const [found] = (await list('running')).filter(({ id }) => id === noticeId);
    expect(found?.proofs).toMatchObject([{ hasPicture: true, url: null, place: '社区公告栏' }]);
  });

  it('is given to other sites without anything that is ours, and names nothing as markup', async () => {
    const { noticeId, profile } = await at.noticed();
    await site.strapi.db
      .connection('talent_office_notices')
      .where({ public_id: noticeId })
      .update({
        snapshot: JSON.stringify({
          'applicant.name': '<img src=x onerror=alert(1)>\u0001李',
          awardedFen: 1000050,
        }),
      });
    expect(profile).toBeDefined();
    at.setDay('2026-10-09');
    const html = await panel.send('get', `/talent-office/postings/${noticeId}/html`, token);
    expect(html.status).toBe(200);
    expect(html.text).not.toMatch(/<(?:script|style|img|link|iframe)|style=|class=|http/i);
    expect(html.text).toContain('&lt;img src=x onerror=alert(1)&gt;李');
    expect(html.text).toContain('<td>10,000.50元</td>');
    expect(html.text).toContain('<th>申请人</th>');
    // Yuan stand below it, and fen nowhere.
    expect(html.text).toContain('<th>核定金额</th>');
    // Posted there today, it has its whole period from today.
    expect(html.text).toContain('公示期为2026年10月10日至2026年10月15日');
    const docx = await site.http
      .get(`/talent-office/postings/${noticeId}/docx`)
      .auth(token, { type: 'bearer' })
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const parts = unzipSync(new Uint8Array(docx.body as Buffer));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;李');
    expect(text).toContain('2026年10月15日');
    expect(text).not.toContain('\u0001');
    await site.http.get(`/talent-office/postings/${noticeId}/html`).expect(401);
  });

  it('has its outside copies taken down when it is over, and not before', async () => {
    const { noticeId } = await at.noticed();
    const { body } = await prove(noticeId, { postedOn }).expect(200);
    const down = (on: string) =>
      panel.send('post', `/talent-office/postings/proofs/${body.data.id}/take-down`, token, { on });
    expect(codeOf(await down(postedOn))).toBe('NOTICE_STILL_RUNS');
    at.setDay(until);
    await at.finish();
    expect(codeOf(await down('2026-10-16'))).toBe('POSTING_DATE');
    await down(until).expect(200);
    expect(codeOf(await down(until))).toBe('TAKEN_DOWN');
    const [over] = (await list('over')).filter(({ id }) => id === noticeId);
    expect(over).toMatchObject({ takeDownFrom: '2026-11-14', proofs: [{ takenDownOn: until }] });
  });

  describe('with others, as one', () => {
    let benefit: string;
    const post = (notices: readonly string[], title = '2026年第一批拟资助人选公示') =>
      panel.send('post', '/talent-office/postings', token, { title, notices });
    const signed = { realName: true, name: '王某', contact: '13900005678', text: '业绩不实' };

    beforeAll(async () => {
      benefit = await at.makeBenefit('batch', { noticeWorkingDays: 5, inBatches: true });
    });

    it('waits unseen until the office posts it', async () => {
      const { documentId, noticeId, actor } = await at.noticed(benefit);
      await site.http.get(`/api/notices/${noticeId}`).expect(404);
      await at.object(noticeId, signed).expect(404);
      const told = { medium: 'letter', realName: false, receivedOn: postedOn, text: '来信' };
      const path = `/talent-office/notices/${noticeId}/objections`;
      expect(codeOf(await panel.send('post', path, token, told))).toBe('NOTICE_UNKNOWN');
      at.setDay('2030-01-01');
      const { ended, refused } = await at.finish();
      expect([ended, refused]).toEqual([expect.not.arrayContaining([noticeId]), []]);
      expect(await dueOn(documentId)).toBeNull();
      expect((await list('waiting')).map(({ id }) => id)).toContain(noticeId);
      await panel.send('get', `/talent-office/postings/${noticeId}/html`, token).expect(404);
      const operation = randomUUID();
      await at.service('lifecycle').withdraw({ type: application, documentId, actor, operation });
      expect(codeOf(await post([noticeId]))).toBe('NOTICE_NOT_WAITING');
    });

    it('has one period, and each of its items an end of its own', async () => {
      const [one, two, three] = [
        await at.noticed(benefit),
        await at.noticed(benefit),
        await at.noticed(benefit),
      ];
      at.setDay('2026-10-09');
      const { body } = await post([three.noticeId, one.noticeId, two.noticeId]).expect(200);
      const batch = body.data.id as string;
      // Locked, and so recorded, in the order of their rows, as every other room takes several.
      const opened = await site.strapi.db
        .connection('talent_office_audit')
        .where({ action: 'notice.open' })
        .where('details', 'like', `%${batch}%`)
        .orderBy('id')
        .pluck('target_document_id');
      expect(opened).toEqual([one, two, three].map(({ documentId }) => documentId));
      expect(codeOf(await post([one.noticeId]))).toBe('NOTICE_NOT_WAITING');
      const { data } = (await site.http.get(`/api/notice-batches/${batch}`).expect(200)).body;
      expect(data.items.map(({ lastDay }: { lastDay: string }) => lastDay)).toEqual(
        Array.from({ length: 3 }, () => '2026-10-15'),
      );
      expect(await dueOn(one.documentId)).toBe('2026-10-15');
      // One proof is of all of it, and counts from the day of the batch, not from when an item came.
      expect(codeOf(await prove(batch, { postedOn }))).toBe('POSTING_DATE');
      at.setDay('2026-10-10');
      await prove(batch, { postedOn: '2026-10-10' }).expect(200);
      expect(await shown(three.noticeId)).toMatchObject({ lastDay: '2026-10-16', batch });
      await prove(one.noticeId, { postedOn: '2026-10-10' }).expect(404);

      const objected = await at.object(two.noticeId, signed).expect(200);
      const operation = randomUUID();
      const { documentId, actor } = three;
      await at.service('lifecycle').withdraw({ type: application, documentId, actor, operation });
      const page = await panel.send('get', `/talent-office/postings/${batch}/html`, token);
      expect(page.text.match(/<tr><td>/g)).toHaveLength(2);
      at.setDay('2026-10-17');
      const finished = await at.finish();
      expect(finished.ended).toEqual(expect.arrayContaining([one.noticeId]));
      expect(finished.suspended).toContain(two.noticeId);
      expect(await at.stateOf(application, one.documentId)).toBe('awarded');
      expect(await at.stateOf(application, two.documentId)).toBe('draft');
      const [posting] = (await list('running')).filter(({ id }) => id === batch);
      expect(posting?.items.map(({ suspended }) => suspended)).toEqual([false, true, false]);
      const decided = { decision: '已核查', decidedOn: '2026-10-17' };
      const { id } = objected.body.data;
      const kind = 'plugin::talent-office.objection';
      await at.act(kind, id, 'uphold', at.discipline, decided);
      expect((await at.viewOf(two.documentId)).one).toMatchObject({ state: 'open', stage: 0 });
      expect(await at.stateOf(application, one.documentId)).toBe('awarded');
    });

    it('is posted with its like alone, and all or none of it', async () => {
      const longer = { noticeWorkingDays: 7, inBatches: true };
      const one = await at.noticed(benefit);
      const other = await at.noticed(await at.makeBenefit('longer', longer));
      expect(codeOf(await post([one.noticeId, other.noticeId]))).toBe('NOTICES_UNLIKE');
      expect(codeOf(await post([one.noticeId, randomUUID()]))).toBe('NOT_FOUND');
      await site.http.get(`/api/notices/${one.noticeId}`).expect(404);
      expect(await site.strapi.db.connection('talent_office_notice_batches')).toHaveLength(1);
      await post([one.noticeId]).expect(200);
    });
  });
});
