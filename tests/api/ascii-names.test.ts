import { randomUUID } from 'node:crypto';

import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { createProofs } from '../factories/signing';
import { signedInTalent } from '../factories/website';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';

/** Ids and keys are kept as ASCII; MySQL compares such a column with no other text, and fails. */
describe.each(['é', '安家'])('the name %s', (name) => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let token: string;
  let panel: ReturnType<typeof createPanel>;
  const refused = ({ status, body }: { status: number; body: unknown }) => {
    const { details } = (body as { error: { details: Record<string, unknown> } }).error;
    const [first] = details.errors as { path: string[] }[];
    return [status, details.code, first?.path.join('.')];
  };
  const save = (type: string, data: object) =>
    panel.send('post', `/content-manager/collection-types/plugin::talent-office.${type}`, token, {
      ...data,
    });

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    token = await registerFirstAdmin(site);
    at = await createNoticeOffice(site);
    panel = createPanel(site);
  });
  afterAll(() => site.stop());

  it('is no notice, on the website, at the desk and in the Content Manager', async () => {
    const told = { realName: false, text: '来信' };
    const received = { medium: 'letter', receivedOn: '2026-10-08' };
    const notice = encodeURIComponent(name);
    await site.http.get(`/api/notices/${notice}`).expect(404);
    await at.object(notice, told).expect(404);
    const desk = `/talent-office/notices/${notice}/objections`;
    await panel.send('post', desk, token, { ...told, ...received }).expect(404);
    const inForm = await save('objection', { ...told, ...received, notice: name });
    expect(refused(inForm)).toEqual([400, 'NOTICE_UNKNOWN', 'notice']);
  });

  it('is no entry, and no type', async () => {
    const [type, id] = [encodeURIComponent(name), encodeURIComponent(name)];
    const post = (path: string, body: object = {}) => panel.send('post', path, token, body);
    await post(`/talent-office/entries/${application}/${id}/withdraw`, { reason: '撤' }).expect(
      404,
    );
    await post(`/talent-office/entries/${type}/x/withdraw`, { reason: '撤' }).expect(404);
    await post(`/talent-office/entries/${application}/${id}/actions/submit`).expect(404);
    for (const path of ['cases', 'audit']) {
      for (const query of [`type=${type}&documentId=x`, `type=${application}&documentId=${id}`]) {
        await panel.send('get', `/talent-office/${path}?${query}`, token).expect(400);
      }
    }
    const ids = `type=${application}&documentIds=x,${id}`;
    await panel.send('get', `/talent-office/latest-cases?${ids}`, token).expect(400);
    const target = { targetType: application, targetDocumentId: name };
    const wanted = await save('rectification', { ...target, values: { a: null }, reason: '更正' });
    expect(wanted.status).toBe(400);
    const typed = { targetType: name, targetDocumentId: 'x' };
    expect((await save('rectification', { ...typed, values: {}, reason: '更正' })).status).toBe(
      400,
    );
  });

  it('is no benefit that somebody applies for, and no seat and no stage of a case', async () => {
    const talent = await signedInTalent(site, at.office, 'applicant');
    const applied = await site.http
      .post('/api/fund-applications')
      .set('Authorization', `Bearer ${talent.token}`)
      .set('Idempotency-Key', randomUUID())
      .send({ benefit: name });
    expect(refused(applied)).toEqual([400, 'INVALID_INPUT', 'benefit']);
    const { one } = await at.viewOf((await at.signed()).documentId);
    const of = (path: string, body: object) =>
      panel.send('post', `/talent-office/cases/${String(one.publicId)}/${path}`, token, body);
    const decided = await of('decisions', {
      seat: name,
      choice: 'approve',
      seen: one.guarded,
    }).set(await createProofs(site.http).header(token));
    expect(refused(decided).slice(0, 2)).toEqual([409, 'STEP_NOT_OPEN']);
    const reopened = await of('reopen', { stage: name, reason: '重来' });
    expect([403, 409, 422]).toContain(reopened.status);
  });

  it('is the key of none that is put in force, where it was saved before', async () => {
    const { documentId } = await at.office.create('rule-set', {
      title: '某',
      key: 'former',
      entryType: application,
      rules: [{ code: 'a', kind: 'hard', expression: 'true', messageZh: '某', messageEn: 'any' }],
    });
    const table = site.strapi.db.metadata.get('plugin::talent-office.rule-set').tableName;
    await site.strapi.db.connection(table).where({ document_id: documentId }).update({ key: name });
    const enacted = await panel.send('post', `/talent-office/rule-sets/${documentId}/enact`, token);
    expect(refused(enacted)).toEqual([422, 'KEY_FORM', 'key']);
    const path = `/content-manager/collection-types/plugin::talent-office.rule-set/${documentId}`;
    await panel.send('put', path, token, { title: '另一', key: name }).expect(200);
    await panel.send('put', path, token, { key: 'renamed' }).expect(200);
  });

  it('is the key of no rule set and no workflow: told at the field, while it is typed', async () => {
    const rules = [
      { code: 'a', kind: 'hard', expression: 'true', messageZh: '某', messageEn: 'any' },
    ];
    const drafts = { 'rule-set': { rules }, workflow: { stages: [] } };
    for (const [type, more] of Object.entries(drafts)) {
      for (const key of [name, 'Key', '1st', 'with space', 'a_b']) {
        const draft = { title: '某', entryType: application, ...more };
        const answer = await save(type, { ...draft, key });
        expect(refused(answer)).toEqual([400, 'KEY_FORM', 'key']);
      }
    }
  });
});
