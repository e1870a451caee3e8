/** Stop (停发) is of what is still to be paid, revoke (撤销) of what was paid, too. */
export const recoveryKinds = ['stop', 'revoke'] as const;
export type RecoveryKind = (typeof recoveryKinds)[number];

/** How much of what was paid comes back: all, so much of it, or by the months that were not served. */
export const recoveryBases = ['full', 'partial', 'pro-rata'] as const;
export type RecoveryBasis = (typeof recoveryBases)[number];

export const recoveryStates = ['draft', 'decided', 'cleared', 'refused'] as const;
export type RecoveryState = (typeof recoveryStates)[number];

export const repaymentStates = ['draft', 'entered', 'credited'] as const;
export type RepaymentState = (typeof repaymentStates)[number];

export const writeOffStates = ['draft', 'proposed', 'decided', 'refused'] as const;
export type WriteOffState = (typeof writeOffStates)[number];

/** `released`: the payment failed, and it is owed as before. */
export const setOffStates = [
  'draft',
  'entered',
  'pending',
  'applied',
  'released',
  'cancelled',
] as const;
export type SetOffState = (typeof setOffStates)[number];
