import { fictionalIdentityNumber } from '../../database/seeds/demo/fictional-numbers';
import { createPanel, linked } from '../factories/panel';
import { registerFirstAdmin, startSite, type Site } from '../setup';

const uid = (type: string) => `plugin::talent-office.${type}` as never;

interface AuditRow {
  action: string;
  actor_kind: string;
  actor_id: string | null;
  before_digest: string | null;
  after_digest: string | null;
  target_document_id: string;
  details: string;
}

/** By these entries people sign: none of them changes without a trace, on no path. */
describe('who appoints whom is on record', () => {
  let site: Site;
  let panel: ReturnType<typeof createPanel>;
  let token: string;
  let position: string;
  let admin: number;

  const rowsOf = async (documentId: string): Promise<AuditRow[]> =>
    (await site.strapi.db
      .connection('talent_office_audit')
      .where({ target_document_id: documentId })
      .orderBy('id')) as AuditRow[];
  const shortOf = async (documentId: string) =>
    (await rowsOf(documentId)).map(({ action, actor_kind, actor_id, details }) => [
      action,
      `${actor_kind}:${String(actor_id)}`,
      (JSON.parse(details) as { attributes: string[] }).attributes.join(),
    ]);
  const put = (type: string, id: string, data: object) =>
    panel
      .send('put', `/content-manager/collection-types/${uid(type)}/${id}`, token, data)
      .expect(200);
  const query = (type: string) => site.strapi.db.query(uid(type));

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-23T02:00:00.000Z' });
    panel = createPanel(site);
    token = await registerFirstAdmin(site);
    admin = (await site.strapi.db.query('admin::user').findOne({ where: {} })).id;
    const unit = await panel.save(token, 'unit', { name: '领导小组', code: 'u', kind: 'office' });
    position = await panel.save(token, 'position', {
      name: '审批岗',
      code: 'p',
      role: 'leading-group',
      unit: linked(unit),
    });
  });
  afterAll(() => site.stop());

  it('when an administrator appoints himself in the panel', async () => {
    const account = { connect: [{ id: admin }], disconnect: [] };
    const staff = await panel.save(token, 'staff', { name: '高示例', adminUser: account });
    const appointment = await panel.save(token, 'appointment', {
      staff: linked(staff),
      position: linked(position),
      startsOn: '2026-01-01',
    });
    const [made] = await rowsOf(appointment);
    expect(made).toMatchObject({
      action: 'appointment.create',
      actor_kind: 'admin',
      actor_id: String(admin),
      before_digest: null,
      after_digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(JSON.parse(made?.details ?? '')).toEqual({
      attributes: ['staff', 'position', 'startsOn'],
      links: { staff: { from: null, to: staff }, position: { from: null, to: position } },
    });
    expect(JSON.parse((await rowsOf(staff))[0]?.details ?? '')).toMatchObject({
      links: { adminUser: { from: null, to: `admin:${admin}` } },
    });

    await put('appointment', appointment, { endsOn: '2026-12-31' });
    // The panel sends the whole form again; nothing of it has changed.
    await put('appointment', appointment, { endsOn: '2026-12-31', startsOn: '2026-01-01' });
    const all = `/content-manager/collection-types/${uid('appointment')}/actions/bulkDelete`;
    await panel.send('post', all, token, { documentIds: [appointment] }).expect(200);
    const by = `admin:${admin}`;
    expect(await shortOf(appointment)).toEqual([
      ['appointment.create', by, 'staff,position,startsOn'],
      ['appointment.update', by, 'endsOn'],
      ['appointment.delete', by, 'staff,position,startsOn,endsOn'],
    ]);
    const [first, second, last] = await rowsOf(appointment);
    expect(second?.before_digest).toBe(first?.after_digest);
    expect(last?.before_digest).toBe(second?.after_digest);
    expect(last?.after_digest).toBeNull();
  });

  it('when a position is given another role or unit, or its unit another code', async () => {
    const other = await panel.save(token, 'unit', { name: '财政局', code: 'v', kind: 'finance' });
    await put('position', position, { role: 'finance', unit: linked(other) });
    expect((await shortOf(position)).at(-1)).toEqual([
      'position.update',
      `admin:${admin}`,
      'role,unit',
    ]);
    await put('unit', other, { code: 'w' });
    expect(await shortOf(other)).toEqual([['unit.update', `admin:${admin}`, 'code']]);
  });

  it('when code writes past the documents, one or many', async () => {
    const { documentId, id } = await query('staff').create({ data: { name: '一' } as never });
    await query('staff').update({ where: { id }, data: { name: '二' } as never });
    await query('staff').updateMany({ where: { id }, data: { name: '三' } as never });
    await query('staff').delete({ where: { id } });
    expect(await shortOf(documentId)).toEqual([
      ['staff.create', 'system:code', 'name'],
      ['staff.update', 'system:code', 'name'],
      ['staff.update', 'system:code', 'name'],
      ['staff.delete', 'system:code', 'name'],
    ]);
    await query('appointment').createMany({
      data: [
        { documentId: 'many-1', startsOn: '2026-01-01' },
        { documentId: 'many-2', startsOn: '2026-01-01' },
      ] as never,
    });
    await query('appointment').deleteMany({ where: { documentId: { $startsWith: 'many-' } } });
    for (const many of ['many-1', 'many-2']) {
      expect((await shortOf(many)).map(([action]) => action)).toEqual([
        'appointment.create',
        'appointment.delete',
      ]);
    }
  });

  it('tells one identity document from another, and keeps neither', async () => {
    const { documentId } = await site.strapi.documents(uid('staff')).create({
      data: {
        name: '四',
        identityDocument: fictionalIdentityNumber('230111', '1949-12-31', 10),
      } as never,
    });
    await site.strapi.documents(uid('staff')).update({
      documentId,
      data: { identityDocument: fictionalIdentityNumber('230111', '1949-12-31', 21) } as never,
    } as never);
    const rows = await rowsOf(documentId);
    expect(JSON.stringify(rows)).not.toContain('19491231');
    expect(await shortOf(documentId)).toMatchObject([
      ['staff.create', 'system:code', 'name,identityDocument,identityIndex'],
      ['staff.update', 'system:code', 'identityDocument,identityIndex'],
    ]);
  });

  it('or is not done: the record and the change are one transaction', async () => {
    const audited = async () => Number((await rowsOfAll())[0]?.rows);
    const rowsOfAll = () => site.strapi.db.connection('talent_office_audit').count({ rows: '*' });
    const before = [await query('appointment').count(), await audited()];
    const documents = site.strapi.documents(uid('appointment'));
    const undone = site.strapi.db.transaction(async () => {
      await documents.create({ data: { startsOn: '2026-01-01' } as never });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([await query('appointment').count(), await audited()]).toEqual(before);
  });

  it('when somebody is no employer’s agent any more, or a talent has another account or tier', async () => {
    const website = (await site.strapi.db.query('plugin::users-permissions.user').create({
      data: { username: 'agent', email: 'agent@jinlan.test', confirmed: true },
    })) as { id: number };
    const employer = await panel.save(token, 'employer', {
      name: '企业',
      agent: { connect: [{ id: website.id }], disconnect: [] },
    });
    await put('employer', employer, {
      name: '企业',
      agent: { connect: [], disconnect: [{ id: website.id }] },
    });
    const [row] = await rowsOf(employer);
    expect(row).toMatchObject({ action: 'employer.update', actor_id: String(admin) });
    expect(JSON.parse(row?.details ?? '')).toEqual({
      attributes: ['agent'],
      links: { agent: { from: `user:${website.id}`, to: null } },
    });
    const profile = await panel.save(token, 'talent-profile', { name: '人才', tier: 'C' });
    await put('talent-profile', profile, { name: '人才', tier: 'A' });
    await put('talent-profile', profile, { name: '人才', tier: 'A' });
    expect(await shortOf(profile)).toEqual([['talent-profile.update', `admin:${admin}`, 'tier']]);
  });
});
