import { randomUUID } from 'node:crypto';

import { application, type Desk } from '../factories/desk';
import { fileContents } from '../factories/files';
import { nextIdentityNumber } from '../factories/office';
import { createRole } from '../factories/roles';
import {
  createPaperDesk,
  monday,
  tuesday,
  wednesday,
  type PaperDesk,
} from '../factories/paper-desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('an application on paper', () => {
  let site: Site;
  let made: PaperDesk;
  let desk: Desk;
  let paper: PaperDesk['paper'];
  let clerk: Signer;
  let second: Signer;

  const draftOf = async (profile: string, data: object = {}, to: object = made.to) =>
    (
      await desk.office.create('fund-application', {
        ...{ title: '纸质申请', applicant: profile, statement: '在区内企业工作三年' },
        ...to,
        ...data,
      })
    ).documentId;
  const draft = async () => draftOf((await desk.talent()).profile.documentId);
  const recorded = async (
    documentId: string,
    more: Readonly<Record<string, string | Buffer>> = {},
    by = clerk,
  ) => {
    const answer = await paper.recordApplication(documentId, by, more);
    return { told: paper.told(answer), record: answer.body.data?.records[0], body: answer.body };
  };
  const close = async (
    how: 'confirm' | 'reject',
    documentId: string,
    id: string,
    by: Signer,
    more: object = {},
  ) => {
    const answer = await paper.closeApplication(how, { documentId, id }, by, more);
    return { told: paper.told(answer), facts: answer.body.error?.details?.facts };
  };
  const latest = (documentId: string) =>
    desk.service('approval').latestOf({ type: application, documentId });
  const nameOf = async ({ staff }: Signer): Promise<string> =>
    (await desk.stored('plugin::talent-office.staff', staff.documentId)).name;
  const key = ({ staff }: Signer) => `staff:${staff.documentId}`;

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    made = await createPaperDesk(site);
    ({ desk, paper, clerk, second } = made);
  });
  beforeEach(() => made.setDay(monday));
  afterAll(() => site.stop());

  it('is submitted when a second person has confirmed it, and counts from its receipt', async () => {
    const who = await desk.talent();
    const documentId = await draftOf(who.profile.documentId);
    made.setDay(wednesday);
    const { told, record } = await recorded(documentId, { signedOn: monday, receivedOn: tuesday });
    expect(told).toBe('done');
    expect(record).toMatchObject({ state: 'waiting', byReader: true, changed: [] });
    expect(await latest(documentId)).toBeNull();

    const confirm = async (by: Signer, more: object = {}) =>
      (await close('confirm', documentId, record.id, by, more)).told;
    expect(await confirm(second, { proven: false })).toBe('SIGNATURE_UNPROVEN');
    expect(await confirm(clerk)).toBe('NOT_BY_SAME_PERSON');
    expect(await confirm(made.officer)).toBe('NOT_BY_YOU');
    expect(await latest(documentId)).toBeNull();
    const { seen } = await paper.applicationsOf(documentId, second);
    const same = { key: randomUUID(), seen };
    expect(await confirm(second, same)).toBe('done');
    expect(await confirm(second, same)).toBe('done');
    expect(await confirm(second)).toBe('PAPER_CLOSED');

    const one = await latest(documentId);
    expect(one).toMatchObject({
      ...{ state: 'open', handedInOn: tuesday },
      paper: { recordedBy: key(clerk), confirmedBy: key(second) },
    });
    const trail = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId })
      .whereIn('action', ['paper-application.record', 'entry.submit', 'paper-application.confirm'])
      .orderBy('id')
      .select('action', 'person', 'details');
    expect(trail.map(({ action, person }) => [action, person])).toEqual([
      ['paper-application.record', key(clerk)],
      ['entry.submit', key(second)],
      ['paper-application.confirm', key(second)],
    ]);
    expect(JSON.parse(trail[1].details)).toMatchObject({
      ...{ medium: 'paper', recordedBy: key(clerk), handedInOn: tuesday },
    });
    const shown = await paper.get(`/cases/${one.publicId}`, clerk).expect(200);
    expect(shown.body.data).toMatchObject({
      handedInOn: tuesday,
      paper: { recordedBy: await nameOf(clerk), confirmedBy: await nameOf(second) },
    });
    const token = await desk.websiteToken(who.userId);
    const { body } = await site.http
      .get(`/api/fund-applications/${documentId}`)
      .auth(token, { type: 'bearer' })
      .expect(200);
    expect(body.data).toMatchObject({ medium: 'paper', handedInOn: tuesday });
  });

  it('is nobody’s to hand in who only keys it in', async () => {
    const documentId = await draft();
    const path = `/talent-office/entries/${application}/${documentId}/actions/submit`;
    const alone = await desk.post({ path, token: clerk.token, key: randomUUID(), body: {} });
    expect(paper.told(alone)).toBe('PAPER_APPLICATION_NEEDED');
    const actions = `/talent-office/entries/${application}/${documentId}/actions`;
    const offered = await site.http.get(actions).auth(clerk.token, { type: 'bearer' }).expect(200);
    expect(offered.body.data.actions).toMatchObject([
      { name: 'submit', mine: false, onPaper: true },
    ]);
    expect((await paper.applicationsOf(documentId, clerk)).possible).toEqual(['submit']);
    expect(await latest(documentId)).toBeNull();
  });

  it('is taken from who has no account', async () => {
    const profile = await desk.office.create('talent-profile', {
      ...{ name: '无账号人才', tier: 'B', tierSince: '2025-01-01' },
      identityDocument: nextIdentityNumber(),
    });
    const documentId = await draftOf(profile.documentId);
    const { record } = await recorded(documentId);
    expect((await close('confirm', documentId, record.id, second)).told).toBe('done');
    expect(await latest(documentId)).toMatchObject({ state: 'open' });
  });

  it('counts for a deadline by the day of its receipt, and by no earlier one', async () => {
    const { benefit, line } = made.to;
    const benefits = 'plugin::talent-office.benefit' as never;
    const closes = (closesOn: string | null) =>
      site.strapi.documents(benefits).update({ documentId: benefit, data: { closesOn } as never });
    await closes(tuesday);
    try {
      const inTime = await draftOf((await desk.talent()).profile.documentId, {}, { benefit, line });
      const late = await draftOf((await desk.talent()).profile.documentId, {}, { benefit, line });
      made.setDay(wednesday);
      const first = await recorded(inTime, { signedOn: monday, receivedOn: tuesday });
      expect((await close('confirm', inTime, first.record.id, second)).told).toBe('done');
      // Written in time, and received too late.
      const other = await recorded(late, { signedOn: monday, receivedOn: wednesday });
      expect((await close('confirm', late, other.record.id, second)).told).toBe(
        'CONDITION_NOT_MET',
      );
      expect(await latest(late)).toBeNull();
    } finally {
      await closes(null);
    }
  });

  it('has dates that can be, a scan, and one record at a time', async () => {
    const documentId = await draft();
    const told = async (more: Readonly<Record<string, string | Buffer>>) =>
      (await recorded(documentId, more)).told;
    made.setDay(tuesday);
    expect(await told({ receivedOn: wednesday })).toBe('PAPER_RECEIVED');
    expect(await told({ signedOn: tuesday, receivedOn: monday })).toBe('PAPER_RECEIVED');
    expect(await told({ receivedOn: '2026-02-30' })).toBe('INVALID_INPUT');
    // All deadlines go by it: nobody hands in for a year that is long over.
    for (const day of ['0001-01-01', '1900-01-01', '2020-06-30', '2025-11-23']) {
      expect(await told({ signedOn: day, receivedOn: day })).toBe('PAPER_TOO_OLD');
    }
    expect(await told({ signedOn: '2025-11-23' })).toBe('PAPER_TOO_OLD');
    expect(await told({ action: 'pay' })).toBe('ACTION_NOT_POSSIBLE');
    expect(await told({ scan: fileContents.pdf('<html><script>1</script>') })).toBe('FILE_KIND');
    expect((await recorded(documentId, {}, made.officer)).told).toBe('NOT_BY_YOU');
    const { told: first, record } = await recorded(documentId);
    expect(first).toBe('done');
    expect(await told({})).toBe('PAPER_APPLICATION_PENDING');
    expect((await close('reject', documentId, record.id, second)).told).toBe('done');
    expect((await paper.applicationsOf(documentId, clerk)).records).toMatchObject([
      { state: 'rejected', answer: '与扫描件不符' },
    ]);
    expect(await told({})).toBe('done');
  });

  it('tells who confirms it what has changed since it was recorded, and has him look again', async () => {
    const documentId = await draft();
    const { record } = await recorded(documentId);
    const before = await paper.applicationsOf(documentId, second);
    await site.strapi
      .documents(application)
      .update({ documentId, data: { statement: '五年', requestedFen: '1' } as never });
    const stale = await close('confirm', documentId, record.id, second, { seen: before.seen });
    expect(stale.told).toBe('PAPER_APPLICATION_CHANGED');
    expect(stale.facts.attributes.split(', ').sort()).toEqual(['requestedFen', 'statement']);
    const { records, seen } = await paper.applicationsOf(documentId, second);
    expect([...records[0].changed].sort()).toEqual(['requestedFen', 'statement']);
    expect((await close('confirm', documentId, record.id, second, { seen })).told).toBe('done');
  });

  it('is confirmed by nobody who wrote what is handed in', async () => {
    const documentId = await draft();
    const { record } = await recorded(documentId);
    const path = `/content-manager/collection-types/${application}/${documentId}`;
    await site.http
      .put(path)
      .auth(second.token, { type: 'bearer' })
      .send({ statement: '由复核人改写' })
      .expect(200);
    expect(await close('confirm', documentId, record.id, second)).toMatchObject({
      ...{ told: 'NOT_BY_SAME_PERSON', facts: { earlier: 'write' } },
    });
    expect(await latest(documentId)).toBeNull();
  });

  it('is recorded and confirmed by nobody who is its applicant, from whichever account', async () => {
    const identityDocument = nextIdentityNumber();
    const own = await desk.talent({ identityDocument });
    const party = await desk.signer('recorder', { identityDocument });
    const documentId = await draftOf(own.profile.documentId);
    // He may hand it in himself: it is his.
    expect((await recorded(documentId, {}, party)).told).toBe('SIGNER_EXCLUDED');
    const { record } = await recorded(documentId);
    expect((await close('confirm', documentId, record.id, party)).told).toBe('SIGNER_EXCLUDED');
    expect((await close('reject', documentId, record.id, party)).told).toBe('SIGNER_EXCLUDED');
    expect(await latest(documentId)).toBeNull();
  });

  it('is signed by neither of the two who saw it', async () => {
    const documentId = await draft();
    const { record } = await recorded(documentId);
    await close('confirm', documentId, record.id, second);
    for (const each of [clerk, second]) {
      await desk.appoint(each.staff.documentId, 'office');
      const answer = await desk.decide(application, documentId, each.token);
      expect(paper.told(answer)).toBe('SIGNER_EXCLUDED');
    }
    expect((await desk.decide(application, documentId, made.officer.token)).status).toBe(200);
  });

  it('is signed by neither of the two who saw it only when it was mended on paper', async () => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, made.to, { statement: '在区内企业工作三年' });
    const parts = { choice: 'return', parts: ['statement'], defects: { statement: '请补充' } };
    const returned = await desk.decide(application, documentId, made.officer.token, {
      ...parts,
      comment: '请补充',
    });
    expect(returned.status).toBe(200);
    const [recorder, confirmer] = [await desk.signer('recorder'), await desk.signer('recorder')];
    made.setDay(wednesday);
    const early = await recorded(documentId, { receivedOn: '2026-11-20', signedOn: '2026-11-20' });
    expect(early.told).toBe('PAPER_BEFORE_RETURN');
    const { record } = await recorded(
      documentId,
      { signedOn: monday, receivedOn: tuesday },
      recorder,
    );
    expect((await close('confirm', documentId, record.id, confirmer)).told).toBe('done');
    expect(await latest(documentId)).toMatchObject({ state: 'open', handedInOn: monday });
    const [row] = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'case.resubmit' })
      .select('person', 'details');
    expect(row.person).toBe(key(confirmer));
    expect(JSON.parse(row.details)).toMatchObject({
      ...{ medium: 'paper', recordedBy: key(recorder), handedInOn: tuesday },
    });
    for (const each of [recorder, confirmer]) {
      await desk.appoint(each.staff.documentId, 'office');
      const answer = await desk.decide(application, documentId, each.token);
      expect(paper.told(answer)).toBe('SIGNER_EXCLUDED');
      expect(answer.body.error.details.facts.why.code).toBe('recorder');
    }
    expect((await desk.decide(application, documentId, made.officer.token)).status).toBe(200);
  });

  it('is there with its scan for who has to do with it, and for no stranger', async () => {
    const documentId = await draft();
    const { record } = await recorded(documentId);
    const path = `/paper-applications/${record.id}/scan`;
    const scan = await paper.get(`${path}?reason=复核`, second).expect(200);
    expect([scan.type, scan.headers['x-content-type-options']]).toEqual([
      'application/pdf',
      'nosniff',
    ]);
    await paper.get(path, second).expect(400);
    const code = await createRole(site, 'application-stranger', {
      own: ['cases.read', 'files.read', 'cases.confirm-paper', 'cases.record-paper'],
    });
    const stranger = await desk.adminUser('application-stranger@jinlan.test');
    const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: stranger.id }, data: { roles: [role.id] } });
    await paper.get(`${path}?reason=看看`, stranger).expect(404);
    expect(paper.told(await paper.recordApplication(documentId, stranger))).toBe('NOT_FOUND');
    const answer = await paper.closeApplication(
      'confirm',
      { documentId, id: record.id },
      stranger,
      { seen: {} },
    );
    expect(paper.told(answer)).toBe('NOT_FOUND');
  });

  describe('waits for a second person', () => {
    const waiting = async (by: Signer) =>
      (await paper.get('/paper-waiting', by).expect(200)).body.data;
    const told = async ({ staff }: Signer, id: string) =>
      site.strapi.db
        .connection('talent_office_messages')
        .where({ kind: 'paper-waiting', recipient: `staff:${staff.documentId}` })
        .where('facts', 'like', `%${id.slice(0, 8)}%`);

    it('who is told of it, and finds it in one list with signatures on paper', async () => {
      const documentId = await draft();
      const { record } = await recorded(documentId);
      const form = await made.printed();
      const signature = await made.recorded(form);
      for (const { id } of [record, signature.record]) {
        expect(await told(second, id)).toHaveLength(1);
        // Whoever recorded it is not the second person.
        expect(await told(clerk, id)).toHaveLength(0);
      }
      const mine = (await waiting(second)).filter(({ id }: { id: string }) =>
        [record.id, signature.record.id].includes(id),
      );
      expect(mine).toMatchObject([
        { kind: 'application', id: record.id, byReader: false, target: { documentId } },
        { kind: 'decision', id: signature.record.id, byReader: false },
      ]);
      await close('confirm', documentId, record.id, second);
      const left = (await waiting(clerk)).map(({ id }: { id: string }) => id);
      expect(left).toContain(signature.record.id);
      expect(left).not.toContain(record.id);
    });
  });
});
