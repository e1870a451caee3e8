import { randomUUID } from 'node:crypto';

import { createDesk, type Desk } from '../factories/desk';
import { writeAsEngine } from '../factories/engine-state';
import { createNoticeOffice } from '../factories/notice';
import { createPayer } from '../factories/payments';
import { startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const profiles = 'plugin::talent-office.talent-profile';
const employers = 'plugin::talent-office.employer';
const payment = 'plugin::talent-office.payment';
const rectification = 'plugin::talent-office.rectification';
const postedOn = '2026-10-08';
const until = '2026-10-15';

type Signer = Awaited<ReturnType<Desk['signer']>>;

/** What was decided well is put right by a reason and a second person, and the public is told. */
describe('a rectification', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let desk: Desk;
  let officer: Signer;
  let colleague: Signer;
  let department: Signer;

  const send = async (by: Signer, path: string, body: object) => {
    const answer = await desk.post({ path, token: by.token, key: randomUUID(), body });
    const { status, body: told } = answer;
    return status === 200 ? told.data : String(told.error.details.code);
  };
  const pathOf = (documentId: string, type = application) =>
    `/talent-office/entries/${type}/${documentId}/rectifications`;
  const ask = (by: Signer, documentId: string, values: object, type = application) =>
    send(by, pathOf(documentId, type), { values, reason: '录入时有误' });
  const answer = (by: Signer, id: string, how: 'confirm' | 'reject') => {
    const body = how === 'reject' ? { input: { answer: '与合同一致' } } : {};
    return send(by, `/talent-office/rectifications/${id}/${how}`, body);
  };
  const read = async (by: Signer, documentId: string, type = application) => {
    const { body } = await site.http
      .get(pathOf(documentId, type))
      .auth(by.token, { type: 'bearer' })
      .expect(200);
    return body.data;
  };
  const employerOf = async (documentId: string) => {
    const found = await site.strapi.db
      .query(application as never)
      .findOne({ where: { documentId }, populate: { employer: true } as never });
    return (found as { employer: { name: string } | null }).employer?.name ?? null;
  };
  const snapshotOf = async (documentId: string) =>
    (await desk.stored(application, documentId)).profileSnapshot;
  const mend = (documentId: string, data: object, type = profiles) =>
    site.strapi.documents(type as never).update({ documentId, data: data as never } as never);
  /** The employer of the profile that was mended last. */
  const rightEmployer = async (): Promise<string> => {
    const { employer } = await site.strapi.db
      .query(profiles as never)
      .findOne({ where: { name: '正确的姓名' }, orderBy: { id: 'desc' }, populate: ['employer'] });
    return employer.documentId;
  };

  /** An award whose notice has ended, with what was wrong of it mended in the profile since. */
  const awarded = async () => {
    at.setDay(postedOn);
    const one = await at.noticed();
    at.setDay(until);
    expect((await at.finish()).ended).toEqual([one.noticeId]);
    const { documentId: employer } = await at.office.create('employer', { name: '正确的单位' });
    await mend(one.profile.documentId, { name: '正确的姓名', employer, tier: 'A' });
    return one;
  };

  beforeAll(async () => {
    site = await startSite({ now: `${postedOn}T02:00:00.000Z` });
    at = await createNoticeOffice(site);
    desk = await createDesk(site);
    officer = await desk.signer('office');
    colleague = await desk.signer('office');
    department = await desk.signer('department');
  });
  afterAll(() => site.stop());

  it('is asked for by one, confirmed by another, and told to the public', async () => {
    const { documentId, noticeId } = await awarded();
    const shown = (await site.http.get(`/api/notices/${noticeId}`).expect(200)).body.data;
    expect(shown.errata).toEqual([]);
    const before = await snapshotOf(documentId);
    const asked = await ask(officer, documentId, { employer: null, profileSnapshot: null });
    expect(asked).toMatchObject({
      possible: [
        { name: 'employer', anew: true },
        { name: 'profileSnapshot', anew: true },
      ],
      requests: [
        {
          state: 'requested',
          reason: '录入时有误',
          byReader: true,
          values: { employer: '正确的单位', profileSnapshot: '正确的姓名' },
        },
      ],
    });
    const [{ documentId: id }] = asked.requests;
    expect((await read(colleague, documentId)).requests).toMatchObject([{ byReader: false }]);
    // Nothing has changed yet.
    expect(await employerOf(documentId)).toBeNull();
    expect(await answer(officer, id, 'confirm')).toBe('NOT_BY_SAME_PERSON');
    expect(await answer(department, id, 'confirm')).toBe('NOT_BY_YOU');
    expect(await answer(colleague, id, 'confirm')).toMatchObject({ state: 'confirmed' });

    expect(await employerOf(documentId)).toBe('正确的单位');
    // The name that the public was shown, and nothing else of how he stood when it was decided.
    expect(await snapshotOf(documentId)).toEqual({ ...before, name: '正确的姓名' });
    expect(before.tier).toBe('B');
    const told = (await site.http.get(`/api/notices/${noticeId}`).expect(200)).body.data;
    expect(told).toEqual({
      ...shown,
      errata: [
        {
          on: until,
          changes: [
            { path: 'employer.name', before: null, after: '正确的单位' },
            { path: 'applicant.name', before: '测试人才', after: '正确的姓名' },
          ],
        },
      ],
    });
    const rows = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId })
      .whereIn('action', ['entry.rectify', 'notice.correct'])
      .orderBy('id');
    expect(rows).toMatchObject([
      { action: 'entry.rectify', reason: '录入时有误', actor_id: String(colleague.actor.id) },
      { action: 'notice.correct', actor_id: String(colleague.actor.id) },
    ]);
    expect(rows[0].before_digest).not.toBe(rows[0].after_digest);
    expect(await answer(colleague, id, 'confirm')).toBe('ACTION_NOT_POSSIBLE');
    // The award goes on as it was put right: nothing came past the gate.
    const { one } = await at.viewOf(documentId);
    expect(await desk.service('approval').changedSince(one)).toEqual([]);
  });

  it('tells only what is new since the last erratum', async () => {
    const { documentId, noticeId, profile } = await awarded();
    const put = async () => {
      const { requests } = await ask(officer, documentId, { profileSnapshot: null });
      await answer(colleague, requests[0].documentId, 'confirm');
      const { body } = await site.http.get(`/api/notices/${noticeId}`).expect(200);
      return body.data.errata.flatMap(({ changes }: { changes: object[] }) => changes);
    };
    const first = { path: 'applicant.name', before: '测试人才', after: '正确的姓名' };
    expect(await put()).toEqual([first]);
    expect(await put()).toEqual([first]);
    await mend(profile.documentId, { name: '更正确的姓名' });
    const second = { path: 'applicant.name', before: '正确的姓名', after: '更正确的姓名' };
    expect(await put()).toEqual([first, second]);
  });

  it('tells nothing of what was not put right', async () => {
    const { documentId, noticeId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    await answer(colleague, requests[0].documentId, 'confirm');
    const { body } = await site.http.get(`/api/notices/${noticeId}`).expect(200);
    // The applicant has another name by now, and nobody has put that right.
    expect(body.data.errata).toEqual([
      { on: until, changes: [{ path: 'employer.name', before: null, after: '正确的单位' }] },
    ]);
  });

  it('is confirmed as it was asked for, or not at all', async () => {
    const { documentId, profile } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    const { documentId: employer } = await at.office.create('employer', { name: '另一个单位' });
    await mend(profile.documentId, { employer });
    expect(await answer(colleague, requests[0].documentId, 'confirm')).toBe(
      'RECTIFICATION_OUTDATED',
    );
    expect(await employerOf(documentId)).toBeNull();
  });

  it.each([
    ['with another form of digest', { employer: { shown: '正确的单位', digest: 'of the value' } }],
    ['with nothing of it kept', null],
  ])('from before an upgrade, %s, is rejected and asked for again', async (_name, proposal) => {
    const { documentId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    const [{ documentId: id }] = requests;
    await writeAsEngine(site, rectification, id, { proposal });
    // It says so: whoever looks at it again sees what he saw before.
    expect(await answer(colleague, id, 'confirm')).toBe('RECTIFICATION_OUTDATED');
    expect(await answer(colleague, id, 'reject')).toMatchObject({ state: 'rejected' });
    const again = await ask(officer, documentId, { employer: null });
    const [{ documentId: next }] = again.requests;
    expect(await answer(colleague, next, 'confirm')).toMatchObject({ state: 'confirmed' });
    expect(await employerOf(documentId)).toBe('正确的单位');
  });

  it('is not confirmed as another name than was shown: a unit may be renamed meanwhile', async () => {
    const { documentId, noticeId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    const [{ documentId: id }] = requests;
    await mend(await rightEmployer(), { name: '另一个单位' }, employers);
    expect(await answer(colleague, id, 'confirm')).toBe('RECTIFICATION_OUTDATED');
    const { body } = await site.http.get(`/api/notices/${noticeId}`).expect(200);
    expect(body.data.errata).toEqual([]);
    await answer(colleague, id, 'reject');
  });

  it('is not confirmed by the agent of the unit that it puts in place', async () => {
    const { documentId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    const agent = await at.office.websiteUser('agent');
    const himself = await desk.signer('office', { websiteUser: agent });
    await mend(await rightEmployer(), { agent }, employers);
    expect(await answer(himself, requests[0].documentId, 'confirm')).toBe('SIGNER_EXCLUDED');
    expect(await employerOf(documentId)).toBeNull();
  });

  it('is rejected with a reason, and then asked for again; never two at a time', async () => {
    const { documentId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    expect(await ask(colleague, documentId, { employer: null })).toBe('RECTIFICATION_PENDING');
    const { documentId: id } = requests[0];
    const without = await send(colleague, `/talent-office/rectifications/${id}/reject`, {});
    expect(without).toBe('REFERENCE_MISSING');
    expect(await answer(colleague, id, 'reject')).toMatchObject({ state: 'rejected' });
    expect(await employerOf(documentId)).toBeNull();
    expect(await ask(colleague, documentId, { employer: null })).toMatchObject({
      requests: [{ state: 'requested' }, { state: 'rejected', answer: '与合同一致' }],
    });
  });

  it('is of a name or a unit: never of money, of whom it is about, or of a case that runs', async () => {
    const { documentId } = await awarded();
    for (const values of [
      { awardedFen: '1' },
      { applicant: null },
      { benefit: null },
      { state: 'paid' },
      { employer: null, line: null },
      { constructor: 'x' },
    ]) {
      expect([values, await ask(officer, documentId, values)]).toEqual([
        values,
        'RECTIFICATION_NOT_POSSIBLE',
      ]);
    }
    expect(await ask(officer, documentId, { employer: '单位' })).toBe('VALUE_NOT_ASKED');
    expect(await send(officer, pathOf(documentId), { values: {}, reason: 'x' })).toBe(
      'INVALID_INPUT',
    );
    expect(await send(officer, pathOf(documentId), { values: { employer: null } })).toBe(
      'INVALID_INPUT',
    );
    at.setDay(postedOn);
    const running = await at.submitted();
    expect((await read(officer, running.documentId)).possible).toEqual([]);
    expect(await ask(officer, running.documentId, { employer: null })).toBe(
      'RECTIFICATION_NOT_POSSIBLE',
    );
    expect(await ask(officer, 'nowhere', { employer: null })).toBe('NOT_FOUND');
    expect(await ask(officer, documentId, { name: 'x' }, profiles)).toBe(
      'RECTIFICATION_NOT_POSSIBLE',
    );
  });

  it('is neither asked for nor confirmed by whom it is about', async () => {
    const { documentId, actor } = await awarded();
    const himself = await desk.signer('office', { websiteUser: actor.id });
    expect(await ask(himself, documentId, { employer: null })).toBe('SIGNER_EXCLUDED');
    const { requests } = await ask(officer, documentId, { employer: null });
    for (const how of ['confirm', 'reject'] as const) {
      expect(await answer(himself, requests[0].documentId, how)).toBe('SIGNER_EXCLUDED');
    }
    // Whoever holds no position of the office does not ask.
    expect(await ask(department, documentId, { employer: null })).toBe('NOT_BY_YOU');
    expect(await employerOf(documentId)).toBeNull();
  });

  it('takes nothing that came past the gate with it', async () => {
    const { documentId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    const { tableName } = site.strapi.db.metadata.get(application);
    const rows = site.strapi.db.connection(tableName).where({ document_id: documentId });
    await rows.clone().update({ awarded_fen: 1 });
    expect(await answer(colleague, requests[0].documentId, 'confirm')).toBe('CONTENT_CHANGED');
    expect(await employerOf(documentId)).toBeNull();
  });

  it('of a payment is a text, once it is paid', async () => {
    const { documentId } = await awarded();
    const payer = await createPayer(site, desk);
    const batch = await payer.sent(await payer.listed(documentId));
    const [line] = await payer.lines(batch);
    const paid = { documentId: String(line?.documentId) };
    const text = { payeeName: '  王某某 ' };
    expect(await ask(officer, paid.documentId, text, payment)).toBe('RECTIFICATION_NOT_POSSIBLE');
    const voucher = { voucherNumber: '2026-1', paidOn: until };
    await payer.settle(payer.finance, paid.documentId, voucher);
    expect(await ask(officer, paid.documentId, { bankAccount: '6222' }, payment)).toBe(
      'RECTIFICATION_NOT_POSSIBLE',
    );
    expect(await ask(officer, paid.documentId, { payeeName: null }, payment)).toBe(
      'REFERENCE_MISSING',
    );
    const { requests } = await ask(officer, paid.documentId, text, payment);
    await answer(colleague, requests[0].documentId, 'confirm');
    expect(await desk.stored(payment, paid.documentId)).toMatchObject({
      payeeName: '王某某',
      state: 'paid',
    });
  });

  it('stays as it was asked for', async () => {
    const { documentId } = await awarded();
    const { requests } = await ask(officer, documentId, { employer: null });
    const [{ documentId: id }] = requests;
    const documents = site.strapi.documents(rectification as never);
    for (const data of [
      { reason: '另一个理由' },
      { values: { profileSnapshot: null } },
      { targetDocumentId: 'another' },
      { requestedBy: 'nobody' },
      { proposal: { employer: { shown: 'x', digest: 'x' } } },
      { answer: 'x' },
    ]) {
      for (const attempt of [
        () => documents.update({ documentId: id, data: data as never }),
        () =>
          site.strapi.db
            .query(rectification as never)
            .update({ where: { documentId: id }, data } as never),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ details: { code: 'GUARDED_ATTRIBUTE' } });
      }
    }
    await expect(documents.delete({ documentId: id })).rejects.toMatchObject({
      name: 'ValidationError',
    });
    const data = { targetType: application, targetDocumentId: documentId, reason: 'x' };
    for (const values of ['x', 5, [], {}, { employer: 5 }]) {
      await expect(documents.create({ data: { ...data, values } as never })).rejects.toMatchObject({
        name: 'ValidationError',
      });
    }
  });
});
