import { randomUUID } from 'node:crypto';

import JSZip from 'jszip';

import type {
  EntryDocumentsBody,
  RegisterBody,
} from '../../plugins/talent-office/shared/contracts/documents';
import { createCommittee, meetingType, type TestCommittee } from '../factories/committee';
import { application, createDesk, type Desk } from '../factories/desk';
import { binary } from '../factories/paper';
import { pdfText } from '../factories/pdf-text';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const monday = '2026-11-23';
const profile = 'plugin::talent-office.talent-profile';

describe('papers that the office issues', () => {
  let site: Site;
  let desk: Desk;
  let at: TestCommittee;
  let officer: Signer;
  let leader: Signer;
  let to: { benefit: string; line: string };

  const setDay = (day: string) => desk.service('clock').set(new Date(`${day}T10:00:00+08:00`));
  const knex = () => site.strapi.db.connection;
  const get = (path: string, by = officer) =>
    site.http.get(`/talent-office${path}`).auth(by.token, { type: 'bearer' });
  const of = (documentId: string, type = application) => `/documents/of/${type}/${documentId}`;
  const post = async (path: string, body: object, by = officer, key: string = randomUUID()) => {
    const sent = { path: `/talent-office${path}`, token: by.token, key, body };
    const answer = await desk.post(sent);
    return answer.status === 200
      ? answer.body.data
      : String(answer.body.error?.details?.code ?? answer.status);
  };
  const issue = (documentId: string, more: object = {}, by = officer) =>
    post(of(documentId), { kind: 'award-letter', ...more }, by);
  const listed = async (documentId: string, type = application): Promise<EntryDocumentsBody> =>
    (await get(of(documentId, type)).expect(200)).body.data;
  const file = async (id: string, format: 'docx' | 'pdf', by = officer) =>
    get(`/documents/${id}/file?format=${format}`, by)
      .buffer()
      .parse(binary as never);
  const textOf = async (id: string): Promise<string> => {
    const { body } = await file(id, 'docx');
    const archive = await JSZip.loadAsync(body as Buffer);
    const xml = (await archive.file('word/document.xml')?.async('string')) ?? '';
    return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join('');
  };
  const register = async (query = ''): Promise<RegisterBody> =>
    (await get(`/document-numbers?${query}`).expect(200)).body.data;
  const awarded = async (who?: Awaited<ReturnType<Desk['talent']>>): Promise<string> => {
    const documentId = await desk.applied(who ?? (await desk.talent()), to);
    expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
    return documentId;
  };
  const numberIn = (text: string | null): number => Number(/(\d+)号$/.exec(text ?? '')?.[1]);

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    desk = await createDesk(site);
    at = await createCommittee(site, desk, 3);
    officer = await desk.signer('office');
    leader = await desk.signer('leading-group');
    const line = await desk.line(100_000_000, officer.actor);
    to = {
      line,
      benefit: await desk.benefit({
        kind: 'award',
        amountExpression: '140950',
        ruleSet: await desk.rules('papers', application, 'subject.tier in ["A", "B"]'),
        workflow: await desk.workflow('papers', application, [
          { key: 'leading-group', onPass: { award: 'reserved' } },
        ]),
        line,
      }),
    };
  });
  beforeEach(() => setDay(monday));
  afterAll(() => site.stop());

  it('tells whoever was awarded something, with a number, in figures and in capitals', async () => {
    const documentId = await awarded();
    expect((await listed(documentId)).kinds).toEqual(['award-letter']);
    const { id, number } = await issue(documentId);
    expect(number).toMatch(/^人才核〔2026〕\d+号$/);
    const told = '人民币1,409.50元（大写：壹仟肆佰零玖元伍角整）';
    const docx = await textOf(id);
    for (const said of [number, '测试人才：', told, '2026年11月23日']) expect(docx).toContain(said);
    const pdf = await file(id, 'pdf');
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdfText(pdf.body as Buffer)).toContain(told);
    expect((await listed(documentId)).documents).toMatchObject([
      { id, number, kind: 'award-letter', template: null, void: null },
    ]);
    const audited = await knex()('talent_office_audit')
      .where({ target_document_id: documentId })
      .where('action', 'like', 'document.%')
      .pluck('action');
    expect(audited).toEqual(['document.issue', 'document.read', 'document.read']);
  });

  it('keeps what it said when what it is about changes, and keeps it sealed', async () => {
    const who = await desk.talent();
    const documentId = await awarded(who);
    const { id } = await issue(documentId);
    await knex()('talent_office_talent_profiles')
      .where({ document_id: who.profile.documentId })
      .update({ name: '另一个名字' });
    const answer = await file(id, 'pdf');
    expect([answer.status, String(answer.body).slice(0, 5)]).toEqual([200, '%PDF-']);
    const pdf = pdfText(answer.body as Buffer);
    expect(pdf).toContain('测试人才：');
    const row = await knex()('talent_office_documents').where({ public_id: id }).first();
    expect(row.facts).toMatch(/^v1\./);
    expect(row.facts).not.toContain('测试人才');
  });

  it('gives numbers without a gap, and none to what fails', async () => {
    const first = await issue(await awarded());
    const documentId = await desk.applied(await desk.talent(), to);
    expect(await issue(documentId)).toBe('DOCUMENT_NOT_DUE');
    expect(await issue(documentId, { kind: 'payment-letter' })).toBe('NOT_FOUND');
    const crashed = await awarded();
    const crash = site.strapi.db.transaction(async ({ trx }) => {
      const target = { type: application, documentId: crashed };
      const asked = { kind: 'award-letter', target, actor: officer.actor, requestId: null };
      await desk.service('documents').issue(trx, asked);
      throw new Error('crashed');
    });
    await expect(crash).rejects.toThrow('crashed');
    const next = await issue(crashed);
    expect(numberIn(next.number)).toBe(numberIn(first.number) + 1);
  });

  it('counts each year by itself', async () => {
    setDay('2027-01-04');
    const { number } = await issue(await awarded());
    expect(number).toBe('人才核〔2027〕1号');
  });

  it('issues one of a kind; another only with a reason, and the old one is void', async () => {
    const documentId = await awarded();
    const first = await issue(documentId);
    expect(await issue(documentId)).toBe('DOCUMENT_STANDS');
    const second = await issue(documentId, { reason: '单位名称有误' });
    expect(numberIn(second.number)).toBe(numberIn(first.number) + 1);
    const { documents } = await listed(documentId);
    expect(documents.map(({ id, void: ended }) => [id, ended?.reason ?? null])).toEqual([
      [first.id, '单位名称有误'],
      [second.id, null],
    ]);
    // What is void is still read.
    expect((await file(first.id, 'docx')).status).toBe(200);
    expect(await post(`/documents/${first.id}/void`, { reason: '再次' })).toBe('DOCUMENT_VOID');
  });

  it('never gives the number of a void paper again, and keeps it with reason and person', async () => {
    const documentId = await awarded();
    const { id, number } = await issue(documentId);
    expect(await post(`/documents/${id}/void`, { reason: '' })).toBe('INVALID_INPUT');
    expect((await post(`/documents/${id}/void`, { reason: '金额有误' })).number).toBe(number);
    const again = await issue(documentId);
    expect(numberIn(again.number)).toBe(numberIn(number) + 1);
    const { rows, total } = await register(`state=void&search=${encodeURIComponent(number)}`);
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ number, document: id, void: { reason: '金额有误' } }]);
    expect(rows[0]?.void?.by).toBe(rows[0]?.issuedBy);
    expect((await register('search=%25')).total).toBe(0);
  });

  it('answers a repeated request with the same paper', async () => {
    const documentId = await awarded();
    const key = randomUUID();
    const once = await post(of(documentId), { kind: 'award-letter' }, officer, key);
    expect(await post(of(documentId), { kind: 'award-letter' }, officer, key)).toEqual(once);
    expect((await listed(documentId)).documents).toHaveLength(1);
  });

  it('numbers as the office has set it, and refuses a form without its two places', async () => {
    const settings = 'plugin::talent-office.document-setting';
    const wrong = desk.create(settings, {
      kind: 'award-letter',
      numberForm: '呼人才函〔{year}〕号',
    });
    await expect(wrong).rejects.toThrow('{number}');
    const setting = await desk.create(settings, {
      kind: 'award-letter',
      numberForm: '呼人才函〔{year}〕{number}号',
    });
    expect((await issue(await awarded())).number).toBe('呼人才函〔2026〕1号');
    // Written past the panel.
    await knex()('talent_office_document_settings').update({ number_form: '无号' });
    expect(await issue(await awarded())).toBe('NUMBER_FORM_INVALID');
    await site.strapi.documents(settings as never).delete({ documentId: setting.documentId });
    expect((await issue(await awarded())).number).toMatch(/^人才核/);
  });

  it('is nothing that a party to the case writes or reads', async () => {
    const identity = '11010519491231002X';
    const insider = await desk.signer('office', { identityDocument: identity });
    const who = await desk.talent({ identityDocument: identity });
    const documentId = await awarded(who);
    expect(await issue(documentId, {}, insider)).toBe('SIGNER_EXCLUDED');
    const { id } = await issue(documentId);
    expect((await file(id, 'docx', insider)).status).toBe(403);
    expect(await post(`/documents/${id}/void`, { reason: '有误' }, insider)).toBe(
      'SIGNER_EXCLUDED',
    );
    const own = { kind: 'certificate' };
    const certified = of(who.profile.documentId, profile);
    expect(await post(certified, own, insider)).toBe('SIGNER_EXCLUDED');
    expect((await post(certified, own)).number).toMatch(/^人才证〔2026〕/);
  });

  it('is there for nobody without the permission', async () => {
    const documentId = await awarded();
    const { id } = await issue(documentId);
    const none = await desk.adminUser(`none-${randomUUID()}@jinlan.test`);
    const becomes = async (own: Parameters<typeof createRole>[2]['own'] = []) => {
      const code = await createRole(site, `papers-${randomUUID()}`, { own });
      const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
      await site.strapi.db
        .query('admin::user')
        .update({ where: { id: none.id }, data: { roles: [role.id] } });
    };
    await becomes();
    const by = none as unknown as Signer;
    expect(await issue(documentId, {}, by)).toBe('NOT_PERMITTED');
    expect(await post(`/documents/${id}/void`, { reason: '有误' }, by)).toBe('NOT_PERMITTED');
    await get(of(documentId), by).expect(403);
    await get(`/documents/${id}/file?format=docx`, by).expect(403);
    await get('/document-numbers', by).expect(403);
    await becomes(['documents.read', 'documents.issue', 'documents.void']);
    // The permission alone shows nobody's case.
    await get(of(documentId), by).expect(404);
    await get(`/documents/${id}/file?format=docx`, by).expect(404);
    expect(await issue(documentId, { reason: '重发' }, by)).toBe('NOT_FOUND');
    expect(await post(`/documents/${id}/void`, { reason: '有误' }, by)).toBe('NOT_FOUND');
  });

  it('has the papers of a meeting: agenda, sign-in sheet, vote sheets, and minutes once signed', async () => {
    const workflow = await at.workflow('papers-voted', [at.stage()]);
    const benefit = await desk.benefit({
      ...{ kind: 'voted', amountExpression: '140950', line: to.line, workflow },
      ruleSet: at.ruleSet,
    });
    const meeting = await at.convened(await at.applied(2, { benefit, line: to.line }));
    const path = of(meeting, meetingType);
    const made = async (kind: string) => post(path, { kind }, at.secretary);
    expect((await listed(meeting, meetingType)).kinds).toEqual([
      'agenda',
      'sign-in-sheet',
      'vote-sheet',
    ]);
    const agenda = await made('agenda');
    expect(agenda.number).toBeNull();
    const said = await textOf(agenda.id);
    expect(said).toContain(
      '以上议题共2项，申请金额合计人民币2,819.00元（大写：贰仟捌佰壹拾玖元整）',
    );
    expect(await textOf((await made('sign-in-sheet')).id)).toContain('签到表');
    expect(await textOf((await made('vote-sheet')).id)).toContain('□同意　□不同意　□缓议　□弃权');
    expect(await made('minutes')).toBe('DOCUMENT_NOT_DUE');
    await at.voteAll(meeting, ['approve', 'approve']);
    await at.record(meeting);
    await at.send(at.secretary, `${meeting}/minutes`);
    await desk.act(meetingType, meeting, 'sign', at.secretary.actor);
    const minutes = await made('minutes');
    expect(minutes.number).toMatch(/^人才纪要〔2026〕\d+号$/);
    const told = await textOf(minutes.id);
    expect(told).toContain('实到3人，共议事项2项');
    expect(told).toContain('表决情况');
  });

  it('shows each kind with sample data', async () => {
    const { body } = await get('/document-kinds/payment-letter/sample')
      .buffer()
      .parse(binary as never);
    expect(pdfText(body as Buffer)).toContain('关于拨付2026年度人才专项资金的函');
  });
});
