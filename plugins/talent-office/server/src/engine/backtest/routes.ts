import { z } from 'zod';

import { backtestScopes } from '../../../../shared/contracts/backtests';
import {
  actorKey,
  adminRoute,
  decimal,
  getService,
  id,
  transaction,
  type Route,
} from '../../platform';

const permission = 'rules.backtest';
const ruleSet = z.strictObject({ documentId: id });
const backtest = z.strictObject({ id: z.uuid() });
const pageSize = 50;
const asked = z.strictObject({
  scope: z.enum(backtestScopes),
  amounts: z
    .array(z.strictObject({ benefit: id, expression: z.string().min(1).max(4000) }))
    .max(100)
    .refine((all) => new Set(all.map(({ benefit }) => benefit)).size === all.length)
    .default([]),
});

export const backtestRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/rule-sets/:documentId/backtests',
    permission,
    input: { params: ruleSet, body: asked },
    handler: async ({ strapi, actor, params, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { documentId } = params;
        const started = await getService(strapi, 'backtests').start(
          tx,
          documentId,
          body,
          actorKey(actor),
        );
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'rules.backtest',
          target: { type: 'plugin::talent-office.rule-set', documentId },
          details: { backtest: started, ...body },
          requestId,
        });
        return { id: started };
      }),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/rule-sets/:documentId/backtests',
    permission,
    input: { params: ruleSet },
    handler: async ({ strapi, params }) => ({
      data: await getService(strapi, 'backtests').latest(params.documentId),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/rule-sets/:documentId/amounts',
    permission,
    input: { params: ruleSet },
    handler: async ({ strapi, params }) => ({
      data: await getService(strapi, 'backtests').amounts(params.documentId),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/backtests/:id',
    permission,
    input: { params: backtest },
    handler: async ({ strapi, params }) => ({
      data: await getService(strapi, 'backtests').read(params.id),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/backtests/:id/changes',
    permission,
    input: {
      params: backtest,
      query: z.strictObject({ page: decimal({ min: 1, max: 1000 }).optional() }),
    },
    handler: async ({ strapi, params, query: { page = 1 } }) => ({
      data: await getService(strapi, 'backtests').changes(
        params.id,
        (page - 1) * pageSize,
        pageSize,
      ),
      meta: { page, pageSize },
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/backtests/:id/cancel',
    permission,
    input: { params: backtest },
    handler: async ({ strapi, actor, params, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const backtests = getService(strapi, 'backtests');
        await backtests.cancel(tx, params.id);
        const { ruleSet: documentId } = await backtests.read(params.id);
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'rules.cancel-backtest',
          target: { type: 'plugin::talent-office.rule-set', documentId },
          details: { backtest: params.id },
          requestId,
        });
        return { id: params.id, state: 'cancelled' };
      }),
    }),
  }),
];
