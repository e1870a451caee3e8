import type { Entry } from '../../platform';

export const payments = 'plugin::talent-office.payment';
export const paymentBatches = 'plugin::talent-office.payment-batch';
export const payeeAccounts = 'plugin::talent-office.payee-account';

/** A line as the code of this room reads it. */
export type Line = Entry & {
  readonly lineNumber: number | null;
  readonly payeeName: string;
  readonly state: string;
  readonly batch: Entry | null;
  readonly disbursement: Entry | null;
  readonly application: Entry | null;
};

/** On the list still, whatever became of it. */
export const onList = ['draft', 'checked', 'locked', 'paid', 'failed'] as const;
/** On a list that nobody has locked. */
export const unlocked: readonly string[] = ['draft', 'checked'];
