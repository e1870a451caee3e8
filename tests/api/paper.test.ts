import { randomUUID } from 'node:crypto';

import JSZip from 'jszip';

import { application, createDesk, type Desk } from '../factories/desk';
import { fileContents } from '../factories/files';
import { nextIdentityNumber } from '../factories/office';
import { createPaper } from '../factories/paper';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const monday = '2026-11-23';
const tuesday = '2026-11-24';
const wednesday = '2026-11-25';

describe('what is signed on paper', () => {
  let site: Site;
  let desk: Desk;
  let paper: ReturnType<typeof createPaper>;
  let officer: Signer;
  let leader: Signer;
  let clerk: Signer;
  let second: Signer;
  let to: { benefit: string; line: string };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const apply = async (who?: Awaited<ReturnType<Desk['talent']>>) =>
    desk.applied(who ?? (await desk.talent()), to, { statement: '在区内企业工作三年' });
  const standing = async (documentId: string) => {
    const { one, workflow, decisions } = await desk.viewOf(application, documentId);
    return [one.state, workflow.stages[one.stage].key, decisions.length];
  };
  /** An application whose form was printed on Monday, with the digest; it is Wednesday. */
  const printed = async (who?: Awaited<ReturnType<Desk['talent']>>) => {
    setDay(monday);
    const id = await apply(who);
    const digest = await paper.print(id, clerk);
    setDay(wednesday);
    return { id, digest };
  };
  const recorded = async (
    { id, digest }: { id: string; digest: string },
    more: Readonly<Record<string, string | Buffer>> = {},
    { by = clerk, signer = officer } = {},
  ) => {
    const answer = await paper.record(id, by, signer, {
      printed: digest,
      signedOn: tuesday,
      ...more,
    });
    return { told: paper.told(answer), body: answer.body, record: answer.body.data?.records[0] };
  };

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    desk = await createDesk(site);
    paper = createPaper(site, desk);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    clerk = await desk.signer('recorder');
    second = await desk.signer('recorder');
    const ruleSet = await desk.rules('tier', application, 'subject.tier in ["A", "B"]');
    const line = await desk.line(100_000_000, officer.actor);
    const workflow = await desk.workflow('paper', application, [
      { key: 'office' },
      { key: 'leading-group', onPass: { award: 'reserved' }, sets: ['awardedFen'] },
    ]);
    const common = { kind: 'paper', amountExpression: '140950', ruleSet, workflow, line };
    to = { line, benefit: await desk.benefit(common) };
  });
  beforeEach(() => setDay(monday));
  afterAll(() => site.stop());

  describe('the form', () => {
    it('prints as PDF and DOCX with what is decided, the same digest for the same facts', async () => {
      const { id, digest } = await printed();
      expect(digest).toMatch(/^[0-9A-F]{12}$/);
      expect(await paper.print(id, second)).toBe(digest);
      const pdf = await paper.form(id, digest, 'pdf', clerk);
      expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
      expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      const docx = await paper.form(id, digest, 'docx', clerk);
      const archive = await JSZip.loadAsync(docx.body as Buffer);
      const text = await archive.file('word/document.xml')?.async('string');
      expect(Object.keys(archive.files).some((name) => name.endsWith('.png'))).toBe(true);
      for (const said of [
        ...['审批表', '测试人才', '在区内企业工作三年', '壹仟肆佰零玖元伍角整', '1,409.50 元'],
        ...['office', '□ 同意', digest.replace(/(.{4})(?=.)/g, '$1-')],
      ]) {
        expect(text).toContain(said);
      }
      // Kept by the engine, and nobody's to read from a form.
      expect(text).not.toContain('profileSnapshot');
    });

    it('is printed while its case is open, and only as it was printed', async () => {
      const { id, digest } = await printed();
      expect((await paper.form(id, '0123456789AB', 'pdf', clerk)).status).toBe(422);
      await desk.decide(application, id, officer.token);
      const outdated = await paper.form(id, digest, 'pdf', clerk);
      expect(JSON.parse(String(outdated.body)).error.details).toMatchObject({
        code: 'PRINT_OUTDATED',
        facts: { attributes: 'stage' },
      });
      await desk.decide(application, id, leader.token, { values: { awardedFen: 140_950 } });
      const caseId = await paper.caseOf(id);
      const path = `/talent-office/cases/${caseId}/prints`;
      const late = await desk.post({ path, token: clerk.token, key: randomUUID(), body: {} });
      expect(paper.told(late)).toBe('CASE_NOT_OPEN');
    });
  });

  it('is decided when a second person has confirmed what the first recorded', async () => {
    const form = await printed();
    const { id, digest } = form;
    // As a scanner reads the QR.
    const scanned = { printed: `http://x/admin/y?paper=${digest}`, comment: '同意补助' };
    const { told, record } = await recorded(form, scanned);
    expect(told).toBe('done');
    expect(record).toMatchObject({ state: 'waiting', byReader: true, handler: '王经办' });
    expect(await standing(id)).toEqual(['open', 'office', 0]);

    const close = async (by: Signer, more = {}) =>
      paper.told(await paper.close('confirm', record.id, by, more));
    expect(await close(second, { proven: false })).toBe('SIGNATURE_UNPROVEN');
    expect(await close(clerk)).toBe('NOT_BY_SAME_PERSON');
    expect(await standing(id)).toEqual(['open', 'office', 0]);
    const key = randomUUID();
    expect(await close(second, { key })).toBe('done');
    expect(await close(second, { key })).toBe('done');
    expect(await close(second)).toBe('PAPER_CLOSED');
    expect(await standing(id)).toEqual(['open', 'leading-group', 1]);

    const [made] = (await desk.viewOf(application, id)).decisions;
    const person = ({ staff }: Signer) => `staff:${staff.documentId}`;
    expect(made).toMatchObject({
      ...{ person: person(officer), medium: 'paper', signedOn: tuesday, comment: '同意补助' },
      ...{ recordedBy: person(clerk), confirmedBy: person(second) },
    });
    const trail = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: id })
      .whereIn('action', ['case.print', 'case.record-paper', 'case.approve', 'case.confirm-paper'])
      .orderBy('id')
      .select('action', 'person');
    expect(trail.map(({ action, person: by }) => [action, by])).toEqual([
      ...[
        ['case.print', person(clerk)],
        ['case.record-paper', person(clerk)],
      ],
      ...[
        ['case.approve', person(second)],
        ['case.confirm-paper', person(second)],
      ],
    ]);
    const shown = await paper.get(`/cases/${await paper.caseOf(id)}`, clerk).expect(200);
    expect(shown.body.data.decisions[0].paper).toMatchObject({ signedOn: tuesday });
  });

  it('is refused once the facts are others than those that were printed, and says which', async () => {
    const who = await desk.talent();
    const form = await printed(who);
    const before = await recorded(form);
    expect(before.told).toBe('done');
    const parts = { choice: 'return', parts: ['statement'], comment: '请补充' };
    await desk.decide(application, form.id, leader.token, parts);
    expect((await desk.decide(application, form.id, officer.token, parts)).status).toBe(200);
    await site.strapi
      .documents(application)
      .update({ documentId: form.id, data: { statement: '五年' } as never });
    await desk.act(application, form.id, 'submit', who.actor);
    const again = await recorded(form);
    expect(again.body.error.details).toMatchObject({
      code: 'PRINT_OUTDATED',
      facts: { attributes: 'round, statement' },
    });
    expect(again.body.error.message).toContain('申请说明');
    const confirmed = await paper.close('confirm', before.record.id, second);
    expect(paper.told(confirmed)).toBe('PRINT_OUTDATED');
    expect(paper.told(await paper.close('reject', before.record.id, second))).toBe('done');
  });

  it('is refused when an amount or an attribute was written past the gate', async () => {
    const form = await printed();
    const { record } = await recorded(form);
    const table = 'talent_office_fund_applications';
    const where = { document_id: form.id };
    await site.strapi.db.connection(table).where(where).update({ statement: '十年' });
    const late = await paper.close('confirm', record.id, second);
    expect(late.body.error.details).toMatchObject({
      code: 'CONTENT_CHANGED',
      facts: { attributes: 'statement' },
    });
    expect((await recorded(form, {}, { signer: await desk.signer('office') })).told).toBe(
      'CONTENT_CHANGED',
    );
    expect(await standing(form.id)).toEqual(['open', 'office', 0]);
  });

  it('is a form of this case, with its scan, on a day when it could be signed', async () => {
    const form = await printed();
    const other = await printed();
    const told = async (more: Parameters<typeof recorded>[1]) => (await recorded(form, more)).told;
    expect(await told({ printed: other.digest })).toBe('PRINT_UNKNOWN');
    expect(await told({ signedOn: '2026-11-22' })).toBe('PAPER_DATE');
    expect(await told({ signedOn: '2026-11-26' })).toBe('PAPER_DATE');
    expect(await told({ signedOn: '2026-02-30' })).toBe('INVALID_INPUT');
    expect(await told({ values: '{"awardedFen":' })).toBe('INVALID_INPUT');
    expect(await told({ values: '{"awardedFen":1}' })).toBe('VALUE_NOT_ASKED');
    expect(await told({ choice: 'refuse' })).toBe('COMMENT_MISSING');
    expect(await told({ scan: fileContents.pdf('<html><script>1</script>') })).toBe('FILE_KIND');
    expect(await told({})).toBe('done');
    expect(await told({})).toBe('PAPER_PENDING');
    const path = `/talent-office/cases/${await paper.caseOf(form.id)}/paper-decisions`;
    const bare = await desk.post({ path, token: clerk.token, key: randomUUID(), body: {} });
    expect(bare.status).toBe(400);
  });

  describe('binds its signer', () => {
    it('who holds the seat at that unit on that day', async () => {
      const form = await printed();
      const told = async (more: Parameters<typeof recorded>[1], signer = officer) =>
        (await recorded(form, more, { signer })).told;
      expect(await told({}, leader)).toBe('PAPER_SIGNER_SEAT');
      expect(await told({ unit: await paper.unitOf(leader.staff.documentId) })).toBe(
        'PAPER_SIGNER_SEAT',
      );
      const left = await desk.signer('office');
      const unit = await paper.unitOf(left.staff.documentId);
      const appointments = 'plugin::talent-office.appointment';
      const [appointment] = await site.strapi
        .documents(appointments)
        .findMany({ filters: { staff: { documentId: left.staff.documentId } } as never });
      await site.strapi.documents(appointments).update({
        documentId: String(appointment?.documentId),
        data: { endsOn: wednesday } as never,
      });
      expect(await told({ unit, signedOn: wednesday }, left)).toBe('PAPER_SIGNER_SEAT');
      // He signed while he was in office.
      expect(await told({ unit }, left)).toBe('done');
    });

    it('who is not the applicant, and signs a case once', async () => {
      const identityDocument = nextIdentityNumber();
      const own = await desk.talent({ identityDocument });
      const relative = await desk.signer('office', { identityDocument });
      const refused = await recorded(await printed(own), {}, { signer: relative });
      expect(refused.body.error.details).toMatchObject({
        code: 'PAPER_SIGNER_EXCLUDED',
        facts: { why: 'subject' },
      });
      const form = await printed();
      const first = await recorded(form);
      await paper.close('confirm', first.record.id, second);
      await desk.appoint(officer.staff.documentId, 'leading-group');
      const next = { id: form.id, digest: await paper.print(form.id, clerk) };
      const units = await desk
        .service('organisation')
        .seatsOf({ id: '', keys: [`staff:${officer.staff.documentId}`] });
      const unit = units.find(({ role }: { role: string }) => role === 'leading-group').unit;
      const values = JSON.stringify({ awardedFen: 100_000 });
      const asked = { unit, values, signedOn: wednesday };
      expect((await recorded(next, asked)).body.error.details).toMatchObject({
        code: 'PAPER_SIGNER_EXCLUDED',
        facts: { why: 'signer' },
      });
      // Another one, with a lower amount: the same door.
      const lower = { values, signedOn: wednesday };
      const { told, record } = await recorded(next, lower, { signer: leader });
      expect(told).toBe('done');
      await paper
        .close('confirm', record.id, second)
        .then(({ status }) => expect(status).toBe(200));
      expect((await desk.stored(application, form.id)).awardedFen).toBe('100000');
      expect((await standing(form.id))[0]).toBe('approved');
    });
  });

  describe('and not those who record and confirm it', () => {
    it('who may have keyed the case in', async () => {
      const who = await desk.talent();
      const form = await printed({ ...who, actor: clerk.actor } as never);
      const { told, record } = await recorded(form);
      expect(told).toBe('done');
      expect(paper.told(await paper.close('confirm', record.id, second))).toBe('done');
    });

    it('but who are not the applicant', async () => {
      const identityDocument = nextIdentityNumber();
      const own = await desk.talent({ identityDocument });
      const party = await desk.signer('recorder', { identityDocument });
      const form = await printed(own);
      expect((await recorded(form, {}, { by: party })).told).toBe('CLERK_IS_PARTY');
      const { record } = await recorded(form);
      expect(paper.told(await paper.close('confirm', record.id, party))).toBe('CLERK_IS_PARTY');
    });
  });

  it('has a scan that its readers read with a reason, and strangers do not find', async () => {
    const { record } = await recorded(await printed());
    const path = `/paper-decisions/${record.id}/scan`;
    const scan = await paper.get(`${path}?reason=复核`, second).expect(200);
    expect([scan.type, scan.headers['x-content-type-options']]).toEqual([
      'application/pdf',
      'nosniff',
    ]);
    await paper.get(path, second).expect(400);
    const code = await createRole(site, 'paper-stranger', {
      own: ['cases.read', 'files.read', 'cases.confirm-paper', 'cases.record-paper', 'cases.print'],
    });
    const stranger = await desk.adminUser('stranger@jinlan.test');
    const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: stranger.id }, data: { roles: [role.id] } });
    await paper.get(`${path}?reason=看看`, stranger).expect(404);
    expect(paper.told(await paper.close('confirm', record.id, stranger))).toBe('NOT_FOUND');
  });
});
