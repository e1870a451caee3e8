import { randomUUID } from 'node:crypto';

import { testPassword, type Site } from '../setup';
import { createProofs } from './signing';

const plugin = (type: string) => (type.includes('::') ? type : `plugin::talent-office.${type}`);

/** A colleague at the admin panel: everything he does goes over HTTP, as the browser does it. */
export const panelOf = (http: Site['http'], now?: () => Date) => {
  const send = (method: 'get' | 'post' | 'put', path: string, token: string, body?: object) => {
    const request = http[method](path)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', randomUUID());
    return body === undefined ? request : request.send(body);
  };

  const proofs = createProofs(http, now);

  const logIn = async (email: string): Promise<string> => {
    const { body } = await http
      .post('/admin/login')
      .send({ email, password: testPassword })
      .expect(200);
    return body.data.accessToken ?? body.data.token;
  };

  return {
    send,
    logIn,
    /** Saves a new entry in the Content Manager; gives its documentId. */
    save: async (token: string, type: string, data: object): Promise<string> => {
      const path = `/content-manager/collection-types/${plugin(type)}`;
      const response = await send('post', path, token, data);
      if (response.status !== 201) throw new Error(`${type}: ${response.text}`);
      return response.body.data.documentId;
    },
    act: (token: string, type: string, id: string, action: string, input: object = {}) =>
      send('post', `/talent-office/entries/${plugin(type)}/${id}/actions/${action}`, token, {
        input,
      }),
    /** Opens the case of an entry as the case panel does, and signs one seat of it. */
    decide: async (
      token: string,
      id: string,
      seat: string,
      more: Record<string, unknown> = {},
      type = 'fund-application',
    ) => {
      const query = `type=${plugin(type)}&documentId=${id}`;
      const { body } = await send('get', `/talent-office/cases?${query}`, token).expect(200);
      return send('post', `/talent-office/cases/${body.data.id}/decisions`, token)
        .set(await proofs.header(token))
        .send({ seat, choice: 'approve', seen: body.data.seen, ...more });
    },
  };
};

/** The panel of a site in this process, which can be given accounts. */
export const createPanel = (site: Site) => ({
  ...panelOf(site.http, () => site.strapi.plugin('talent-office').service('clock').now()),
  /** An account with one of the roles that the reference seeds made; gives its id. */
  account: async (name: string, roleCode: string): Promise<number> => {
    const role = await site.strapi.db.query('admin::role').findOne({ where: { code: roleCode } });
    const users = site.strapi.service('admin::user' as never) as unknown as {
      create(user: object): Promise<{ id: number }>;
    };
    const { id } = await users.create({
      email: `${name}@jinlan.test`,
      firstname: name,
      password: testPassword,
      isActive: true,
      roles: [role?.id],
    });
    return id;
  },
});

/** What the Content Manager sends for a relation to one entry. */
export const linked = (documentId: string) => ({ connect: [{ documentId }], disconnect: [] });
