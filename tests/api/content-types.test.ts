import { contentTypes } from '../../plugins/talent-office/server/src/content-types';
import { titleOf } from '../../plugins/talent-office/server/src/platform';
import {
  createBootedDatabase,
  registerFirstAdmin,
  startSite,
  testPassword,
  type Site,
  type TestDatabase,
} from '../setup';

const profile = 'plugin::talent-office.talent-profile';
const configuration = `/content-manager/content-types/${profile}/configuration`;

interface Metadata {
  edit: Record<string, unknown>;
  list: Record<string, unknown>;
}

/** As the admin does before it saves: the server tells a column's main field and does not take it back. */
const withoutListMainFields = (metadatas: Record<string, Metadata>): Record<string, Metadata> =>
  Object.fromEntries(
    Object.entries(metadatas).map(([name, { edit, list }]) => {
      const { label, searchable, sortable } = list;
      return [name, { edit, list: { label, searchable, sortable } }];
    }),
  );

describe('the content types', () => {
  let database: TestDatabase;
  let site: Site;
  let token: string;

  const view = async () => {
    const response = await site.http.get(configuration).auth(token, { type: 'bearer' }).expect(200);
    return response.body.data.contentType;
  };

  beforeAll(async () => {
    database = await createBootedDatabase();
    site = await startSite({ database });
    token = await registerFirstAdmin(site);
  });
  afterAll(async () => {
    await site.stop();
    await database.drop();
  });

  it('come with columns, field names in Chinese and what the engine writes locked', async () => {
    const { layouts, metadatas, settings } = await view();
    expect(layouts.list).toEqual([
      'name',
      'tier',
      'employer',
      'industry',
      'title',
      'contractEndsOn',
    ]);
    expect(metadatas.tier.edit).toMatchObject({ label: '人才层次', editable: true });
    expect(metadatas.birthYear.edit).toMatchObject({ label: '出生年份', editable: false });
    expect(settings).toMatchObject({ mainField: 'name', defaultSortBy: 'namePinyin' });
  });

  it('tell the conditions of a rule set by what they say', async () => {
    const { body } = await site.http
      .get('/content-manager/content-types/plugin::talent-office.rule-set/configuration')
      .auth(token, { type: 'bearer' })
      .expect(200);
    const { settings } = body.data.components['talent-office.rule'];
    expect(settings).toMatchObject({ mainField: 'messageZh' });
  });

  it('never show the blind index of an identity document', async () => {
    const { metadatas, layouts } = await view();
    expect(metadatas).not.toHaveProperty('identityIndex');
    expect(JSON.stringify(layouts)).not.toContain('identityIndex');
  });

  it('show in a form each attribute that is theirs to show, once', () => {
    for (const [name, { schema }] of Object.entries(contentTypes)) {
      const { edit } = (schema.config.layouts ?? {}) as { edit?: { name: string }[][] };
      if (!edit) continue;
      const visible = Object.entries(schema.attributes)
        .filter(([, attribute]) => attribute.visible !== false)
        .map(([attribute]) => attribute);
      const placed = edit.flat().map((field) => field.name);
      expect([name, placed.toSorted()]).toEqual([name, visible.toSorted()]);
    }
  });

  it('show a governed type of the site by its state first, and never call an entry by that', async () => {
    const { body } = await site.http
      .get('/content-manager/content-types/api::tenancy.tenancy/configuration')
      .auth(token, { type: 'bearer' })
      .expect(200);
    const { layouts, settings } = body.data.contentType;
    expect(layouts.list).toEqual(['state', 'tenant', 'room', 'startsOn', 'endsOn', 'rentFen']);
    expect(settings).toMatchObject({ mainField: 'id', defaultSortBy: 'updatedAt' });
  });

  it('call an entry without a title by what it is about, and one of nothing by its type', async () => {
    const create = (type: string, data: object): Promise<{ documentId: string }> =>
      site.strapi.documents(type as never).create({ data: data as never });
    const tenancy = 'api::tenancy.tenancy';
    const tenant = await create(profile, { name: '王雨思' });
    const room = await create('api::apartment-room.apartment-room', {
      code: 'A-101',
      baseRentFen: '100',
    });
    const let_ = await create(tenancy, { tenant: tenant.documentId, room: room.documentId });
    const empty = await create(tenancy, {});
    expect(await titleOf(site.strapi, tenancy, let_.documentId)).toBe('王雨思 · A-101');
    expect(await titleOf(site.strapi, tenancy, empty.documentId)).toBe('公寓租住');
  });

  it('hold a code once, although eight clerks enter it at one moment', async () => {
    const create = () =>
      site.strapi
        .documents('plugin::talent-office.unit')
        .create({ data: { name: '呼兰街道', code: '230111001000', kind: 'street' } });
    const results = await Promise.allSettled(Array.from({ length: 8 }, create));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await site.strapi.db.query('plugin::talent-office.unit').count()).toBe(1);
  });

  it('keep a view that an administrator has changed, over the next start', async () => {
    const { layouts, metadatas: shown, settings } = await view();
    const metadatas = withoutListMainFields(shown);
    const tier = { ...metadatas.tier, edit: { ...metadatas.tier?.edit, label: '层次' } };
    await site.http
      .put(configuration)
      .auth(token, { type: 'bearer' })
      .send({
        layouts: { ...layouts, list: ['name', 'tier'] },
        metadatas: { ...metadatas, tier },
        settings,
      })
      .expect(200);
    await site.stop();
    site = await startSite({ database });
    const login = await site.http
      .post('/admin/login')
      .send({ email: 'super@jinlan.test', password: testPassword })
      .expect(200);
    token = login.body.data.accessToken ?? login.body.data.token;
    const kept = await view();
    expect(kept.layouts.list).toEqual(['name', 'tier']);
    expect(kept.metadatas.tier.edit.label).toBe('层次');
  });
});
