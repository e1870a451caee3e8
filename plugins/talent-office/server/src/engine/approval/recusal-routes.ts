import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { recusalBody, recuseOtherBody, type CaseBody } from '../../../../shared/contracts/cases';
import { adminRoute, getService, id, transaction, type Actor, type Route } from '../../platform';

const caseParams = z.strictObject({ id });

/** Ways to keep out of a case, each answered with the case as `show` gives it to who asked. */
export const recusalRoutes = (
  show: (strapi: Core.Strapi, actor: Actor, caseId: string) => Promise<CaseBody>,
): Route[] => [
  adminRoute({
    method: 'POST',
    path: '/cases/:id/recusal',
    permission: 'cases.decide',
    input: { params: caseParams, body: recusalBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const input = { ...body, caseId: params.id, actor, requestId };
        await getService(strapi, 'approval').recuse(tx, input);
        return show(strapi, actor, params.id);
      }),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/recusals',
    permission: 'cases.recuse',
    input: { params: caseParams, body: recuseOtherBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const input = { ...body, caseId: params.id, actor, requestId };
        await getService(strapi, 'approval').recuseOther(tx, input);
        return show(strapi, actor, params.id);
      }),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/cases/:id/recusals/:recusal/lift',
    permission: 'cases.recuse',
    input: { params: z.strictObject({ id, recusal: id }), body: recusalBody },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const input = { ...body, caseId: params.id, recusal: params.recusal, actor, requestId };
        await getService(strapi, 'approval').liftRecusal(tx, input);
        return show(strapi, actor, params.id);
      }),
    }),
  }),
];
