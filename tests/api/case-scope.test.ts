import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { fileContents } from '../factories/files';
import { createNoticeOffice } from '../factories/notice';
import { createPanel } from '../factories/panel';
import { startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';

describe('who reads a case and its files', () => {
  let site: Site;
  let at: Awaited<ReturnType<typeof createNoticeOffice>>;
  let benefit: string;
  let tokens: Record<'leader' | 'signer' | 'finance' | 'auditor' | 'fileless', string>;

  const panel = () => createPanel(site);
  const inTransaction = <T>(work: (tx: never) => Promise<T>): Promise<T> =>
    site.strapi.db.transaction(({ trx }) => work(trx as never)) as Promise<T>;

  const role = async (code: string, permissions: string[]): Promise<void> => {
    const roles = site.strapi.service('admin::role' as never) as unknown as {
      create(role: object): Promise<{ id: number }>;
      assignPermissions(id: number, permissions: object[]): Promise<unknown>;
    };
    const { id } = await roles.create({ code, name: code });
    const granted = permissions.map((name) => ({
      action: `plugin::talent-office.${name}`,
      subject: null,
      properties: {},
    }));
    await roles.assignPermissions(id, granted);
  };

  /** An account of one admin role, which may be appointed to a position. */
  const colleague = async (name: string, code: string, position?: string): Promise<string> => {
    const adminUser = await panel().account(name, code);
    const staff = await at.office.create('staff', { name, adminUser });
    if (position) await at.office.appoint(staff.documentId, position);
    return panel().logIn(`${name}@jinlan.test`);
  };

  const get = (url: string, token: string) => panel().send('get', `/talent-office${url}`, token);

  const attach = async (documentId: string, text: string): Promise<string> => {
    const content = fileContents.pdf(text);
    const file = path.join(tmpdir(), randomUUID());
    await writeFile(file, content);
    const upload = { path: file, name: 'scan.pdf', size: content.length };
    const kept = await at.service('files').store(upload);
    const { publicId } = await inTransaction<{ publicId: string }>((tx) =>
      at
        .service('files')
        .attach(tx, { type: application, documentId }, kept, { actor: at.keeper, requestId: null }),
    );
    return publicId;
  };
  const draft = async () => {
    const { profile, actor } = await at.office.talent();
    const { documentId } = await at.office.create('fund-application', {
      title: '安家补贴',
      applicant: profile.documentId,
      benefit,
    });
    return { documentId, actor, file: await attach(documentId, documentId) };
  };
  const submitted = async () => {
    const made = await draft();
    await at.act(application, made.documentId, 'submit', made.actor);
    const { one } = await at.viewOf(made.documentId);
    return { ...made, caseId: one.publicId as string };
  };
  const paths = ({ documentId, caseId, file }: Awaited<ReturnType<typeof submitted>>) => [
    `/cases?type=${application}&documentId=${documentId}`,
    `/cases/${caseId}`,
    `/cases/${caseId}/notices`,
    `/entries/${application}/${documentId}/actions`,
    `/files/${file}?reason=check`,
  ];
  const statuses = async (urls: readonly string[], token: string): Promise<number[]> => {
    const found: number[] = [];
    for (const url of urls) found.push((await get(url, token)).status);
    return found;
  };
  const all = (status: number) => [status, status, status, status, status];

  beforeAll(async () => {
    site = await startSite({ now: '2026-10-08T02:00:00.000Z' });
    at = await createNoticeOffice(site);
    benefit = await at.makeBenefit('scope', { noticeWorkingDays: 5 });
    await role('reader', ['cases.read', 'files.read']);
    await role('decides', ['cases.read', 'cases.decide', 'files.read']);
    await role('without-files', ['cases.read', 'cases.read-all', 'cases.decide']);
    await role('reads-all', ['cases.read', 'cases.read-all', 'files.read']);
    tokens = {
      leader: await colleague('leader', 'reader', 'leading-group'),
      signer: await colleague('signer', 'decides', 'leading-group'),
      finance: await colleague('finance', 'reader', 'finance'),
      auditor: await colleague('auditor', 'reads-all'),
      fileless: await colleague('fileless', 'without-files', 'leading-group'),
    };
  });
  afterAll(() => site.stop());

  it('is whose seat is asked, from the moment that it is asked, and who may read all', async () => {
    const made = await submitted();
    const urls = paths(made);
    expect(await statuses(urls, tokens.leader)).toEqual(all(404));
    expect(await statuses(urls, tokens.auditor)).toEqual(all(200));
    await at.decide(made.documentId, 'department', at.department[0]);
    expect(await statuses(urls, tokens.leader)).toEqual(all(200));
    expect(await statuses(urls, tokens.finance)).toEqual(all(404));
    await at.service('lifecycle').withdraw({
      type: application,
      documentId: made.documentId,
      actor: made.actor,
      operation: randomUUID(),
    });
    expect(await statuses(urls, tokens.leader)).toEqual(all(200));
    expect(await statuses(urls, tokens.finance)).toEqual(all(404));
  });

  it('is shown with the files that its digests stand for, before and after a signature', async () => {
    const made = await submitted();
    const shown = {
      id: made.file,
      name: 'scan.pdf',
      mediaType: 'application/pdf',
      size: fileContents.pdf(made.documentId).length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      createdAt: expect.stringMatching(/^2026-10-08T/),
    };
    await at.decide(made.documentId, 'department', at.department[0]);
    for (const url of paths(made).slice(0, 2)) {
      const { body } = await get(url, tokens.leader).expect(200);
      expect(body.data.files).toEqual([shown]);
      expect(body.data.seen).toHaveProperty('attachments');
    }
    const signed = await panel().decide(tokens.signer, made.documentId, 'leading-group');
    expect([signed.status, signed.body.data?.files]).toEqual([200, [shown]]);
  });

  it('names no file to who may read none, in no answer', async () => {
    const made = await submitted();
    await at.decide(made.documentId, 'department', at.department[0]);
    for (const url of paths(made).slice(0, 2)) {
      const { body, text } = await get(url, tokens.fileless).expect(200);
      expect([url, body.data.files]).toEqual([url, null]);
      expect(text).not.toContain('scan.pdf');
    }
    const signed = await panel().decide(tokens.fileless, made.documentId, 'leading-group');
    expect([signed.status, signed.body.data?.files]).toEqual([200, null]);
  });

  it('tells where the last cases of a list stand in one answer, each to its readers alone', async () => {
    const made = [await submitted(), await submitted(), await draft()];
    const documentIds = made.map(({ documentId }) => documentId);
    const [asked = '', waiting = ''] = documentIds;
    await at.decide(asked, 'department', at.department[0]);
    const url = `/latest-cases?type=${application}&documentIds=${documentIds.join(',')}`;
    const told = async (token: string) => (await get(url, token).expect(200)).body.data;
    const open = (stage: string) => ({ state: 'open', stage });
    expect(await told(tokens.auditor)).toEqual({
      [asked]: open('leading-group'),
      [waiting]: open('department'),
    });
    expect(await told(tokens.leader)).toEqual({ [asked]: open('leading-group') });
    expect(await told(tokens.finance)).toEqual({});

    await at.service('lifecycle').withdraw({
      type: application,
      documentId: asked,
      actor: made[0]?.actor,
      operation: randomUUID(),
    });
    expect(await told(tokens.auditor)).toEqual({
      [asked]: { state: 'withdrawn', stage: null },
      [waiting]: open('department'),
    });
    expect(await told(tokens.finance)).toEqual({});
  });

  it('a refusal leaves no trace of a read', async () => {
    const { documentId, file } = await submitted();
    await get(`/files/${file}?reason=curious`, tokens.finance).expect(404);
    const reads = await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId, action: 'file.read' });
    expect(reads).toEqual([]);
  });

  it('a draft’s file, and one that was taken off, is read only by who may read all', async () => {
    const { file } = await draft();
    const url = `/files/${file}?reason=check`;
    expect(await statuses([url], tokens.leader)).toEqual([404]);
    expect(await statuses([url], tokens.auditor)).toEqual([200]);

    const made = await submitted();
    await at.decide(made.documentId, 'department', at.department[0]);
    const taken = [`/files/${made.file}?reason=check`];
    expect(await statuses(taken, tokens.leader)).toEqual([200]);
    await inTransaction((tx) =>
      at
        .service('files')
        .detach(tx, { type: application, documentId: made.documentId }, made.file, true, {
          actor: at.keeper,
          requestId: null,
        }),
    );
    expect(await statuses(taken, tokens.leader)).toEqual([404]);
    expect(await statuses(taken, tokens.auditor)).toEqual([200]);
  });

  it('who has an action of an entry to do reads what is offered of it, without a case', async () => {
    const year = await site.strapi.db
      .query('plugin::talent-office.fund-year')
      .findOne({ where: { year: 2026 } });
    const url = `/entries/plugin::talent-office.fund-year/${year?.documentId}/actions`;
    await get(url, tokens.leader).expect(404);
    const office = await colleague('officer', 'reader', 'office');
    const { body } = await get(url, office).expect(200);
    expect(body.data.actions).toMatchObject([
      { name: 'recordShortfall', mine: true },
      { name: 'startClosing', mine: true },
    ]);
  });
});
