import { z } from 'zod';

import { fixListBody, listAgendaBody, listNoticeBody } from '../../../../shared/contracts/rounds';
import { adminRoute, apiRoute, decimal, id, transaction, type Route } from '../../platform';

import { fixList } from './lists';
import { draftMeetings, listToAgenda, listToNotice } from './onward';
import { publicRounds } from './public-rounds';
import { roundBody, roundHeads, roundListBody } from './reading';

const params = z.strictObject({ id });

export const roundRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/rounds',
    action: 'rounds.find',
    handler: async ({ strapi }) => ({ data: await publicRounds(strapi) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/rounds',
    permission: 'rounds.read',
    handler: async ({ strapi }) => ({ data: await roundHeads(strapi) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/rounds/:id',
    permission: 'rounds.read',
    input: {
      params,
      query: z.strictObject({ page: decimal({ min: 1, max: 10_000 }).default(1) }),
    },
    handler: async ({ strapi, params: { id: round }, query }) => ({
      data: await roundBody(strapi, round, query.page),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/rounds/:id/lists',
    permission: 'rounds.list',
    input: { params, body: fixListBody },
    handler: async ({ strapi, actor, params: { id: round }, body, operation, requestId }) => {
      const list = await transaction(strapi, operation, (tx) =>
        fixList(strapi, tx, { round, seen: body.seen, actor, operation: operation.key, requestId }),
      );
      return { data: await roundListBody(strapi, list) };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/round-lists/:id',
    permission: 'rounds.read',
    input: { params },
    handler: async ({ strapi, params: { id: list } }) => ({
      data: await roundListBody(strapi, list),
    }),
  }),
  adminRoute({
    method: 'GET',
    path: '/round-meetings',
    permission: 'committees.run',
    handler: async ({ strapi }) => ({ data: await draftMeetings(strapi) }),
  }),
  adminRoute({
    method: 'POST',
    path: '/round-lists/:id/agenda',
    permission: 'committees.run',
    input: { params, body: listAgendaBody },
    handler: async ({ strapi, actor, params: { id: list }, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, (tx) =>
        listToAgenda(strapi, tx, { list, actor, requestId, ...body }),
      ),
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/round-lists/:id/notice',
    permission: 'notices.post',
    input: { params, body: listNoticeBody },
    handler: async ({ strapi, actor, params: { id: list }, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, (tx) =>
        listToNotice(strapi, tx, { list, actor, requestId, ...body }),
      ),
    }),
  }),
];
