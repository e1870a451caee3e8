import type { Core } from '@strapi/strapi';

import type { Permission } from '../../../../shared/permissions';
import { digest, getService, refuse } from '../../platform';

import type { PayeeAccountAction } from './content-types/payee-account';
import { payeeAccounts } from './types';

/** What a colleague needs for each action on an account. */
export const accountPermissions = {
  enter: 'payments.accounts',
  return: 'payments.accounts',
  verify: 'payments.accounts',
  retire: 'payments.accounts',
} as const satisfies Record<PayeeAccountAction, Permission>;

/** Of one account and one number, and of no other: two such values say nothing of each other. */
const proofFor = (documentId: string, index: string): string => digest([documentId, index]);

/**
 * What the second person's own typing of a number comes to, for the action `verify`.
 * @throws Refusal ACCOUNT_DIFFERS where nobody could have such a number
 */
export const proofOf = (strapi: Core.Strapi, documentId: string, typed: string): string => {
  const index = getService(strapi, 'privacy').indexOf(payeeAccounts, 'accountNumber', typed);
  if (index === null) throw refuse('ACCOUNT_DIFFERS', {}, 'accountNumber');
  return proofFor(documentId, index);
};

/** Compares it with the number on file. */
export const registerComparison = (strapi: Core.Strapi): void => {
  getService(strapi, 'lifecycle').registerEffect('compare-account-number', async (_tx, account) => {
    const { documentId } = account;
    const privacy = getService(strapi, 'privacy');
    const [stored] = await privacy.openForDelivery(payeeAccounts, documentId, 'bank');
    const typed = String(account.verification ?? '');
    if (stored === undefined || typed !== proofOf(strapi, documentId, stored)) {
      throw refuse('ACCOUNT_DIFFERS', {}, 'accountNumber');
    }
  });
};
