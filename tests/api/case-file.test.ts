import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { Workbook } from 'exceljs';
import JSZip from 'jszip';

import { createCommittee, type TestCommittee } from '../factories/committee';
import { application, type Desk } from '../factories/desk';
import { fileContents } from '../factories/files';
import { binary } from '../factories/paper';
import {
  createPaperDesk,
  monday,
  tuesday,
  wednesday,
  type PaperDesk,
} from '../factories/paper-desk';
import { createPayer, type Payer } from '../factories/payments';
import { pdfText } from '../factories/pdf-text';
import { createRole } from '../factories/roles';
import { startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const objection = 'plugin::talent-office.objection';
const account = '6222020000000000123';
const objector = '王某某';

/** The file of a case (一案一卷), of one that went the whole way. */
describe('the file of a case', () => {
  let site: Site;
  let made: PaperDesk;
  let desk: Desk;
  let at: TestCommittee;
  let payer: Payer;
  let to: { benefit: string; line: string };
  let whole: { documentId: string; caseId: string; letter: string };

  const get = (url: string, by: { token: string } = made.officer) =>
    site.http.get(`/talent-office${url}`).auth(by.token, { type: 'bearer' });
  const post = async (url: string, body: object, by: { token: string } = made.officer) => {
    const sent = { path: `/talent-office${url}`, token: by.token, key: randomUUID(), body };
    const answer = await desk.post(sent);
    expect([url, answer.status, answer.body.error]).toEqual([url, 200, undefined]);
    return answer.body.data;
  };
  const fileOf = (caseId: string, format: 'pdf' | 'zip', by?: { token: string }) =>
    get(`/cases/${caseId}/case-file?format=${format}&reason=${encodeURIComponent('归档')}`, by)
      .buffer()
      .parse(binary as never);
  const textOf = async (caseId: string): Promise<string> => {
    const answer = await fileOf(caseId, 'pdf');
    expect([answer.status, String(answer.body).slice(0, 5)]).toEqual([200, '%PDF-']);
    return pdfText(answer.body as Buffer);
  };
  const caseOf = async (documentId: string): Promise<string> =>
    String((await desk.viewOf(application, documentId)).one.publicId);
  const attach = async (
    documentId: string,
    name: string,
    actor: Signer['actor'],
    content = fileContents.pdf(name),
  ) => {
    const files = desk.service('files');
    const temporary = path.join(os.tmpdir(), randomUUID());
    await writeFile(temporary, content);
    const stored = await files.store({ path: temporary, name, size: content.length });
    await rm(temporary);
    await site.strapi.db.transaction(({ trx }) =>
      files.attach(trx, { type: application, documentId }, stored, { actor, requestId: null }),
    );
    return content;
  };

  /** From the application with its contract, by paper, meeting and notice, to the payment. */
  const goTheWholeWay = async () => {
    made.setDay(monday);
    const who = await desk.talent();
    const { documentId } = await desk.office.create('fund-application', {
      title: '申请',
      applicant: who.profile.documentId,
      statement: made.statement,
      ...to,
    });
    await attach(documentId, '劳动合同.pdf', who.actor);
    await attach(documentId, '学位证书.png', who.actor, fileContents.picture());
    await attach(documentId, '模糊照片.png', who.actor, fileContents.png('x'));
    await desk.act(application, documentId, 'submit', who.actor);
    expect((await desk.decide(application, documentId, made.officer.token)).status).toBe(200);
    const digest = await made.paper.print(documentId, made.clerk);
    made.setDay(wednesday);
    const kept = await made.recorded(
      { id: documentId, digest },
      { signedOn: tuesday },
      {
        signer: at.colleague,
      },
    );
    expect(kept.told).toBe('done');
    const closed = await made.paper.close('confirm', kept.record.id, made.second);
    expect(closed.status).toBe(200);
    const meeting = await at.convened([documentId]);
    await at.voteAll(meeting, ['approve']);
    await at.record(meeting);
    expect(await at.apply(meeting)).toEqual(['applied']);
    await at.send(at.secretary, `${meeting}/minutes`);
    await desk.act('plugin::talent-office.meeting', meeting, 'sign', at.secretary.actor);
    const caseId = await caseOf(documentId);
    const { body } = await get(`/postings?state=running`);
    const posting = body.data.find((one: { items: { caseId: string }[] }) =>
      one.items.some((item) => item.caseId === caseId),
    );
    await post(`/postings/${posting.id}/proofs`, {
      ...{ place: '区政府网站', postedOn: wednesday, url: 'https://hulan.example/notice' },
    });
    const notice = posting.items[0].id;
    const objected = await site.strapi.db.transaction(({ trx }) =>
      desk.service('notices').object(trx, notice, {
        ...{ realName: true, name: objector, contact: '13900005678' },
        text: `${objector}反映业绩不实`,
      }),
    );
    await post(`/objections/${objected.id}/copies`, { text: '反映业绩不实' });
    const discipline = await desk.signer('objection');
    await desk.act(objection, objected.id, 'dismiss', discipline.actor, {
      ...{ decision: '查无实据', decidedOn: wednesday },
    });
    made.setDay('2026-12-04');
    await desk.service('notices').finishDue();
    const letter = await post(`/documents/of/${application}/${documentId}`, {
      kind: 'award-letter',
    });
    const { name } = await desk.stored(
      'plugin::talent-office.talent-profile',
      who.profile.documentId,
    );
    await payer.account({ talent: who.profile.documentId }, name, account);
    await payer.pay(documentId, { voucherNumber: '凭0001', paidOn: '2026-12-04' });
    return { documentId, caseId, letter: String(letter.number) };
  };

  beforeAll(async () => {
    site = await startSite({ now: `${monday}T02:00:00.000Z` });
    made = await createPaperDesk(site);
    ({ desk } = made);
    payer = await createPayer(site, desk);
    at = await createCommittee(site, desk, 3);
    const workflow = await at.workflow('whole', [
      {
        ...{ key: 'acceptance', title: '受理', kind: 'acceptance' },
        seats: [{ key: 'acceptance', title: '受理', role: 'office', signatures: 1 }],
      },
      {
        ...{ key: 'office', title: '初审', kind: 'review' },
        seats: [{ key: 'office', title: '初审', role: 'office', signatures: 1 }],
      },
      at.stage(),
      { key: 'notice', title: '公示', kind: 'notice', noticeWorkingDays: 5 },
    ]);
    // Of this year: what is awarded is due at once.
    const line = await desk.line(100_000_000, made.officer.actor, 2026);
    const benefit = await desk.benefit({
      ...{ kind: 'whole', amountExpression: '140950', line, workflow },
      ruleSet: at.ruleSet,
    });
    to = { benefit, line };
    whole = await goTheWholeWay();
  }, 240_000);
  afterAll(() => site.stop());

  it('has everything that belongs to it, in its order, under one catalogue', async () => {
    const text = await textOf(whole.caseId);
    const told = [
      ...['资金申请：申请', '附件：劳动合同.pdf', '资格审核和金额测算记录', '审批意见'],
      ...['审批表（签署扫描件）', '会议纪要摘录', '公示', '异议（隐名副本）', whole.letter],
      ...['拨付：测试人才'],
    ];
    const places = told.map((said) => text.indexOf(said));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const said of ['30年（至2056年12月31日）', '凭0001', '大写：壹仟肆佰零玖元伍角整']) {
      expect(text).toContain(said);
    }
    expect(text).toContain(made.statement);
  });

  it('shows of an objection its redacted copy alone, and no account', async () => {
    const text = await textOf(whole.caseId);
    expect(text).toContain('反映业绩不实');
    expect(text).not.toContain(objector);
    expect(text).not.toContain('13900005678');
    expect(text).not.toContain(account);
  });

  it('numbers its pages through, and the catalogue says where each piece begins', async () => {
    const pages = (await textOf(whole.caseId)).split('\f');
    pages.forEach((page, index) => expect(page).toContain(`— ${index + 1} —`));
    const letter = pages.findIndex((page) => page.includes('关于核定')) + 1;
    expect(letter).toBeGreaterThan(2);
    const catalogue = pages.slice(1, 3).join('');
    expect(catalogue).toContain(`核定通知2026-12-04${letter}`);
  });

  it('binds pictures, and has a page in the place of what it cannot bind, that says why', async () => {
    const pages = (await textOf(whole.caseId)).split('\f');
    const pageOf = (said: string) => pages.findIndex((page, at) => at > 2 && page.includes(said));
    const [contract, degree, blurred] = ['劳动合同.pdf', '学位证书.png', '模糊照片.png'].map(
      (name) => pageOf(`附件：${name}`),
    );
    expect(pages[contract ?? 0]).toContain('PDF 文件，不能并入本卷');
    expect(pages[degree ?? 0]).not.toContain('未并入的原因');
    expect(pages[blurred ?? 0]).toContain('图片已损坏');
    expect([degree, blurred]).toEqual([Number(contract) + 1, Number(contract) + 2]);
    const answer = await fileOf(whole.caseId, 'pdf');
    const drawn = String(answer.body.toString('latin1')).match(/\/Subtype \/Image/g);
    expect(drawn).toHaveLength(1);
  });

  it('is an archive with every file as it came in, and its digest', async () => {
    const { body } = await fileOf(whole.caseId, 'zip');
    const archive = await JSZip.loadAsync(body as Buffer);
    const names = Object.keys(archive.files);
    expect(names[0]).toBe('000 卷内目录及案卷.pdf');
    const contract = names.find((name) => name.includes('劳动合同')) ?? '';
    expect(await archive.file(contract)?.async('nodebuffer')).toEqual(
      fileContents.pdf('劳动合同.pdf'),
    );
    expect(names.some((name) => name.includes(whole.letter) && name.endsWith('.docx'))).toBe(true);
    expect(names.some((name) => name.includes('审批表'))).toBe(true);
    const sums = await archive.file('SHA256SUMS.txt')?.async('string');
    expect(sums).toContain(`  ${contract}`);
  });

  it('keeps who took it, and why', async () => {
    await fileOf(whole.caseId, 'pdf');
    const row = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: whole.documentId, action: 'case-file.read' })
      .orderBy('id', 'desc')
      .first();
    expect(row).toMatchObject({ reason: '归档', actor_id: String(made.officer.actor.id) });
    await get(`/cases/${whole.caseId}/case-file?format=pdf`).expect(400);
    await get(`/cases/${whole.caseId}/case-file?format=pdf&reason=%20`).expect(400);
  });

  it('is there for a refused case, too', async () => {
    const who = await desk.talent();
    const documentId = await desk.applied(who, to, { statement: '不够' });
    await desk.decide(application, documentId, made.officer.token);
    const refused = await desk.decide(application, documentId, at.colleague.token, {
      ...{ choice: 'refuse', comment: '条件不符' },
    });
    expect(refused.status).toBe(200);
    const text = await textOf(await caseOf(documentId));
    expect(text).toContain('条件不符');
    expect(text).not.toContain('拨付：');
  });

  it('lies with the others of its year in a pack for the auditor, that says what is missing', async () => {
    const packOf = (query: string, by?: { token: string }) =>
      get(`/fund-execution/2026/audit-pack?${query}`, by)
        .buffer()
        .parse(binary as never);
    const reason = `reason=${encodeURIComponent('年度审计')}`;
    await get('/fund-execution/2026/audit-pack?format=zip').expect(400);
    await get(`/fund-execution/2031/audit-pack?${reason}`).expect(404);
    const { body, status } = await packOf(`format=zip&${reason}`);
    expect(status).toBe(200);
    const archive = await JSZip.loadAsync(body as Buffer);
    const names = Object.keys(archive.files).filter((name) => name.endsWith('.pdf'));
    expect(names).toEqual([expect.stringMatching(/^案卷\/001 .+\.pdf$/)]);
    const book = await archive.file(names[0] ?? '')?.async('nodebuffer');
    expect(pdfText(book as Buffer)).toContain('劳动合同.pdf');
    const workbook = new Workbook();
    await workbook.xlsx.load(
      (await archive.file('000 审计资料目录.xlsx')?.async('nodebuffer')) as never,
    );
    const rows = workbook.worksheets[0]?.getSheetValues().slice(4) as unknown[][];
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(expect.arrayContaining([whole.letter, '凭0001', '2026-12-04', 1409.5]));
    // Its payment was answered by hand: nobody has issued a letter to the treasury.
    expect(rows[0]?.at(-1)).toBe('没有拨款函');
    const row = await site.strapi.db
      .connection('talent_office_audit')
      .where({ action: 'audit-pack.read' })
      .first();
    expect(row).toMatchObject({ reason: '年度审计' });
    const none = await desk.adminUser(`no-pack-${randomUUID()}@jinlan.test`);
    const code = await createRole(site, `pack-${randomUUID()}`, { own: ['fund.books'] });
    const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
    await site.strapi.db
      .query('admin::user')
      .update({ where: { id: none.id }, data: { roles: [role.id] } });
    expect((await packOf(reason, none)).status).toBe(403);
  });

  it('is nothing for a party to the case, nor without permission', async () => {
    const identityDocument = '11010519491231002X';
    const insider = await desk.signer('office', { identityDocument });
    const who = await desk.talent({ identityDocument });
    const caseId = await caseOf(await desk.applied(who, to, {}));
    expect((await fileOf(caseId, 'pdf', insider)).status).toBe(403);
    const none = await desk.adminUser(`none-${randomUUID()}@jinlan.test`);
    const becomes = async (own: Parameters<typeof createRole>[2]['own']) => {
      const code = await createRole(site, `files-${randomUUID()}`, { own });
      const role = await site.strapi.db.query('admin::role').findOne({ where: { code } });
      await site.strapi.db
        .query('admin::user')
        .update({ where: { id: none.id }, data: { roles: [role.id] } });
    };
    await becomes(['cases.read', 'cases.read-all']);
    expect((await fileOf(caseId, 'pdf', none)).status).toBe(403);
    await becomes(['case-files.read']);
    expect((await fileOf(caseId, 'pdf', none)).status).toBe(404);
    await becomes(['case-files.read', 'cases.read', 'cases.read-all']);
    const { body } = await fileOf(whole.caseId, 'zip', none);
    // Without the permission to read files they are named, and not there.
    const names = Object.keys((await JSZip.loadAsync(body as Buffer)).files);
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  });
});
