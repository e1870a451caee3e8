import { z } from 'zod';

import { apiRoute, decimal, id, transaction, type Route } from '../../../platform';

import { confirmInPost, inPostList } from './confirmations';

const year = { min: 2000, max: 2999 };

const word = z.strictObject({
  talent: id,
  inPost: z.boolean(),
  leftOn: z.iso.date().optional(),
  note: z.string().trim().max(1000).optional(),
});

export const inPostRoutes: Route[] = [
  apiRoute({
    method: 'GET',
    path: '/employer/in-post',
    action: 'employer.findInPost',
    input: { query: z.strictObject({ year: decimal(year) }) },
    handler: async ({ strapi, actor, query }) => ({
      data: await inPostList(strapi, actor, query.year),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: '/employer/in-post',
    action: 'employer.confirmInPost',
    input: {
      body: z.strictObject({
        year: z.number().int().min(year.min).max(year.max),
        confirmations: z.array(word).min(1).max(100),
      }),
    },
    handler: async ({ strapi, actor, body, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const said = { year: body.year, words: body.confirmations };
        await confirmInPost(strapi, tx, said, { actor, operation: operation.key, requestId });
        return inPostList(strapi, actor, body.year);
      }),
    }),
  }),
];
