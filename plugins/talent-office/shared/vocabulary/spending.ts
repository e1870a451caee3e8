/** Three kinds of spending draw on a line (三类支出); what a disbursement says of none is a personal benefit. */
export const spendingKinds = ['personal-benefit', 'unit-project', 'direct-expenditure'] as const;
export type SpendingKind = (typeof spendingKinds)[number];

/** `finished` with every milestone paid, `ended` before that; `closed` was never approved. */
export const unitProjectStates = ['draft', 'implementing', 'finished', 'ended', 'closed'] as const;
export type UnitProjectState = (typeof unitProjectStates)[number];

export const milestoneStates = [
  'draft',
  'planned',
  'reported',
  'accepted',
  'paid',
  'stopped',
] as const;
export type MilestoneState = (typeof milestoneStates)[number];

export const directExpenditureStates = ['draft', 'approved', 'finished', 'closed'] as const;
export type DirectExpenditureState = (typeof directExpenditureStates)[number];

export const invoiceStates = ['draft', 'registered', 'paid', 'annulled'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

/** What a care action (关怀慰问) was. */
export const careKinds = [
  'holiday-visit',
  'sick-visit',
  'hardship-help',
  'rest-cure',
  'other',
] as const;
export type CareKind = (typeof careKinds)[number];

export const careActionStates = ['draft', 'registered'] as const;
export type CareActionState = (typeof careActionStates)[number];
