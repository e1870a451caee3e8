import { z } from 'zod';

import { isPhoneOrEmail } from '../../../../shared/chinese-data';
import { objectorName } from '../../../../shared/contracts/notices';
import {
  adminRoute,
  answeredOnce,
  apiRoute,
  decimal,
  getService,
  id,
  refuse,
  transaction,
  type Route,
} from '../../platform';

import { caseNotices } from './case-notices';
import { objectionRoutes } from './objections';
import { paperRoutes } from './paper-routes';
import { postingRoutes } from './posting-routes';

const params = z.strictObject({ id });
const text = z.string().trim().min(1).max(5000);

const objection = z.discriminatedUnion('realName', [
  z.strictObject({
    realName: z.literal(true),
    name: objectorName,
    contact: z.string().trim().min(1).max(200),
    text,
  }),
  z.strictObject({ realName: z.literal(false), text }),
]);

export const routes: Route[] = [
  ...objectionRoutes,
  ...paperRoutes,
  ...postingRoutes,
  apiRoute({
    method: 'GET',
    path: '/notices',
    action: 'notice.find',
    input: {
      query: z.strictObject({
        state: z.enum(['running', 'ended']).default('running'),
        limit: decimal({ min: 1, max: 100 }).default(25),
        offset: decimal({ min: 0, max: 100_000 }).default(0),
      }),
    },
    async handler({ strapi, query: { state, ...page } }) {
      return { data: await getService(strapi, 'notices').list(state, page) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/notices/:id',
    action: 'notice.findOne',
    input: { params },
    async handler({ strapi, params: { id } }) {
      return { data: await getService(strapi, 'notices').byPublicId(id) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/notices/:id/objections',
    action: 'notice.object',
    input: { params, body: objection },
    limits: [
      { by: 'address', most: 'objectionsPerAddress', windowSeconds: 3600 },
      { by: { param: 'id' }, most: 'objectionsPerNotice', windowSeconds: 3600 },
    ],
    async handler({ strapi, params: { id }, body, operation }) {
      // The office asks back before the notice is over; a letter would come too late.
      if (body.realName && !isPhoneOrEmail(body.contact)) {
        throw refuse('PHONE_OR_EMAIL', {}, 'contact');
      }
      const receipt = await transaction(strapi, operation, (tx) =>
        getService(strapi, 'notices').object(tx, id, body),
      );
      return { data: receipt };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/cases/:id/notices',
    permission: 'cases.read',
    input: { params },
    async handler({ strapi, actor, params: { id } }) {
      const { one } = await getService(strapi, 'approval').viewFor(actor, id);
      return { data: await caseNotices(strapi, one.publicId) };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/notices/finish-due',
    permission: 'notices.finish',
    async handler({ strapi, operation }) {
      const { finishDue } = getService(strapi, 'notices');
      return { data: await answeredOnce(strapi, operation, finishDue) };
    },
  }),
];
