import { z } from 'zod';

import type { AskedFactBody, RuleTestBody } from '../../../../shared/contracts/rules';
import type { EnactedBody } from '../../../../shared/contracts/versions';
import { actorKey, adminRoute, getService, id, transaction, type Route } from '../../platform';

const source = z.string().max(4000);

export const ruleRoutes: Route[] = [
  adminRoute({
    method: 'POST',
    path: '/rule-sets/facts',
    permission: 'rules.test',
    readOnly: true,
    input: {
      body: z.strictObject({
        documentId: id.nullable(),
        entryType: z.string().max(120),
        expressions: z.array(source).max(100),
      }),
    },
    handler: async ({ strapi, body: { documentId, ...draft } }) => {
      const rules = getService(strapi, 'rules');
      const prices = documentId === null ? [] : await rules.prices(documentId);
      const amounts = prices.map(({ expression }) => expression);
      return { data: (await rules.asked({ ...draft, amounts })) satisfies AskedFactBody[] };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/rule-sets/:documentId/tests',
    permission: 'rules.test',
    input: { params: z.strictObject({ documentId: id }) },
    handler: async ({ strapi, params }) => ({
      data: (await getService(strapi, 'rules').test(params.documentId)) satisfies RuleTestBody[],
    }),
  }),
  adminRoute({
    method: 'POST',
    path: '/rule-sets/:documentId/enact',
    permission: 'rules.enact',
    input: { params: z.strictObject({ documentId: id }) },
    handler: async ({ strapi, actor, params, operation, requestId }) => ({
      data: await transaction(strapi, operation, async (tx) => {
        const { key, number, hash, body, tests } = await getService(strapi, 'rules').enact(
          tx,
          params.documentId,
          actorKey(actor),
        );
        await getService(strapi, 'audit').record(tx, {
          actor,
          action: 'rules.enact',
          target: { type: 'plugin::talent-office.rule-set', documentId: params.documentId },
          after: body,
          details: {
            version: `${key}@${number}`,
            tests: tests.map(({ title, found }) => ({ title, outcome: found })),
          },
          requestId,
        });
        return { number, hash, tests: tests.length } satisfies EnactedBody;
      }),
    }),
  }),
];
