import { z } from 'zod';

import { actionBody, withdrawBody, type OfferedActions } from '../../../../shared/contracts/cases';
import {
  adminRoute,
  getService,
  id,
  isPermitted,
  memberName,
  refuse,
  typeUid,
  type Request,
  type Route,
} from '../../platform';

import { perform } from './action-routes';

const entryParams = { type: typeUid, documentId: id };

/** Does the sender hold what the action needs besides the permission of these routes? */
const mayDo = ({ strapi, ctx }: Pick<Request, 'strapi' | 'ctx'>, type: string, action: string) => {
  const needed = getService(strapi, 'lifecycle').permissionFor(type, action);
  return needed === undefined || isPermitted(ctx, needed);
};

export const lifecycleRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/entries/:type/:documentId/actions',
    permission: 'cases.read',
    input: { params: z.strictObject(entryParams) },
    handler: async ({ strapi, ctx, params, actor }) => {
      const { type, documentId } = params;
      if (!getService(strapi, 'declarations').of(type)?.states) throw refuse('NOT_FOUND');
      const offered = await getService(strapi, 'lifecycle').actionsOf(type, documentId, actor);
      const actions = offered.actions.map((one) => ({
        ...one,
        mine: one.mine && mayDo({ strapi, ctx }, type, one.name),
      }));
      return { data: { ...offered, actions } satisfies OfferedActions };
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/entries/:type/:documentId/withdraw',
    permission: 'entries.act',
    input: { params: z.strictObject(entryParams), body: withdrawBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await getService(strapi, 'lifecycle').withdraw({
        ...params,
        actor,
        reason: body.reason,
        requestId,
        operation: operation.key,
      }),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/entries/:type/:documentId/actions/:action',
    permission: 'entries.act',
    input: {
      params: z.strictObject({ ...entryParams, action: memberName }),
      body: actionBody,
    },
    handler: async (request) => {
      const { strapi, actor, params, body } = request;
      if (!mayDo(request, params.type, params.action)) throw refuse('NOT_PERMITTED');
      const { type, documentId } = params;
      // Each refusal of an action says where the entry stands.
      await getService(strapi, 'approval').refuseStranger(actor, { type, documentId });
      return perform(request, params, body);
    },
  }),
];
