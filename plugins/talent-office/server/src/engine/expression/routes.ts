import { z } from 'zod';

import { wantedKinds, type EntryTypesBody } from '../../../../shared/contracts/expressions';
import { adminRoute, getService, typeName, typeUid, type Route } from '../../platform';
import { governedTypes, refuseUngoverned } from '../declaration';

export const expressionRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/expressions',
    permission: 'rules.write',
    handler: ({ strapi }) => {
      const types = governedTypes(strapi).map((type) => ({ type, name: typeName(strapi, type) }));
      return Promise.resolve({ data: { types } satisfies EntryTypesBody });
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/expressions/:type/facts',
    permission: 'rules.write',
    input: { params: z.strictObject({ type: typeUid }) },
    handler: ({ strapi, params: { type } }) => {
      refuseUngoverned(strapi, type);
      return Promise.resolve({ data: getService(strapi, 'expressions').describe(type) });
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/expressions/:type/check',
    permission: 'rules.write',
    readOnly: true,
    input: {
      params: z.strictObject({ type: typeUid }),
      // Longer ones are told to be too long by the check itself, at the place where they are.
      body: z.strictObject({ source: z.string().max(20_000), wanted: z.enum(wantedKinds) }),
    },
    handler: async ({ strapi, params: { type }, body: { source, wanted } }) => {
      refuseUngoverned(strapi, type);
      return { data: await getService(strapi, 'expressions').read(type, source, wanted) };
    },
  }),
];
