import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import {
  fen,
  findEntries,
  type Entry,
  type Fen,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import { application, disbursementType } from '../fund';

import { proofOf } from './accounts';
import { batchOf } from './export';
import type { LineFacts } from './facts';
import { linesOf, type Cause } from './lines';
import { addLines, type ListAct } from './lists';
import { ownReasons, type ReasonSource } from './reasons';
import type { Line } from './types';

/** What another room takes off a payment, in fen. */
export type OffsetSource = (disbursement: Entry) => Promise<Fen>;

/** Called with the line as it was answered: paid (`settle`), or come back unpaid (`bounce`). */
export type AnswerListener = (
  tx: Tx,
  line: Line,
  answer: 'settle' | 'bounce',
  cause: Cause,
) => Promise<void>;

/** What speaks for and against payments. */
export interface Payments {
  /** In `register()`: another room's reasons, such as a stop or an agreement. */
  registerReason(source: ReasonSource): void;
  /** In `register()`: what is taken off a payment besides tax, such as a debt that is set off. */
  registerOffset(source: OffsetSource): void;
  offsetOf(disbursement: Entry): Promise<Fen>;
  /** In `register()`: what follows, in the same transaction, when a line is paid or comes back. */
  onAnswer(listener: AnswerListener): void;
  /** Tells them of a line that has just been answered. */
  answered: AnswerListener;
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
  const offsets: OffsetSource[] = [];
  const listeners: AnswerListener[] = [];
  return {
    registerReason: (source) => {
      sources.push(source);
    },
    registerOffset: (source) => {
      offsets.push(source);
    },
    offsetOf: async (disbursement) => {
      let sum = 0;
      for (const source of offsets) sum += await source(disbursement);
      return fen(sum);
    },
    onAnswer: (listener) => {
      listeners.push(listener);
    },
    answered: async (tx, line, answer, cause) => {
      for (const listener of listeners) await listener(tx, line, answer, cause);
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
