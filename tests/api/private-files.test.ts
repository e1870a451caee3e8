import { createHash, randomUUID } from 'node:crypto';
import { stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { budgeted } from '../factories/decided';
import { fileContents, hostileContents } from '../factories/files';
import { createOffice, type Office } from '../factories/office';
import { signedInTalent } from '../factories/website';
import { leftSince, temporaryFiles } from '../factories/temporary-files';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const application = 'plugin::talent-office.fund-application';
const digestOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('private files of an application', () => {
  let site: Site;
  let office: Office;
  let owner: { token: string; documentId: string };
  let stranger: { token: string };
  let signer: { kind: 'admin'; id: number };
  let token: string;
  let benefit: string;

  const service = (name: string) => site.strapi.plugin('talent-office').service(name);
  const folder = () => String(process.env.PRIVATE_FILES_DIR);
  const stored = (content: Buffer) =>
    path.join(folder(), digestOf(content).slice(0, 2), digestOf(content));

  const upload = (
    id: string,
    content: Buffer,
    more: { name?: string; key?: string; token?: string } = {},
  ) =>
    site.http
      .post(`/api/fund-applications/${id}/attachments`)
      .set('Authorization', `Bearer ${more.token ?? owner.token}`)
      .set('Idempotency-Key', more.key ?? randomUUID())
      .attach('files', content, more.name ?? '合同.pdf');
  const attached = async (id: string, content: Buffer): Promise<string> =>
    (await upload(id, content).expect(200)).body.data.id;
  const get = (url: string, token?: string) => {
    const request = site.http
      .get(url)
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    return token ? request.set('Authorization', `Bearer ${token}`) : request;
  };
  const download = (id: string, file: string, token?: string) =>
    get(`/api/fund-applications/${id}/attachments/${file}`, token);
  const remove = (id: string, file: string, token = owner.token) =>
    site.http
      .delete(`/api/fund-applications/${id}/attachments/${file}`)
      .set('Authorization', `Bearer ${token}`);
  const draft = async (): Promise<string> => {
    const made = await office.create('fund-application', {
      applicant: owner.documentId,
      benefit,
    });
    return made.documentId;
  };
  const submit = (id: string) =>
    site.http
      .post(`/api/fund-applications/${id}/submit`)
      .set('Authorization', `Bearer ${owner.token}`)
      .set('Idempotency-Key', randomUUID());
  const rowOf = (documentId: string) =>
    site.strapi.db.query(application as never).findOne({ where: { documentId } });
  const listOf = async (id: string) => (await rowOf(id))?.attachments;
  const decide = async (documentId: string, more: object = {}) => {
    const one = await service('approval').latestOf({ type: application, documentId });
    return site.strapi.db.transaction(({ trx }) =>
      service('approval').decide(trx, {
        caseId: one.publicId,
        seat: 'office',
        choice: 'approve',
        seen: one.guarded,
        comment: null,
        values: {},
        parts: [],
        actor: signer,
        operation: randomUUID(),
        ...more,
      }),
    );
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T04:00:00.000Z' });
    token = await registerFirstAdmin(site);
    office = createOffice(site.strapi);
    owner = await signedInTalent(site, office, 'owner');
    stranger = await signedInTalent(site, office, 'stranger');
    signer = await office.signer('office', { also: 'leading-group' });
    const workflow = await office.create('workflow', {
      title: '审批',
      key: 'fund',
      entryType: application,
      stages: [
        {
          key: 'office',
          title: '人才办审核',
          kind: 'review',
          seats: [{ key: 'office', title: '领导小组', role: 'leading-group', signatures: 1 }],
        },
      ],
    });
    const rules = await office.create('rule-set', {
      title: '条件',
      key: 'tier',
      entryType: application,
      rules: [
        {
          code: 'tier',
          kind: 'hard',
          expression: 'subject.tier == "B"',
          messageZh: '须为 B 类人才',
          messageEn: 'Tier B only',
        },
      ],
    });
    await site.strapi.db.transaction(async ({ trx }) => {
      await service('approval').enact(trx, workflow.documentId, 'test');
      await service('rules').enact(trx, rules.documentId, 'test');
    });
    const year = await office.create('fund-year', { year: 2026 });
    const line = await office.create('fund-line', {
      title: '引进',
      use: 'introduction',
      source: 'own-budget',
      budgetFen: '120000000',
      fundYear: year.documentId,
    });
    await budgeted(site.strapi, year.documentId, signer);
    await service('lifecycle').act({
      type: 'plugin::talent-office.fund-year',
      documentId: year.documentId,
      action: 'open',
      actor: signer,
      operation: randomUUID(),
    });
    const made = await office.create('benefit', {
      line: line.documentId,
      title: '安家补贴',
      slug: 'settling-in',
      use: 'introduction',
      kind: 'settling-in',
      amountExpression: '0',
      workflow: workflow.documentId,
      ruleSet: rules.documentId,
      active: true,
    });
    benefit = made.documentId;
  });
  afterAll(() => site.stop());
  // One application at a time is live for a benefit.
  afterEach(async () => {
    await site.strapi.db.connection('talent_office_claims').delete();
  });

  it('are given back to their owner as they were, to be saved and not shown', async () => {
    const id = await draft();
    const content = fileContents.pdf('劳动合同');
    const { body } = await upload(id, content, { name: '../劳动合同.html' }).expect(200);
    expect(body.data).toMatchObject({
      name: '劳动合同.html.pdf',
      mediaType: 'application/pdf',
      size: content.length,
      sha256: digestOf(content),
    });
    const answer = await download(id, body.data.id, owner.token).expect(200);
    expect(Buffer.compare(answer.body, content)).toBe(0);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': expect.stringMatching(
        new RegExp(`^attachment; .*filename\\*=UTF-8''${encodeURIComponent('劳动合同')}`),
      ),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const shown = await site.http
      .get(`/api/fund-applications/${id}`)
      .set('Authorization', `Bearer ${owner.token}`);
    expect(shown.body.data.attachments).toEqual([body.data]);
  });

  it('do not exist for anybody else, and are in no folder that everybody reads', async () => {
    const id = await draft();
    const content = fileContents.png('secret');
    const file = await attached(id, content);
    await download(id, file).expect(403);
    await download(id, randomUUID()).expect(403);
    await download(id, file, stranger.token).expect(404);
    await download(id, randomUUID(), owner.token).expect(404);
    await upload(id, content, { token: stranger.token }).expect(404);
    await remove(id, file, stranger.token).expect(404);
    await site.http.get(`/uploads/${digestOf(content)}`).expect(404);
    expect((await stat(stored(content))).mode & 0o077).toBe(0);
    expect((await stat(folder())).mode & 0o077).toBe(0);
    expect(folder().startsWith(site.strapi.dirs.static.public)).toBe(false);
    const other = await draft();
    await download(other, file, owner.token).expect(404);
  });

  it.each(Object.entries(hostileContents))(
    '%s is refused, whatever it is called',
    async (_what, content) => {
      const id = await draft();
      const answer = await upload(id, content, { name: 'scan.pdf' });
      expect([answer.status, answer.body.error.details.code]).toEqual([415, 'FILE_KIND']);
      expect(await listOf(id)).toBeNull();
    },
  );

  it('are refused when too large, too many, or not sent as one file', async () => {
    const id = await draft();
    const large = await upload(id, fileContents.pdf('x'.repeat(10 * 1024 * 1024)));
    expect([large.status, large.body.error.details.code]).toEqual([413, 'FILE_TOO_LARGE']);
    const two = await upload(id, fileContents.pdf('a')).attach(
      'files',
      fileContents.pdf('b'),
      'b.pdf',
    );
    expect([two.status, two.body.error.details.code]).toEqual([400, 'FILE_NOT_SENT']);
    for (let n = 0; n < 20; n += 1) await attached(id, fileContents.pdf(String(n)));
    const tooMany = await upload(id, fileContents.pdf('one more'));
    expect([tooMany.status, tooMany.body.error.details.code]).toEqual([409, 'FILES_TOO_MANY']);
  });

  it('a repeated upload is one file; another one under its key is refused', async () => {
    const id = await draft();
    const key = randomUUID();
    const first = await upload(id, fileContents.pdf('once'), { key }).expect(200);
    const again = await upload(id, fileContents.pdf('once'), { key }).expect(200);
    expect(again.body).toEqual(first.body);
    await upload(id, fileContents.pdf('twice'), { key }).expect(409);
    expect(await listOf(id)).toHaveLength(1);
    await site.http
      .post(`/api/fund-applications/${id}/attachments`)
      .set('Authorization', `Bearer ${owner.token}`)
      .attach('files', fileContents.pdf('x'), 'x.pdf')
      .expect(400);
  });

  it('leave no temporary file behind', async () => {
    const before = await temporaryFiles();
    const id = await draft();
    await upload(id, fileContents.pdf('kept')).expect(200);
    await upload(id, Buffer.from('<svg/>')).expect(415);
    await site.http
      .post(`/api/fund-applications/${id}/attachments`)
      .set('Authorization', `Bearer ${owner.token}`)
      .set('Idempotency-Key', randomUUID())
      .attach('other', fileContents.pdf('x'), 'x.pdf')
      .expect(400);
    expect(await leftSince(before)).toEqual([]);
  });

  it('are frozen with the application: neither added nor taken back, by nobody', async () => {
    const id = await draft();
    const file = await attached(id, fileContents.pdf('evidence'));
    const list = await listOf(id);
    expect(list).toEqual([{ id: file, sha256: digestOf(fileContents.pdf('evidence')) }]);
    await submit(id).expect(200);
    const added = await upload(id, fileContents.pdf('more'));
    expect([added.status, added.body.error.details.code]).toEqual([409, 'GUARDED_ATTRIBUTE']);
    const removed = await remove(id, file);
    expect([removed.status, removed.body.error.details.code]).toEqual([409, 'GUARDED_ATTRIBUTE']);
    // Past our routes: Strapi's own write paths drop the list, in a draft too.
    const forged = [{ id: 'x', sha256: 'y' }];
    const other = await draft();
    for (const documentId of [id, other]) {
      await site.strapi
        .documents(application as never)
        .update({ documentId, data: { attachments: forged } } as never);
    }
    expect(await listOf(id)).toEqual(list);
    expect(await listOf(other)).toBeNull();
  });

  it('a list changed past everything is found by the next signature', async () => {
    const id = await draft();
    await attached(id, fileContents.pdf('evidence'));
    await submit(id).expect(200);
    await site.strapi.db
      .connection('talent_office_fund_applications')
      .where({ document_id: id })
      .update({ attachments: '[]' });
    await expect(decide(id)).rejects.toMatchObject({
      code: 'CONTENT_CHANGED',
      facts: { attributes: 'attachments' },
    });
  });

  it('returned for other files, they change; what signers saw stays readable for the office', async () => {
    const id = await draft();
    const content = fileContents.pdf('blurred');
    const file = await attached(id, content);
    await submit(id).expect(200);
    await decide(id, { choice: 'return', comment: '请重新扫描', parts: ['attachments'] });
    await remove(id, file).expect(200);
    const better = await attached(id, fileContents.pdf('sharp'));
    expect(await listOf(id)).toMatchObject([{ id: better }]);
    await download(id, file, owner.token).expect(404);
    await submit(id).expect(200);
    await decide(id);
    expect(await rowOf(id)).toMatchObject({ state: 'awarded' });
    await get(`/talent-office/files/${file}`, token).expect(400);
    const reason = encodeURIComponent('核对原件');
    const read = await get(`/talent-office/files/${file}?reason=${reason}`, token).expect(200);
    expect(Buffer.compare(read.body, content)).toBe(0);
    const [last] = await service('audit').history(site.strapi.db.connection, {
      type: application,
      documentId: id,
    });
    expect(last).toMatchObject({ action: 'file.read', reason: '核对原件', details: { file } });
  });

  it('the office needs the permission', async () => {
    const file = await attached(await draft(), fileContents.pdf('x'));
    await get(`/talent-office/files/${file}?reason=x`).expect(401);
    await get(`/talent-office/files/${file}?reason=x`, owner.token).expect(401);
  });

  it('what no file refers to is swept after a day, and nothing else', async () => {
    const id = await draft();
    const [kept, shared, young] = ['kept', 'shared', 'young'].map((one) => fileContents.pdf(one));
    await attached(id, kept as Buffer);
    const first = await attached(id, shared as Buffer);
    await attached(await draft(), shared as Buffer);
    await remove(id, first).expect(200);
    const deleted = await draft();
    const ofDeleted = fileContents.pdf('of a draft that is deleted');
    await attached(deleted, ofDeleted);
    await site.strapi.documents(application as never).delete({ documentId: deleted } as never);
    const orphan = fileContents.pdf('orphan');
    const gone = await attached(id, orphan);
    await remove(id, gone).expect(200);
    await remove(id, await attached(id, young as Buffer)).expect(200);
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    // A draft that a crash left behind.
    const crashed = `${stored(orphan)}.${randomUUID()}`;
    await writeFile(crashed, 'x');
    for (const file of [
      ...[kept, shared, orphan, ofDeleted].map((one) => stored(one as Buffer)),
      crashed,
    ]) {
      await utimes(file, longAgo, longAgo);
    }
    expect(await service('files').sweep()).toBe(3);
    expect(await service('files').sweep()).toBe(0);
    await expect(stat(stored(orphan))).rejects.toMatchObject({ code: 'ENOENT' });
    for (const one of [kept, shared, young]) await stat(stored(one as Buffer));
  });

  it('a content that the store lost is an error that says so', async () => {
    const id = await draft();
    const content = fileContents.pdf('lost');
    const file = await attached(id, content);
    await writeFile(stored(content), 'x');
    await download(id, file, owner.token).expect(503);
  });
});

it('a private folder inside the public one stops the boot', async () => {
  await expect(
    startSite({ env: { PUBLIC_DIR: '/tmp', PRIVATE_FILES_DIR: '/tmp/uploads' } }),
  ).rejects.toThrow('inside the public folder');
});
