import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import {
  adminRoute,
  apiRoute,
  digest,
  refuse,
} from '../../plugins/talent-office/server/src/platform';
import { answer } from '../../plugins/talent-office/server/src/platform/routes/answer';
import { startSite, type Site } from '../setup';

const echo = apiRoute({
  method: 'POST',
  path: '/probe',
  action: 'probe.echo',
  input: { body: z.strictObject({ name: z.string().min(2), amount: z.number().int() }) },
  handler: ({ body, operation, actor }) => Promise.resolve({ data: { body, operation, actor } }),
});

const failing = (error: Error) =>
  apiRoute({
    method: 'POST',
    path: '/probe',
    action: 'probe.fail',
    handler: () => Promise.reject(error),
  });

const probes = {
  '/probe/echo': echo,
  '/probe/busy': failing(refuse('BUSY', { retryAfterSeconds: 3 })),
  '/probe/conflict': failing(refuse('IDEMPOTENCY_KEY_REUSED')),
  '/probe/fault': failing(new Error('the password is tomato')),
};

describe('a request to a route of ours', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
    // Koa composes at the first request: behind Strapi's own chain the probes are real requests.
    site.strapi.server.app.use((ctx, next) => {
      const probe = probes[ctx.path as keyof typeof probes];
      return probe ? answer(site.strapi, probe)(ctx) : next();
    });
  });
  afterAll(() => site.stop());

  const post = (path: keyof typeof probes, body: object, key = 'one') =>
    site.http.post(path).set('Idempotency-Key', key).send(body);

  it.each(['a\u0000b', 'a\u001bb', 'a\ud800b', '\u202e李四'])(
    'takes no text such as %j',
    async (name) => {
      const { status, body } = await post('/probe/echo', { name, amount: 1 }, randomUUID());
      expect(status).toBe(400);
      expect(body.error.details).toMatchObject({
        code: 'INVALID_INPUT',
        errors: [
          { part: 'body', path: ['name'], messages: { zh: expect.stringContaining('字符') } },
        ],
      });
      const kept = { name: '第一行\n\t第二行 😀', amount: 1 };
      const answered = await post('/probe/echo', kept, randomUUID());
      expect(answered.body.data.body).toEqual(kept);
    },
  );

  it('is refused for its form alone where it is deep, or full of what no text holds', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const sent = [
      `{"name":${deep},"amount":1}`,
      JSON.stringify({ name: Array(50_000).fill('\u0001') }),
    ];
    for (const body of sent) {
      const answered = await site.http
        .post('/probe/echo')
        .set('Idempotency-Key', randomUUID())
        .type('application/json')
        .send(body);
      expect([answered.status, answered.text.length < 10_000]).toEqual([400, true]);
    }
  });

  it('is told in plain Chinese what each value has to be', async () => {
    const problemOf = async (sent: object) => {
      const { body } = await post('/probe/echo', sent, randomUUID());
      return body.error.details.errors[0].messages.zh as string;
    };
    expect(await problemOf({ name: 1, amount: 1 })).toBe('须为文字。');
    expect(await problemOf({ name: '人才', amount: '1' })).toBe('须为数字。');
    expect(await problemOf({ name: '人才', amount: 0.5 })).toBe('须为整数。');
    expect(await problemOf({ name: '人', amount: 1 })).toBe('至少 2 个字符。');
  });

  it('without a key is told so, in Chinese, and in English where that is preferred', async () => {
    const chinese = await site.http.post('/probe/echo').send({});
    expect(chinese.status).toBe(400);
    expect(chinese.body).toMatchObject({
      data: null,
      error: { status: 400, name: 'IDEMPOTENCY_KEY_MISSING' },
    });
    expect(chinese.body.error.message).toMatch(/^缺少/);
    const english = await site.http.post('/probe/echo').set('Accept-Language', 'en-GB').send({});
    expect(english.body.error.message).toMatch(/^The Idempotency-Key header is missing/);
    expect(english.body.error.details.messages.zh).toBe(chinese.body.error.message);
  });

  it('with an unreadable key is refused', async () => {
    const response = await post('/probe/echo', {}, 'a key with spaces');
    expect(response.body.error.name).toBe('IDEMPOTENCY_KEY_INVALID');
  });

  it('hears of every wrong field at once', async () => {
    const response = await post('/probe/echo', { name: 'x', state: 'approved' });
    expect(response.status).toBe(400);
    const { errors, messages } = response.body.error.details;
    expect(errors.map(({ path }: { path: string[] }) => path)).toEqual([
      ['name'],
      ['amount'],
      ['state'],
    ]);
    expect(errors[1].messages).toEqual({ zh: '这一项必须填写。', en: 'This field is required.' });
    expect(messages.en).toContain('amount: This field is required.');
    expect(messages.zh).toContain('amount：这一项必须填写。');
  });

  it('has an operation of its caller, route, key and parsed input', async () => {
    const response = await post('/probe/echo', { name: 'Li', amount: 1 });
    const input = { params: {}, query: {}, body: { name: 'Li', amount: 1 } };
    expect(response.body.data).toEqual({
      actor: { kind: 'public' },
      body: { name: 'Li', amount: 1 },
      operation: { key: `public ${digest(input)} api POST /probe one`, input },
    });
  });

  it('keeps a request id that is harmless and replaces any other', async () => {
    const body = { name: 'Li', amount: 1 };
    const kept = await post('/probe/echo', body).set('X-Request-Id', 'trace-0001');
    expect(kept.headers['x-request-id']).toBe('trace-0001');
    const replaced = await post('/probe/echo', body).set('X-Request-Id', '<script>alert</script>');
    expect(replaced.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is told when to come back', async () => {
    const response = await post('/probe/busy', {});
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('3');
  });

  it('keeps 409, which Strapi would answer as 400', async () => {
    expect((await post('/probe/conflict', {})).status).toBe(409);
  });

  it('learns nothing from a fault of ours', async () => {
    const response = await post('/probe/fault', {});
    expect(response.status).toBe(500);
    expect(response.text).not.toContain('tomato');
  });
});

describe('a route', () => {
  const handler = () => Promise.resolve({ data: null });

  it('of the admin cannot be written without a permission that exists', () => {
    const missing = { method: 'GET', path: '/x', handler } as const;
    // @ts-expect-error the permission is not optional
    expect(() => adminRoute(missing)).toThrow('is not in shared/permissions.ts');
    // @ts-expect-error a permission that nobody listed
    expect(() => adminRoute({ ...missing, permission: 'everything' })).toThrow('"everything"');
  });

  it('cannot take unknown keys', () => {
    const input = { body: z.object({ name: z.string() }) };
    expect(() => apiRoute({ method: 'POST', path: '/x', action: 'x.y', input, handler })).toThrow(
      'z.strictObject()',
    );
  });

  it('cannot have path parameters that nobody checks', () => {
    expect(() => apiRoute({ method: 'GET', path: '/x/:id', action: 'x.y', handler })).toThrow(
      'no params schema',
    );
  });
});
