import { randomUUID } from 'node:crypto';

import { grantWebsiteOnce } from '../../src/bootstrap/grant-website';
import { registerFirstAdmin, startSite, type Site } from '../setup';

interface Refused {
  readonly status: number;
  readonly body: {
    readonly error?: {
      readonly message: string;
      readonly details: {
        readonly code?: string;
        readonly messages?: { readonly zh: string; readonly en: string };
        readonly errors?: readonly { readonly path: readonly string[] }[];
      };
    };
  };
}

const chinese = /[\u4e00-\u9fff]/;

/** What never reaches a route of ours is refused by others, and answered as we answer. */
describe('a request that is refused before it reaches a route', () => {
  let site: Site;
  let token: string;

  const coded = ({ status, body }: Refused) => {
    const { message = '', details } = body.error ?? {};
    expect(message).toMatch(chinese);
    expect(details?.messages?.zh).toBe(message);
    expect(details?.messages?.en).not.toMatch(chinese);
    return [status, details?.code];
  };
  const post = (path: string, body: string) =>
    site.http
      .post(path)
      .set('Content-Type', 'application/json')
      .set('Idempotency-Key', randomUUID())
      .auth(token, { type: 'bearer' })
      .send(body);
  const objections = `/api/notices/${randomUUID()}/objections`;

  beforeAll(async () => {
    site = await startSite();
    await grantWebsiteOnce(site.strapi);
    token = await registerFirstAdmin(site);
  });
  afterAll(() => site.stop());

  it.each([
    ['cut off', '{"realName": tr'],
    ['a text', '"objection"'],
    ['a number', '17'],
    ['nothing', 'null'],
    ['a prototype', '{ "text": "异议", "__proto__": { "realName": true } }'],
  ])('because its body is %s', async (_what, body) => {
    for (const path of ['/talent-office/notices/finish-due', objections]) {
      const refused = await (path === objections
        ? post(path, body).set('Authorization', '')
        : post(path, body));
      expect(coded(refused)).toEqual([400, 'BODY_MALFORMED']);
    }
  });

  it.each(['constructor', 'prototype'])(
    'or has the key "%s", which is a field like any other that is not there',
    async (key) => {
      const sent = `{ "realName": false, "text": "异议", "${key}": { "realName": true } }`;
      const refused = await post(objections, sent).set('Authorization', '');
      expect(coded(refused)).toEqual([400, 'INVALID_INPUT']);
      const paths = (refused as Refused).body.error?.details.errors?.map(({ path }) => path);
      expect(paths).toContainEqual([key]);
    },
  );

  it('because nobody is signed in, or he may not, or there is no such thing', async () => {
    const get = (path: string, bearer = '') =>
      bearer ? site.http.get(path).auth(bearer, { type: 'bearer' }) : site.http.get(path);
    expect(coded(await get('/talent-office/inbox'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(coded(await get('/talent-office/inbox', 'forged'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(coded(await get('/api/fund-applications'))).toEqual([403, 'NOT_PERMITTED']);
    expect(coded(await get('/api/fund-applications', 'forged'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(coded(await get('/api/nothing-of-ours'))).toEqual([404, 'NOT_FOUND']);
    expect(coded(await get('/api/talent-profiles'))).toEqual([404, 'NOT_FOUND']);
    expect(coded(await get('/talent-office/nothing', token))).toEqual([404, 'NOT_FOUND']);
    expect(coded(await site.http.put('/api/benefits'))).toEqual([405, 'METHOD_NOT_ALLOWED']);
    const login = { identifier: 'nobody@jinlan.test', password: 'Wrong-2026' };
    expect(coded(await site.http.post('/api/auth/local').send(login))).toEqual([
      400,
      'CREDENTIALS_WRONG',
    ]);
  });

  it('speaks English to who asks for it', async () => {
    const { body } = await site.http
      .get('/api/fund-applications')
      .set('Accept-Language', 'en')
      .expect(403);
    expect(body.error).toMatchObject({
      message: 'You may not do this.',
      details: { code: 'NOT_PERMITTED', messages: { zh: '您没有这项权限。' } },
    });
  });

  it('leaves alone what Strapi answers on its own faces, and what we answer ourselves', async () => {
    const login = { email: 'super@jinlan.test', password: 'Wrong-2026' };
    const admin = await site.http.post('/admin/login').send(login).expect(400);
    expect(admin.body.error).toMatchObject({ message: 'Invalid credentials', details: {} });
    const manager = await site.http.get('/content-manager/content-types').expect(401);
    expect(manager.body.error.details.code).toBeUndefined();
    const other = await site.http.get('/apiary').expect(404);
    expect(other.text).not.toContain('NOT_FOUND');
    const own = await site.http.get(`/api/notices/${randomUUID()}`).expect(404);
    expect(own.body.error.details).toMatchObject({ code: 'NOT_FOUND', facts: {} });
  });
});

describe('what Strapi says of accounts', () => {
  let site: Site;

  const post = (path: string, body: object) => site.http.post(`/api/auth/${path}`).send(body);
  const told = ({ status, body }: Refused) => {
    const { message = '', details } = body.error ?? {};
    expect(JSON.stringify([message, details?.messages?.zh])).not.toMatch(/occurred|Invalid|field/);
    return [status, details?.code, details?.messages, details?.errors?.map(({ path }) => path)];
  };

  beforeAll(async () => {
    site = await startSite();
    await site.strapi.db.query('plugin::users-permissions.user').create({
      data: { username: 'known', email: 'known@jinlan.test', provider: 'local', password: 'x' },
    });
    const settings = site.strapi.store({ type: 'plugin', name: 'users-permissions' });
    const advanced = (await settings.get({ key: 'advanced' })) as object;
    await settings.set({ key: 'advanced', value: { ...advanced, allow_register: true } });
  });
  afterAll(() => site.stop());

  it('is said in both languages, and never whether there is such an account', async () => {
    const wrong = { password: 'Wrong-2026' };
    const known = told(await post('local', { identifier: 'known@jinlan.test', ...wrong }));
    expect(known).toEqual([
      400,
      'CREDENTIALS_WRONG',
      { zh: '账号或密码不正确。', en: 'The account or the password is not right.' },
      undefined,
    ]);
    expect(told(await post('local', { identifier: 'nobody', ...wrong }))).toEqual(known);
  });

  it('names every field that is missing or wrong', async () => {
    expect(told(await post('local', {}))).toEqual([
      400,
      'INVALID_INPUT',
      {
        zh: 'identifier：这一项必须填写。 password：这一项必须填写。',
        en: 'identifier: This field is required. password: This field is required.',
      },
      [['identifier'], ['password']],
    ]);
    const registered = { username: 'new', email: 'new', password: 'New-2026' };
    expect(told(await post('local/register', registered))).toEqual([
      400,
      'INVALID_INPUT',
      { zh: 'email：须为电子邮箱。', en: 'email: This has to be an e-mail address.' },
      [['email']],
    ]);
    const taken = { username: 'known', email: 'other@jinlan.test', password: 'New-2026' };
    expect(told(await post('local/register', taken))).toContain('ACCOUNT_TAKEN');
  });
});
