/** Who is paid: a person, his employer (who passes it on), or a unit of the district. */
export const payeeKinds = ['talent', 'employer', 'unit'] as const;
export type PayeeKind = (typeof payeeKinds)[number];

export const payeeAccountStates = ['draft', 'entered', 'verified', 'retired'] as const;
export type PayeeAccountState = (typeof payeeAccountStates)[number];

export const paymentBatchStates = [
  'draft',
  'checked',
  'locked',
  'approved',
  'sent',
  'answered',
  'closed',
] as const;
export type PaymentBatchState = (typeof paymentBatchStates)[number];

/** A line of a batch: what was on none of its lists any more is `removed`. */
export const paymentStates = ['draft', 'checked', 'locked', 'paid', 'failed', 'removed'] as const;
export type PaymentState = (typeof paymentStates)[number];
