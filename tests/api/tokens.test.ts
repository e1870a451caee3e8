import { createDesk, type Desk } from '../factories/desk';
import { startSite, type Site } from '../setup';

const plugin = (name: string) => `plugin::talent-office.${name}`;
const collection = (name: string) => `/content-manager/collection-types/${plugin(name)}`;

/** A token that makes somebody a signer, a party or a user acts for him a minute later. */
describe('a token with every right', () => {
  let site: Site;
  let desk: Desk;
  let admin: string;
  let full: string;
  let person: string;
  let who: Awaited<ReturnType<Desk['talent']>>;

  const send = (method: 'get' | 'post' | 'put' | 'delete', url: string, token: string) =>
    site.http[method](url).auth(token, { type: 'bearer' });
  const refused = async (
    method: 'post' | 'put' | 'delete',
    url: string,
    token: string,
    body: object = {},
  ) => {
    const answer = await send(method, url, token).send(body);
    return [url, answer.status < 300 ? 'done' : answer.body.error?.details?.code];
  };

  beforeAll(async () => {
    site = await startSite({ now: '2026-11-25T02:00:00.000Z' });
    desk = await createDesk(site);
    const { token } = await desk.signer('office');
    person = token;
    who = await desk.talent();
    const mine = await send('get', '/admin/users/me/permissions', token).expect(200);
    const adminPermissions = mine.body.data.map(
      ({ action, subject, properties, conditions }: Record<string, unknown>) => ({
        action,
        subject,
        properties,
        conditions,
      }),
    );
    const made = await send('post', '/admin/admin-tokens', token)
      .send({ name: 'all', description: '', lifespan: null, adminPermissions })
      .expect(201);
    admin = made.body.data.accessKey;
    const api = await send('post', '/admin/api-tokens', token)
      .send({ name: 'full', description: '', type: 'full-access', lifespan: null })
      .expect(201);
    full = api.body.data.accessKey;
  });
  afterAll(() => site.stop());

  it('of the panel makes nobody a signer or a party, and sets no amount', async () => {
    const profile = `${collection('talent-profile')}/${who.profile.documentId}`;
    const found = [
      await refused('post', collection('staff'), admin, { name: '某人' }),
      await refused('put', profile, admin, { tier: 'A' }),
      await refused('post', collection('employer'), admin, { name: '单位' }),
      await refused('post', collection('unit'), admin, {
        name: '局',
        code: 'b',
        kind: 'department',
      }),
      await refused('post', '/admin/users', admin, {
        firstname: '某',
        email: 'somebody@jinlan.test',
        roles: [1],
      }),
    ];
    for (const [url, code] of found) expect([url, code]).toEqual([url, 'TOKEN_IS_NOBODY']);
    const { text } = await send('get', profile, admin).expect(200);
    expect(text).toContain('测试人才');
  });

  it('of the API takes no talent’s place: it writes neither users nor what they may', async () => {
    const user = `/api/users/${String(who.userId)}`;
    const unlinked = await desk.office.websiteUser('nobody');
    const found = [
      await refused('put', user, full, { password: 'Another-2026' }),
      await refused('delete', `/api/users/${String(unlinked)}`, full),
      await refused('put', '/api/users-permissions/roles/1', full, {
        name: 'Authenticated',
        permissions: {},
      }),
    ];
    for (const [url, code] of found) expect([url, code]).toEqual([url, 'TOKEN_IS_NOBODY']);
    expect(
      await site.strapi.db.query('plugin::users-permissions.permission').count(),
    ).toBeGreaterThan(0);
  });

  it('of the panel writes nothing that terms, rents and rules are taken from', async () => {
    const own = (type: string) => `/content-manager/collection-types/api::${type}.${type}`;
    const category = { name: '青年', code: 'youth', termYears: 50 };
    const room = { code: '1-101', baseRentFen: '1' };
    const made = await send('post', own('nomination-category'), person).send(category).expect(201);
    const found = [
      await refused('post', own('nomination-category'), admin, { ...category, code: 'other' }),
      await refused('post', own('apartment-room'), admin, room),
      await refused('put', `${own('nomination-category')}/${made.body.data.documentId}`, admin, {
        termYears: 49,
      }),
    ];
    for (const [url, code] of found) expect([url, code]).toEqual([url, 'TOKEN_IS_NOBODY']);
    // What a brand says decides nothing, until a rule in force reads it.
    const rules = site.strapi.plugin('talent-office').service('rules');
    expect(await rules.typesRead()).not.toContain(plugin('benefit'));
    await desk.rules('by-kind', plugin('fund-application'), 'benefit.kind == "a"');
    expect(await rules.typesRead()).toContain(plugin('benefit'));
    await send('post', collection('brand'), admin).send({ name: '品牌' }).expect(201);
  });

  /** Where the link that resets a password leads, who may register, by which other site one signs in. */
  it('does not settle how the website’s accounts are opened and their passwords reset', async () => {
    const store = site.strapi.store({ type: 'plugin', name: 'users-permissions' });
    const settings = () =>
      Promise.all(['advanced', 'email', 'grant'].map((key) => store.get({ key })));
    const before = await settings();
    const advanced = { ...(before[0] as object), email_reset_password: 'https://thief.example' };
    const address = '/users-permissions/advanced';
    expect(await refused('put', address, admin, advanced)).toEqual([address, 'TOKEN_IS_NOBODY']);
    expect(
      await refused('put', '/users-permissions/email-templates', admin, {
        'email-templates': before[1] as object,
      }),
    ).toEqual(['/users-permissions/email-templates', 'TOKEN_IS_NOBODY']);
    expect(
      await refused('put', '/users-permissions/providers', admin, {
        providers: before[2] as object,
      }),
    ).toEqual(['/users-permissions/providers', 'TOKEN_IS_NOBODY']);
    for (const prefix of ['', '/api']) {
      const { status } = await send('put', `${prefix}${address}`, full).send(advanced);
      expect([prefix, [401, 403, 404, 405].includes(status)]).toEqual([prefix, true]);
    }
    expect(await settings()).toEqual(before);
    // What a token may write stays open to it, the settings of other plugins too.
    await send('put', '/upload/settings', admin)
      .send({ responsiveDimensions: true, sizeOptimization: true, autoOrientation: false })
      .expect(200);
  });
});
