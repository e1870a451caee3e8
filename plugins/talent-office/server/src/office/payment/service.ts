import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import type { ServiceFactory } from '../../platform';

import type { LineFacts } from './facts';
import { ownReasons, type ReasonSource } from './reasons';

/** What speaks for and against payments. */
export interface Payments {
  /** In `register()`: another room's reasons, such as a stop or an agreement. */
  registerReason(source: ReasonSource): void;
  /** All of them, of every source: never the first alone. */
  reasonsOf(facts: LineFacts): Promise<readonly PaymentReason[]>;
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
  };
};
