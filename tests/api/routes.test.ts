import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import { permissions } from '../../plugins/talent-office/shared/permissions';
import { routes as declared } from '../../plugins/talent-office/server/src/routes';
import type { Refusal } from '../../plugins/talent-office/server/src/platform/errors';
import { changesState, parseInput } from '../../plugins/talent-office/server/src/platform/routes';
import { registerFirstAdmin, startSite, testPassword, type Site } from '../setup';

interface MountedRoute {
  method: string;
  path: string;
  config: { policies?: (string | { name: string; config: { actions: string[] } })[] };
}

describe('every route that the plugin mounts', () => {
  let site: Site;
  let token: string;
  beforeAll(async () => {
    site = await startSite();
    token = await registerFirstAdmin(site);
  });
  afterAll(() => site.stop());

  const mounted = (router: 'admin' | 'content-api'): MountedRoute[] => {
    const routers = site.strapi.plugin('talent-office').routes as unknown as Record<
      string,
      { routes: MountedRoute[] }
    >;
    return routers[router]?.routes ?? [];
  };

  const send = (method: string, path: string) => {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    return site.http[verb](path.replace(/:\w+/g, 'probe'));
  };

  it('comes from a declaration of ours, and none is left out', () => {
    const name = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
    expect([...mounted('admin'), ...mounted('content-api')].map(name).sort()).toEqual(
      declared.map(name).sort(),
    );
    expect(mounted('admin').length).toBeGreaterThan(0);
  });

  it('of the admin demands a permission that roles can be granted', () => {
    const { actionProvider } = site.strapi.service('admin::permission');
    for (const route of mounted('admin')) {
      const policies = route.config.policies ?? [];
      const permission = policies.find(
        (policy) => typeof policy === 'object' && policy.name === 'admin::hasPermissions',
      );
      const actions = typeof permission === 'object' ? permission.config.actions : [];
      expect(policies).toContain('admin::isAuthenticatedAdmin');
      expect(actions).toHaveLength(1);
      expect(actionProvider.get(actions[0])).toBeDefined();
    }
    for (const uid of Object.keys(permissions)) {
      expect(actionProvider.get(`plugin::talent-office.${uid}`)).toBeDefined();
    }
  });

  it('of the admin refuses who is not signed in, and an administrator without the permission', async () => {
    const { id: role } = await site.strapi.db
      .query('admin::role')
      .create({ data: { name: 'Nobody', code: 'nobody', description: '' } });
    const user = await site.strapi.service('admin::user').create({
      firstname: 'No',
      lastname: 'Body',
      email: 'nobody@jinlan.test',
      password: 'Nobody-2026',
      isActive: true,
      roles: [role],
    });
    const login = await site.http
      .post('/admin/login')
      .send({ email: user.email, password: 'Nobody-2026' })
      .expect(200);
    const powerless = login.body.data.accessToken ?? login.body.data.token;
    for (const { method, path } of mounted('admin')) {
      const url = `/talent-office${path}`;
      expect((await send(method, url)).status).toBe(401);
      expect((await send(method, url).auth(powerless, { type: 'bearer' })).status).toBe(403);
    }
  });

  it('of the website is closed to a role that was not granted its action', async () => {
    for (const { method, path, action } of declared.filter((route) => route.face === 'api')) {
      const granted = await site.strapi.db
        .query('plugin::users-permissions.permission')
        .count({ where: { action: `plugin::talent-office.${action}`, role: { type: 'public' } } });
      if (granted === 0) expect([401, 403]).toContain((await send(method, `/api${path}`)).status);
    }
  });

  const everything = { jwt: '' };

  /** A website user whose role may do everything that the website has a route for. */
  const websiteToken = async (): Promise<string> => {
    if (everything.jwt) return everything.jwt;
    const role = await site.strapi.db
      .query('plugin::users-permissions.role')
      .create({ data: { name: 'Everything', type: 'everything', description: '' } });
    for (const route of declared) {
      if (route.face !== 'api') continue;
      const action = `plugin::talent-office.${route.action}`;
      await site.strapi.db
        .query('plugin::users-permissions.permission')
        .create({ data: { action, role: role.id } });
    }
    const account = { email: 'everything@jinlan.test', password: testPassword };
    await site.strapi
      .plugin('users-permissions')
      .service('user')
      .add({
        ...account,
        username: 'everything',
        provider: 'local',
        confirmed: true,
        role: role.id,
      });
    const { body } = await site.http
      .post('/api/auth/local')
      .send({ identifier: account.email, password: account.password })
      .expect(200);
    everything.jwt = String(body.jwt);
    return everything.jwt;
  };

  /** A request to a route, all of whose parameters but one are `probe`. */
  const ask = async (route: (typeof declared)[number], named: Record<string, string>) => {
    const { face, method, path } = route;
    const filled = path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(named[name] ?? 'probe'),
    );
    const answer = await send(method, `${face === 'admin' ? '/talent-office' : '/api'}${filled}`)
      .auth(face === 'admin' ? token : await websiteToken(), { type: 'bearer' })
      .set('Idempotency-Key', randomUUID());
    return [method, path, answer.status, answer.body.error?.details.code];
  };

  /** No names of rows: a number, words, one of a list. */
  const listed = ['year', 'slug', 'kind', 'number'];

  /** Every parameter of a route that names a row, and the route. */
  const namingParameters = declared.flatMap((route) =>
    [...route.path.matchAll(/:(\w+)/g)]
      .map(([, param = '']) => param)
      .filter((param) => !listed.includes(param))
      .map((param) => ({ route, param })),
  );

  // What names a row is kept as ASCII: MySQL compares it with nothing else, and fails.
  const impossible = ['é', '安家', '\u0001', 'a b', 'x'.repeat(300)];

  it.each(impossible)('takes no name that nothing can have: %j', (name) => {
    const answers = namingParameters.map(({ route, param }) => {
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, one = '']) => one);
      const params = Object.fromEntries(names.map((one) => [one, one === param ? name : 'probe']));
      try {
        parseInput(route.input, { params, query: {}, body: {} });
        return [route.path, 'taken'];
      } catch (error) {
        return [route.path, (error as Refusal).code];
      }
    });
    expect(answers).toEqual(namingParameters.map(({ route }) => [route.path, 'NOT_FOUND']));
    expect(namingParameters.length).toBeGreaterThan(150);
  });

  it('finds nothing under such a name, before it looks at anything else', async () => {
    for (const { route, param } of namingParameters) {
      const notFound = [route.method, route.path, 404, 'NOT_FOUND'];
      expect(await ask(route, { [param]: 'é' })).toEqual(notFound);
    }
  });

  it('takes no such name in a query', async () => {
    for (const { face, method, path, input } of declared) {
      if (face !== 'admin' || !(input.query instanceof z.ZodObject)) continue;
      const fields = Object.entries<z.ZodType>(input.query.shape).filter(
        ([, field]) => field.safeParse('probe').success && !field.safeParse(undefined).success,
      );
      for (const [name] of fields) {
        const query = Object.fromEntries(
          fields.map(([one]) => [one, one === name ? 'é' : 'probe']),
        );
        const answer = await send(method, `/talent-office${path}`)
          .query(query)
          .auth(token, { type: 'bearer' });
        // Any reason for which a file is read is one; a year is no name, and is looked at first.
        const expected = name === 'reason' && !path.includes(':year') ? 404 : 400;
        expect([path, name, answer.status]).toEqual([path, name, expected]);
      }
    }
  });

  it('that creates something demands an Idempotency-Key, on either face', async () => {
    const faces = {
      admin: { prefix: '/talent-office', bearer: token },
      api: { prefix: '/api', bearer: await websiteToken() },
    };
    const asked = { admin: 0, api: 0 };
    for (const { face, method, path } of declared.filter(changesState)) {
      if (method !== 'POST') continue;
      const { prefix, bearer } = faces[face];
      const { status, body } = await send('POST', `${prefix}${path}`).auth(bearer, {
        type: 'bearer',
      });
      const refusal = [path, 400, 'IDEMPOTENCY_KEY_MISSING'];
      expect([path, status, body.error?.details.code]).toEqual(refusal);
      asked[face] += 1;
    }
    expect(Math.min(asked.admin, asked.api)).toBeGreaterThan(3);
  });

  it('takes a number of its path and its query in decimal digits alone', () => {
    let numbers = 0;
    for (const { input } of declared) {
      for (const part of [input.params, input.query]) {
        if (!(part instanceof z.ZodObject)) continue;
        for (const field of Object.values<z.ZodType>(part.shape)) {
          const digits = ['1', '2026'].find(
            (text) => typeof field.safeParse(text).data === 'number',
          );
          if (digits === undefined) continue;
          numbers += 1;
          for (const other of [
            `0x${Number(digits).toString(16)}`,
            `${digits}e0`,
            `${digits}.0`,
            ` ${digits} `,
            `+${digits}`,
            `0${digits}`,
            '',
            [digits],
            Number(digits),
          ]) {
            expect([other, field.safeParse(other).success]).toEqual([other, false]);
          }
        }
      }
    }
    expect(numbers).toBeGreaterThan(10);
  });

  it('refuses a query key that it does not know, by its path, in both languages', async () => {
    const response = await site.http
      .get('/talent-office/audit?type=a&documentId=b&colour=red&limit=0')
      .auth(token, { type: 'bearer' });
    expect(response.status).toBe(400);
    expect(response.body.error.details.errors).toEqual([
      expect.objectContaining({ part: 'query', path: ['limit'] }),
      expect.objectContaining({
        part: 'query',
        path: ['colour'],
        messages: { zh: '没有这个字段。', en: 'There is no such field.' },
      }),
    ]);
  });
});
