import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import { findEntries, type ServiceFactory, type Tx } from '../../platform';
import { application, disbursementType } from '../fund';

import { proofOf } from './accounts';
import { batchOf } from './export';
import type { LineFacts } from './facts';
import { linesOf } from './lines';
import { addLines, type ListAct } from './lists';
import { ownReasons, type ReasonSource } from './reasons';

/** What speaks for and against payments. */
export interface Payments {
  /** In `register()`: another room's reasons, such as a stop or an agreement. */
  registerReason(source: ReasonSource): void;
  /** All of them, of every source: never the first alone. */
  reasonsOf(facts: LineFacts): Promise<readonly PaymentReason[]>;
  /** What typing a number comes to, for the action `verify` of an account. @throws Refusal ACCOUNT_DIFFERS */
  proofOf(account: string, typed: string): string;
  /** Puts on a list what of some awards is committed. @throws Refusal as `addLines` */
  listAwards(tx: Tx, asked: ListAct & { readonly applications: readonly string[] }): Promise<void>;
  /** The lines of a batch, by documentId. @throws Refusal NOT_FOUND */
  linesOf(batch: string): Promise<string[]>;
}

declare module '../../platform/services' {
  interface Services {
    payments: Payments;
  }
}

export const createPayments: ServiceFactory<'payments'> = ({ strapi }) => {
  const sources: ReasonSource[] = [...ownReasons(strapi)];
  return {
    registerReason: (source) => {
      sources.push(source);
    },
    reasonsOf: async (facts) => {
      const found: PaymentReason[] = [];
      for (const source of sources) found.push(...(await source(facts)));
      return found;
    },
    proofOf: (account, typed) => proofOf(strapi, account, typed),
    listAwards: async (tx, { applications, ...act }) => {
      const awards = await findEntries(strapi, application, {
        documentId: { $in: [...applications] },
      });
      const found = await findEntries(strapi, disbursementType, {
        application: { id: { $in: awards.map(({ id }) => id) } },
        state: 'committed',
      });
      await addLines(
        tx,
        strapi,
        act,
        found.map(({ documentId }) => documentId),
      );
    },
    linesOf: async (batch) =>
      (await linesOf(strapi, await batchOf(strapi, batch))).map(({ documentId }) => documentId),
  };
};
