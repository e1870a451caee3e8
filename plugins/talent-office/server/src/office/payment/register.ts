import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { accountPermissions, registerComparison } from './accounts';
import { registerPaymentPieces } from './case-file';
import { registerEffects } from './effects';
import { registerHandedOverPayments } from './handed-over';
import { registerPaymentLetter } from './letter-document';
import { linesOf } from './lines';
import { linePermissions } from './payments';
import { batchPermissions } from './routes';
import { payeeAccounts, paymentBatches, payments } from './types';

/** Tells the engine what it must not know of payments by itself. Called in `register()`. */
export const registerPayments = (strapi: Core.Strapi): void => {
  registerComparison(strapi);
  registerEffects(strapi);
  registerHandedOverPayments(strapi);
  registerPaymentPieces(strapi);
  registerPaymentLetter(strapi);
  const lifecycle = getService(strapi, 'lifecycle');
  // By `addLines` alone: a line that somebody writes would be on no list that anybody checked.
  lifecycle.registerMade(payments);
  // Nobody has a hand in a list that pays himself, or his.
  lifecycle.registerParts(paymentBatches, (batch) => linesOf(strapi, batch), payments);
  for (const [type, permissions] of [
    [payeeAccounts, accountPermissions],
    [paymentBatches, { ...batchPermissions, add: 'payments.prepare', remove: 'payments.prepare' }],
    [payments, linePermissions],
  ] as const) {
    for (const [action, permission] of Object.entries(permissions)) {
      lifecycle.requirePermission(type, action, permission);
    }
  }
};
