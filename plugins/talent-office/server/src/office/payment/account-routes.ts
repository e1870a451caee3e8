import { z } from 'zod';

import { newAccountBody } from '../../../../shared/contracts/payee-accounts';
import { verifyAccountBody } from '../../../../shared/contracts/payment-batches';
import { payeeAccountStates, payeeKinds } from '../../../../shared/vocabulary';
import { actionRoutes } from '../../engine/lifecycle';
import { adminRoute, decimal, getService, id, transaction, type Route } from '../../platform';

import { accountList, accountOf, enterAccount, holdersNamed } from './account-list';
import { accountPermissions, proofOf } from './accounts';
import { payeeAccounts } from './types';

const params = z.strictObject({ documentId: id });
const name = z.string().trim().min(1).max(100);

/** Besides `verify`, whose route takes the number. */
const actions = {
  enter: accountPermissions.enter,
  return: accountPermissions.return,
  retire: accountPermissions.retire,
};

export const accountRoutes: Route[] = [
  adminRoute({
    method: 'GET',
    path: '/payee-accounts',
    permission: 'payments.accounts',
    input: {
      query: z.strictObject({
        state: z.enum(payeeAccountStates).optional(),
        name: name.optional(),
        limit: decimal({ min: 1, max: 100 }).default(25),
        offset: decimal({ min: 0, max: 100_000 }).default(0),
      }),
    },
    handler: async ({ strapi, query }) => ({ data: await accountList(strapi, query) }),
  }),
  adminRoute({
    method: 'GET',
    path: '/payee-holders',
    permission: 'payments.accounts',
    input: { query: z.strictObject({ kind: z.enum(payeeKinds), name }) },
    handler: async ({ strapi, query }) => ({ data: await holdersNamed(strapi, query) }),
  }),
  adminRoute({
    method: 'POST',
    path: '/payee-accounts',
    permission: 'payments.accounts',
    input: { body: newAccountBody },
    handler: async ({ strapi, actor, body, operation, requestId }) => {
      // Of the number an index is kept with the operation, which nobody guesses it from.
      const accountNumber = getService(strapi, 'privacy').indexOf(
        ...([payeeAccounts, 'accountNumber', body.accountNumber] as const),
      );
      const input = { ...body, accountNumber };
      const data = await transaction(strapi, { ...operation, input }, async (tx) => {
        const cause = { actor, requestId, operation: operation.key };
        return accountOf(strapi, await enterAccount(tx, strapi, body, cause));
      });
      return { data };
    },
  }),
  ...actionRoutes(payeeAccounts, '/payee-accounts', actions),
  adminRoute({
    method: 'POST',
    path: '/payee-accounts/:documentId/verify',
    permission: 'payments.accounts',
    input: { params, body: verifyAccountBody },
    handler: async ({ strapi, actor, params: { documentId }, body, operation, requestId }) => ({
      // The number itself is neither the operation's input nor anything else that is kept.
      data: await getService(strapi, 'lifecycle').act({
        ...{ type: payeeAccounts, documentId, action: 'verify', actor, requestId },
        input: { verification: proofOf(strapi, documentId, body.accountNumber) },
        operation: operation.key,
      }),
    }),
  }),
];
