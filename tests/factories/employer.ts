import { randomUUID } from 'node:crypto';

import type { Site } from '../setup';
import type { Desk } from './desk';

/** Employers, units, and the agents who act for them on the website. */
export const createEmployers = (site: Site, desk: Desk) => {
  const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`);
  let count = 0;

  const employer = async (data: object = {}) => {
    const name = `测试企业${(count += 1)}`;
    const made = await desk.office.create('employer', { name, ...data });
    return { ...made, name };
  };

  const unit = async (kind: string, parent?: string) =>
    desk.office.create('unit', {
      name: `${kind}${(count += 1)}`,
      code: `employer-unit-${count}`,
      kind,
      ...(parent && { parent }),
    });

  /** Signed in without the log-in page, which counts its requests: a suite has dozens of people. */
  const tokenOf = async (userId: number): Promise<string> => {
    const role = await site.strapi.db
      .query('plugin::users-permissions.role')
      .findOne({ where: { type: 'authenticated' } });
    await site.strapi.db
      .query('plugin::users-permissions.user')
      .update({ where: { id: userId }, data: { role: role.id } });
    const sessions = site.strapi.sessionManager('users-permissions');
    const { token } = await sessions.generateRefreshToken(String(userId), randomUUID(), {
      type: 'refresh',
    });
    const access = await sessions.generateAccessToken(token);
    return 'token' in access ? access.token : '';
  };

  /** A website user who acts for an employer or a unit, signed in. */
  const agent = async (
    of: { employer?: string; unit?: string },
    { user, ...data }: { user?: number } & Record<string, unknown> = {},
  ) => {
    const userId = user ?? (await desk.office.websiteUser('agent'));
    const entry = await desk.office.create('employer-agent', {
      name: `专办员${(count += 1)}`,
      user: userId,
      startsOn: '2020-01-01',
      ...of,
      ...data,
    });
    const token = await tokenOf(userId);
    return { entry, userId, token, actor: { kind: 'user' as const, id: userId } };
  };

  const get = (path: string, token: string) =>
    site.http.get(`/api${path}`).auth(token, { type: 'bearer' });
  const send = (
    method: 'post' | 'put' | 'delete',
    path: string,
    token: string,
    body: object = {},
    key: string = randomUUID(),
  ) =>
    site.http[method](`/api${path}`)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', key)
      .send(body);
  const upload = (
    path: string,
    token: string,
    fields: Readonly<Record<string, string | number>> = {},
    key: string = randomUUID(),
  ) => {
    let request = site.http
      .post(path)
      .auth(token, { type: 'bearer' })
      .set('Idempotency-Key', key)
      .attach('files', pdf(key), { filename: 'form.pdf', contentType: 'application/pdf' });
    for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
    return request;
  };
  const codeOf = ({ status, body }: { status: number; body: { error?: unknown } }): string => {
    if (status === 200) return 'done';
    const { details, message } = (body.error ?? {}) as {
      details?: { code?: string };
      message?: string;
    };
    return String(details?.code ?? `${status} ${message ?? ''}`);
  };

  return { employer, unit, agent, tokenOf, get, send, upload, codeOf };
};
