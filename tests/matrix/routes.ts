import { seedAdminRoles } from '../../database/seeds/reference/admin-roles';
import { createSeeding } from '../../database/seeds/seeding';
import { routes } from '../../plugins/talent-office/server/src/routes';
import { createPanel } from '../factories/panel';
import type { Desk } from '../factories/desk';
import { testPassword, type Site } from '../setup';

import { createCells, type Cells } from './table';

interface AdminRole {
  readonly code: string;
}

/**
 * Every route of the plugin, asked over HTTP by one of each role of the seeds, by an administrator without
 * a role, by the super administrator, by a visitor of the website and by one who is signed in there. `yes`
 * is let in, whatever is then said of what he asked for; `–` is not.
 */
export const generateRoutes = async (site: Site, desk: Desk): Promise<Cells> => {
  const { strapi } = site;
  await seedAdminRoles(createSeeding(strapi));
  const panel = createPanel(site);
  const tokens: Record<string, string | null> = {
    super: (await desk.adminUser('matrix-super@jinlan.test')).token,
  };
  const found = (await strapi.db.query('admin::role').findMany()) as unknown as AdminRole[];
  // Besides those of the seeds, what Strapi itself brings: an editor is one who writes pages.
  const codes = found.map(({ code }) => code).filter((code) => code !== 'strapi-super-admin');
  for (const code of codes.sort()) {
    await panel.account(code, code);
    tokens[code] = await panel.logIn(`${code}@jinlan.test`);
  }
  const websiteRoles = (await strapi.db.query('plugin::users-permissions.role').findMany()) as {
    id: number;
    type: string;
  }[];
  for (const { id, type } of websiteRoles) {
    if (type === 'public') continue;
    const email = `${type}@website.test`;
    await strapi
      .plugin('users-permissions')
      .service('user')
      .add({
        ...{ email, username: type, password: testPassword, provider: 'local' },
        ...{ confirmed: true, role: id },
      });
    const { body } = await site.http
      .post('/api/auth/local')
      .send({ identifier: email, password: testPassword })
      .expect(200);
    tokens[`website: ${type}`] = String(body.jwt);
  }
  tokens['website: public'] = null;

  const cells = createCells();
  for (const { face, method, path } of routes) {
    const url = `${face === 'admin' ? '/talent-office' : '/api'}${path.replace(/:\w+/g, 'probe')}`;
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    for (const [column, token] of Object.entries(tokens)) {
      const request = site.http[verb](url);
      const { status, body } = await (token === null
        ? request
        : request.auth(token, { type: 'bearer' }));
      if (status >= 500) throw new Error(`${method} ${url} as ${column}: ${JSON.stringify(body)}`);
      cells.set(
        `${face} ${method} ${path}`,
        column,
        status === 401 || status === 403 ? '–' : 'yes',
      );
    }
  }
  return cells.cells;
};
