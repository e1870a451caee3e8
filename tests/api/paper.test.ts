import { randomUUID } from 'node:crypto';

import JSZip from 'jszip';

import { application, type Desk } from '../factories/desk';
import { fileContents } from '../factories/files';
import { createRole } from '../factories/roles';
import { createPaperDesk, monday, tuesday, type PaperDesk } from '../factories/paper-desk';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

describe('what is signed on paper', () => {
  let site: Site;
  let desk: Desk;
  let paper: PaperDesk['paper'];
  let officer: Signer;
  let leader: Signer;
  let clerk: Signer;
  let second: Signer;
  let printed: PaperDesk['printed'];
  let recorded: PaperDesk['recorded'];
  let standing: PaperDesk['standing'];
  let setDay: PaperDesk['setDay'];

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    ({ desk, paper, officer, leader, clerk, second, printed, recorded, standing, setDay } =
      await createPaperDesk(site));
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
