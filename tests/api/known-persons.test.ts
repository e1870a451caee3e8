import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { seedAdminRoles } from '../../database/seeds/reference/admin-roles';
import { createSeeding } from '../../database/seeds/seeding';
import { application, createDesk, type Actor, type Desk } from '../factories/desk';
import { createPanel } from '../factories/panel';
import { createPayer, type Payer } from '../factories/payments';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const profiles = 'plugin::talent-office.talent-profile';
const staffType = 'plugin::talent-office.staff';
const users = 'plugin::users-permissions.user';
const collection = (type: string) => `/content-manager/collection-types/${type}`;
const award = 1_000_000;

interface Colleague {
  readonly actor: Actor;
  readonly staff: string;
  readonly token: string;
}

/** Links say who is whom. Whoever takes one away, or comes back under another, is still the same human. */
describe('a person whose links change', () => {
  let site: Site;
  let desk: Desk;
  let panel: ReturnType<typeof createPanel>;
  let officer: Colleague;
  let finance: Colleague;
  let leader: Colleague;
  let payer: Payer;
  let to: { benefit: string; line: string };
  let count = 0;

  const identity = (): string =>
    fictionalIdentityNumber('230111', '1985-06-07', 100 + (count += 1));

  /** A colleague with one of the office's own roles, and no right to appoint anybody. */
  const colleague = async (
    role: string,
    position: string,
    links: object = {},
  ): Promise<Colleague> => {
    const name = `colleague${(count += 1)}`;
    const id = await panel.account(name, `jinlan-${role}`);
    const staff = await desk.office.create('staff', { name, adminUser: id, ...links });
    await desk.appoint(staff.documentId, position);
    const token = await panel.logIn(`${name}@jinlan.test`);
    return { actor: { kind: 'admin', id }, staff: staff.documentId, token };
  };
  const awarded = async (who: Awaited<ReturnType<Desk['talent']>>): Promise<string> => {
    const documentId = await desk.applied(who, to);
    expect((await desk.decide(application, documentId, leader.token)).status).toBe(200);
    return documentId;
  };
  const payable = (documentId: string): Promise<string> => payer.listed(documentId);
  const code = ({ status, body }: { status: number; body: { error?: { details?: object } } }) =>
    status < 300 ? 'done' : (body.error?.details as { code?: string } | undefined)?.code;
  const pay = async (by: Colleague, id: string, action: string) =>
    code(await panel.send('post', `/talent-office/payment-batches/${id}/${action}`, by.token, {}));
  const put = async (by: Colleague, type: string, documentId: string, data: object) =>
    code(await panel.send('put', `${collection(type)}/${documentId}`, by.token, data));
  const replace = async (gone: Colleague): Promise<void> => {
    await site.strapi.documents(staffType as never).delete({ documentId: gone.staff });
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-25T02:00:00.000Z' });
    await registerFirstAdmin(site);
    await seedAdminRoles(createSeeding(site.strapi));
    panel = createPanel(site);
    desk = await createDesk(site);
    officer = await colleague('office', 'office');
    finance = await colleague('finance', 'finance');
    leader = await colleague('leading-group', 'leading-group');
    payer = await createPayer(site, desk);
    const line = await desk.line(100 * award, officer.actor, 2026);
    const benefit = await desk.benefit({
      kind: 'kind',
      amountExpression: String(award),
      ruleSet: await desk.rules('tier', application, 'subject.tier in ["A", "B"]'),
      workflow: await desk.workflow('fund', application, [
        { key: 'leading-group', onPass: { award: 'reserved' } },
      ]),
      line,
    });
    to = { benefit, line };
  });
  afterAll(() => site.stop());

  it('takes neither his account nor his number off his own profile', async () => {
    const identityDocument = identity();
    const who = await desk.talent({ identityDocument });
    const himself = await colleague('office', 'office', { websiteUser: who.userId });
    const { documentId } = who.profile;
    const disconnect = { user: { connect: [], disconnect: [{ id: who.userId }] } };
    for (const [field, data] of [
      ['user', disconnect],
      ['identityDocument', { identityDocument: identity() }],
    ] as const) {
      const path = `${collection(profiles)}/${documentId}`;
      const { body } = await panel.send('put', path, himself.token, data);
      expect(body.error.details).toMatchObject({ code: 'OWN_LINK', errors: [{ path: [field] }] });
    }
    const { user } = await site.strapi.db
      .query(profiles as never)
      .findOne({ where: { documentId }, populate: { user: true } });
    expect(user.id).toBe(who.userId);
    // The rest of it is content like any other, and another colleague may unlink him.
    expect(await put(himself, profiles, documentId, { specialty: '机械' })).toBe('done');
    expect(await put(officer, profiles, documentId, disconnect)).toBe('done');
  });

  it('is not paid by himself after somebody unlinked him from his award', async () => {
    const who = await desk.talent();
    const himself = await colleague('office', 'office', { websiteUser: who.userId });
    const id = await payable(await awarded(who));
    expect(await pay(himself, id, 'check')).toBe('SIGNER_EXCLUDED');
    const data = { websiteUser: null } as never;
    await site.strapi.documents(staffType as never).update({ documentId: himself.staff, data });
    expect(await pay(himself, id, 'check')).toBe('SIGNER_EXCLUDED');
    expect(await pay(officer, id, 'check')).toBe('done');
  });

  it('is not the second person under a new account and a new staff entry', async () => {
    const identityDocument = identity();
    const first = await colleague('office', 'office', { identityDocument });
    const id = await payable(await awarded(await desk.talent()));
    expect(await pay(first, id, 'check')).toBe('done');
    await replace(first);
    const second = await colleague('finance', 'finance', { identityDocument });
    expect(await pay(second, id, 'lock')).toBe('NOT_BY_SAME_PERSON');
    expect(await pay(finance, id, 'lock')).toBe('done');
  });

  it('does not sign what he keyed in and handed in as another', async () => {
    const identityDocument = identity();
    const recorder = await desk.signer('recorder', { identityDocument });
    const { profile } = await desk.talent();
    const { documentId } = await desk.create(application, {
      title: '纸质申请',
      applicant: profile.documentId,
      ...to,
    });
    await desk.submittedOnPaper(application, documentId, recorder.actor);
    await site.strapi
      .documents(staffType as never)
      .delete({ documentId: recorder.staff.documentId });
    const again = await colleague('leading-group', 'leading-group', { identityDocument });
    expect(code(await desk.decide(application, documentId, again.token))).toBe('SIGNER_EXCLUDED');
  });

  it('keeps his link while his account is deleted: that is refused until a colleague unlinks it', async () => {
    const who = await desk.talent();
    const admin = (await desk.adminUser(`admin${(count += 1)}@jinlan.test`)).token;
    const documentId = String(
      (await site.strapi.db.query(users).findOne({ where: { id: who.userId } })).documentId,
    );
    const remove = () =>
      site.http.delete(`${collection(users)}/${documentId}`).auth(admin, { type: 'bearer' });
    const refused = await remove();
    expect([refused.status, code(refused)]).toEqual([400, 'ACCOUNT_LINKED']);
    const ofStaff = site.http.delete(`/admin/users/${String(officer.actor.id)}`);
    expect(code(await ofStaff.auth(admin, { type: 'bearer' }))).toBe('ACCOUNT_LINKED');
    await site.strapi
      .documents(profiles as never)
      .update({ documentId: who.profile.documentId, data: { user: null } as never });
    expect(code(await remove())).toBe('done');
  });

  it('is not told by the index of his number, to whoever reads the audit trail', async () => {
    const who = await desk.talent();
    const id = await desk.applied(who, to);
    const auditor = await colleague('auditor', 'auditor');
    const path = `/talent-office/audit?type=${application}&documentId=${id}`;
    const { text, body } = await panel.send('get', path, auditor.token).expect(200);
    const { tableName } = site.strapi.db.metadata.get(profiles);
    const row = await site.strapi.db
      .connection(tableName)
      .where({ document_id: who.profile.documentId })
      .first();
    expect(row.identity_index).toMatch(/\w{16}/);
    expect(text).not.toContain(row.identity_index);
    expect(body.data.length).toBeGreaterThan(0);
  });
});
