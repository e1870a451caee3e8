import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import {
  applySelectionBody,
  closeGroupBody,
  commitSeedBody,
  drawBody,
} from '../../../../shared/contracts/selections';
import {
  adminRoute,
  answeredOnce,
  apiRoute,
  decimal,
  getService,
  id,
  transaction,
  type Route,
  type Tx,
} from '../../platform';

import { listSheet } from './list-sheet';
import { publicDraws } from './public-draws';
import { readGroup, readGroups } from './reading';
import { recordAct, type GroupAct } from './trail';

const params = z.strictObject({ id });
const page = {
  limit: decimal({ min: 1, max: 100 }).default(25),
  offset: decimal({ min: 0, max: 100_000 }).default(0),
};
const states = {
  open: ['collecting', 'closed'],
  ordered: ['ordered'],
  over: ['over'],
} as const;

/** One act on a group in one transaction, answered with the group as it stands when nobody waits for it. */
const actOf = <Body extends z.ZodType>(
  path: string,
  body: Body,
  work: (
    strapi: Core.Strapi,
    tx: Tx,
    groupId: string,
    body: z.infer<Body>,
    act: GroupAct,
  ) => Promise<void>,
): Route =>
  adminRoute({
    method: 'POST',
    path: `/selections/:id/${path}`,
    permission: 'selections.run',
    input: { params, body: body as unknown as z.ZodObject },
    handler: async ({
      strapi,
      actor,
      requestId,
      params: { id: groupId },
      body: given,
      operation,
    }) => ({
      data: await answeredOnce(strapi, operation, async () => {
        const act = { ...operation, key: `${operation.key}/act` };
        await transaction(strapi, act, (tx) =>
          work(strapi, tx, groupId, given as z.infer<Body>, { actor, requestId }),
        );
        return readGroup(strapi, groupId);
      }),
    }),
  });

export const selectionRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/draws',
    action: 'draws.find',
    input: { query: z.strictObject(page) },
    handler: async ({ strapi, query }) => ({ data: await publicDraws(strapi, query) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/selections',
    permission: 'selections.read',
    input: {
      query: z.strictObject({
        state: z.enum(['open', 'ordered', 'over']).default('open'),
        ...page,
      }),
    },
    handler: async ({ strapi, query: { state, ...rest } }) => ({
      data: await readGroups(strapi, states[state], rest),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/selections/:id',
    permission: 'selections.read',
    input: { params },
    handler: async ({ strapi, params: { id: groupId } }) => ({
      data: await readGroup(strapi, groupId),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/selections/:id/list',
    permission: 'selections.read',
    input: { params },
    handler: async ({ strapi, actor, requestId, operation, params: { id: groupId }, ctx }) => {
      const group = await readGroup(strapi, groupId);
      // Names of many leave the house: who took them along is on record.
      await transaction(strapi, operation, (tx) =>
        recordAct(strapi, tx, { publicId: group.id }, { actor, requestId }, 'download', {
          digest: group.digest,
        }),
      );
      ctx.attachment(`selection-${group.number}.csv`);
      ctx.set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      ctx.body = listSheet(group);
      return undefined;
    },
  }),
  actOf('commit', commitSeedBody, (strapi, tx, groupId, { source }, act) =>
    getService(strapi, 'selections').commit(tx, groupId, source ?? null, act),
  ),
  actOf('close', closeGroupBody, (strapi, tx, groupId, { places }, act) =>
    getService(strapi, 'selections').close(tx, groupId, places, act),
  ),
  actOf('draw', drawBody, (strapi, tx, groupId, { result }, act) =>
    getService(strapi, 'selections').draw(tx, groupId, result ?? null, act),
  ),
  adminRoute({
    method: 'POST',
    path: '/selections/:id/apply',
    permission: 'selections.run',
    input: { params, body: applySelectionBody },
    handler: async ({ strapi, actor, requestId, params: { id: groupId }, body, operation }) => ({
      data: await answeredOnce(strapi, operation, () =>
        getService(strapi, 'selections').apply(groupId, body.entries, { actor, requestId }),
      ),
    }),
  }),
];
