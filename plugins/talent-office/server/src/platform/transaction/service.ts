import type { ServiceFactory } from '../services';

import { transaction, type Operation, type Tx } from './index';

/** `transaction()` for code outside the plugin: a site's own seeds and commands. */
export interface Transactions {
  /** @throws Refusal whatever `work` refuses, IDEMPOTENCY_KEY_REUSED, BUSY */
  run<T>(operation: Operation, work: (tx: Tx) => Promise<T>): Promise<T>;
}

declare module '../services' {
  interface Services {
    transactions: Transactions;
  }
}

export const createTransactions: ServiceFactory<'transactions'> = ({ strapi }) => ({
  run: (operation, work) => transaction(strapi, operation, work),
});
