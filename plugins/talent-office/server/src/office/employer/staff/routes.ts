import { z } from 'zod';

import { apiRoute, id, transaction, type Route } from '../../../platform';

import { requireAgencies } from '../agencies';
import { newStaff, staffChange } from './contract';
import { changeStaff, enterStaff, staffList } from './staff';

export const staffRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/employer',
    action: 'employer.find',
    handler: async ({ strapi, actor }) => ({
      data: (await requireAgencies(strapi, actor)).map(({ kind, principal }) => ({
        kind,
        id: principal.documentId,
        name: principal.name,
      })),
    }),
  }),
  apiRoute({
    method: 'GET',
    path: '/employer/staff',
    action: 'employer.findStaff',
    handler: async ({ strapi, actor }) => ({ data: await staffList(strapi, actor) }),
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/staff',
    action: 'employer.enterStaff',
    input: { body: newStaff },
    handler: async ({ strapi, actor, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, (tx) =>
        enterStaff(strapi, tx, actor, body, requestId),
      ),
    }),
  }),
  apiRoute({
    method: 'PUT',
    path: '/employer/staff/:id',
    action: 'employer.changeStaff',
    input: { params: z.strictObject({ id }), body: staffChange },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, (tx) =>
        changeStaff(strapi, tx, actor, { id: params.id, change: body }, requestId),
      ),
    }),
  }),
];
