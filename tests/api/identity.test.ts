import { randomUUID } from 'node:crypto';

import { application, createDesk, type Desk } from '../factories/desk';
import { createFrozen, nomination } from '../factories/frozen';
import { registerFirstAdmin, startSite, type Site } from '../setup';

type Signer = Awaited<ReturnType<Desk['signer']>>;

const account = 'plugin::talent-office.payee-account';
const given = { bankName: '示例银行', accountNumber: '6222000011112222' };
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');

/** Case, seal, claims, files and audit know an entry by its document id: two names would be two entries. */
describe('the id of an entry', () => {
  let site: Site;
  let desk: Desk;
  let officer: Signer;
  let admin: string;
  let frozen: Awaited<ReturnType<typeof createFrozen>>;

  beforeAll(async () => {
    site = await startSite();
    admin = await registerFirstAdmin(site);
    desk = await createDesk(site);
    officer = await desk.signer('office');
    const both = await desk.signer('office');
    await desk.appoint(both.staff.documentId, 'leading-group');
    frozen = await createFrozen(desk, both);
  });
  afterAll(() => site.stop());

  const codeOf = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'done',
      ({ code, details }: { code?: string; details?: { code?: string } }) =>
        String(details?.code ?? code),
    );
  const idOf = (type: string): string => {
    const id = frozen.frozen[type]?.documentId;
    if (!id) throw new Error(`no ${type}`);
    return id;
  };
  const spellings = (id: string) => [id.toUpperCase(), `${id} `, `${id.toUpperCase()}  `];

  it('is one spelling alone: MariaDB compares it without case and trailing blanks', async () => {
    for (const type of [application, nomination]) {
      const id = idOf(type);
      const lifecycle = desk.service('lifecycle');
      for (const documentId of spellings(id)) {
        const request = { type, documentId, actor: officer.actor, operation: randomUUID() };
        expect(await codeOf(desk.act(type, documentId, 'submit', officer.actor))).toBe('NOT_FOUND');
        expect(await codeOf(lifecycle.withdraw(request))).toBe('NOT_FOUND');
        expect(await codeOf(lifecycle.actionsOf(type, documentId, officer.actor))).toBe(
          'NOT_FOUND',
        );
      }
    }
    const open = await site.strapi.db
      .connection('talent_office_cases')
      .where({ target_type: nomination })
      .pluck('target_document_id');
    expect(open).toEqual([idOf(nomination)]);
  });

  it('is nobody else’s: a second row of an entry is not created', async () => {
    const { profile } = await desk.talent();
    const { documentId } = await desk.create(account, {
      ...given,
      payeeName: '某人',
      talent: profile.documentId,
    });
    await desk.act(account, documentId, 'enter', officer.actor);
    const twin = (other: string): Promise<string> => {
      const data = { documentId: other, payeeName: '他人', ...given };
      return codeOf(site.strapi.db.query(account as never).create({ data: data as never }));
    };
    expect(await twin(documentId)).toBe('ENTRY_ID_TAKEN');
    for (const other of spellings(documentId)) expect(await twin(other)).toBe('ENTRY_ID_FORM');
    const sent = { documentId, payeeName: '他人', ...given };
    const answer = await site.http
      .post(`/content-manager/collection-types/${account}`)
      .auth(admin, { type: 'bearer' })
      .send(sent);
    expect(answer.status).toBe(400);
    const rows = await site.strapi.db.query(account as never).findMany({ where: { documentId } });
    expect(rows).toMatchObject([{ payeeName: '某人', state: 'entered' }]);
    const update = site.strapi
      .documents(account as never)
      .update({ documentId, data: { payeeName: '他人' } } as never);
    expect(await codeOf(update)).toBe('GUARDED_ATTRIBUTE');
  });

  it('leaves its files to nobody who gets it after a deletion', async () => {
    const victim = await desk.talent();
    const { documentId } = await desk.create(application, {
      applicant: victim.profile.documentId,
      ...{ benefit: frozen.awarded.benefit },
    });
    const token = await desk.websiteToken(victim.userId);
    await site.http
      .post(`/api/fund-applications/${documentId}/attachments`)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', randomUUID())
      .attach('files', pdf, '身份证.pdf')
      .expect(200);
    expect(await desk.service('files').of({ type: application, documentId })).toHaveLength(1);
    await site.strapi.documents(application as never).delete({ documentId } as never);
    expect(await desk.service('files').of({ type: application, documentId })).toEqual([]);
  });
});
