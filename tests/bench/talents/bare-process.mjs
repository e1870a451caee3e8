// The same answer by Koa and knex alone: what an unguarded handler on this database costs.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { bareKnex } from '../databases.mjs';
import { answerCalls, listen } from '../child.mjs';

const require = createRequire(import.meta.url);
const profiles = 'talent_office_talent_profiles';
const employers = 'talent_office_employers';
const links = 'talent_office_talent_profiles_employer_lnk';

const app = (knex) => {
  const Koa = require('koa');
  const Router = require('@koa/router');
  const router = new Router();
  router.get('/api/talents', async (ctx) => {
    const page = Number(ctx.query.page ?? 1);
    const pageSize = Number(ctx.query.pageSize ?? 25);
    const listed = { consent_to_listing: true, released_for_listing: true };
    const data = await knex(`${profiles} as profile`)
      .leftJoin(`${links} as link`, 'link.talent_profile_id', 'profile.id')
      .leftJoin(`${employers} as employer`, 'employer.id', 'link.employer_id')
      .where(listed)
      .orderBy([{ column: 'profile.name_pinyin' }, { column: 'profile.id' }])
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .select(
        'profile.document_id as id',
        'profile.name',
        'tier',
        'title',
        'specialty',
        'profile.industry',
        'employer.name as employer',
      );
    const [{ total }] = await knex(profiles).where(listed).count('* as total');
    ctx.body = { data, meta: { pagination: { page, pageSize, total } } };
  });
  return new Koa().use(router.routes());
};

answerCalls({
  boot: async ({ settings }) => ({
    url: await listen(createServer(app(bareKnex(settings)).callback())),
  }),
});
