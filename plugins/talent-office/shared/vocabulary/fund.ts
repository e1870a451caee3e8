/** What the special fund (人才专项资金) is used for. Five uses come first; `other` needs a stated reason. */
export const fundUses = [
  'organise-projects',
  'introduction',
  'training',
  'commendation',
  'care',
  'other',
] as const;
export type FundUse = (typeof fundUses)[number];

/** Where a line's money comes from. Only `own-budget` counts towards the yearly floor. */
export const fundSources = [
  'own-budget',
  'carry-over',
  'upper-level',
  'employer-match',
  'donation',
] as const;
export type FundSource = (typeof fundSources)[number];

export const fundYearStates = ['draft', 'budgeted', 'open', 'closing', 'closed'] as const;
export type FundYearState = (typeof fundYearStates)[number];

export const fundLineStates = ['draft', 'budgeted', 'open', 'closed'] as const;
export type FundLineState = (typeof fundLineStates)[number];

export const fundApplicationStates = [
  'draft',
  'awarded',
  'paid',
  'stopped',
  'revoked',
  'closed',
] as const;
export const usePlanStates = ['draft', 'in-effect', 'superseded', 'closed'] as const;
export type UsePlanState = (typeof usePlanStates)[number];

/** `adjusted` by the office alone, `approved` by the leading group. */
export const budgetRevisionStates = ['draft', 'adjusted', 'approved', 'closed'] as const;
export type BudgetRevisionState = (typeof budgetRevisionStates)[number];

/** What becomes of the rest of a line: carried to the next year, or returned to the treasury. */
export const carryDecisions = ['carry', 'return'] as const;
export type CarryDecision = (typeof carryDecisions)[number];

export const carryOverStates = ['draft', 'settled', 'closed'] as const;
export type CarryOverState = (typeof carryOverStates)[number];

export type FundApplicationState = (typeof fundApplicationStates)[number];

export const disbursementStates = ['planned', 'committed', 'sent', 'paid', 'stopped'] as const;
export type DisbursementState = (typeof disbursementStates)[number];
