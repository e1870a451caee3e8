import type { UID } from '@strapi/strapi';
import { z } from 'zod';

import { objectionRecordBody } from '../../../../shared/contracts/notices';
import type { Permission } from '../../../../shared/permissions';
import { objectionStates } from '../../../../shared/vocabulary';
import { adminRoute, decimal, getService, id, transaction, type Route } from '../../platform';
import { actionRoutes } from '../lifecycle';

import type { ObjectionAction } from './content-type';

export const objections = 'plugin::talent-office.objection';

/** What a colleague needs for each action on an objection. */
export const objectionPermissions = {
  dismiss: 'objections.decide',
  uphold: 'objections.decide',
} as const satisfies Record<ObjectionAction, Permission>;

/** Who objects is not among them: a name or a contact is revealed one by one, with a reason. */
const shown = [
  'documentId',
  'title',
  'notice',
  'caseId',
  'targetType',
  'targetDocumentId',
  'medium',
  'realName',
  'receivedOn',
  'text',
  'decision',
  'decidedOn',
  'afterEnd',
  'state',
] as const;

export const objectionRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/notices/:id/objections',
    permission: 'objections.record',
    input: { params: z.strictObject({ id }), body: objectionRecordBody },
    async handler({ strapi, params: { id: notice }, body, operation }) {
      const data = await transaction(strapi, operation, async () => {
        const { documentId } = await strapi
          .documents(objections as UID.ContentType)
          .create({ data: { ...body, notice } as never });
        return { id: documentId, receivedOn: body.receivedOn };
      });
      return { data };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/objections',
    permission: 'objections.read',
    input: {
      query: z.strictObject({
        state: z.enum(objectionStates).optional(),
        limit: decimal({ min: 1, max: 100 }).default(25),
        offset: decimal({ min: 0, max: 100_000 }).default(0),
      }),
    },
    async handler({ strapi, actor, query: { state, ...page } }) {
      const withheld = await getService(strapi, 'privacy').withheldFrom(objections, actor);
      const rows = (await strapi.db.query(objections as UID.ContentType).findMany({
        select: [...shown],
        where: { ...(state && { state }), documentId: { $notIn: [...withheld] } },
        orderBy: [{ receivedOn: 'desc' }, { id: 'desc' }],
        ...page,
      } as never)) as Record<string, unknown>[];
      return {
        data: rows.map((row) => Object.fromEntries(shown.map((name) => [name, row[name] ?? null]))),
      };
    },
  }),
  ...actionRoutes(objections, '/objections', objectionPermissions),
];
