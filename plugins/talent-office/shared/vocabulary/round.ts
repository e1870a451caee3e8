/** What is done where the money of a round is short: chosen before it opens, and recorded. */
export const shortMoneyMethods = ['ranking', 'proportional', 'waiting-list'] as const;
export type ShortMoneyMethod = (typeof shortMoneyMethods)[number];

/** To what a proportional cut rounds down. */
export const cutUnits = ['yuan', 'fen'] as const;
export type CutUnit = (typeof cutUnits)[number];

export const roundStates = [
  'draft',
  'announced',
  'closed',
  'list-fixed',
  'decided',
  'archived',
  'cancelled',
] as const;
export type RoundState = (typeof roundStates)[number];

export const roundPartStates = ['draft', 'in-force', 'ended'] as const;
export type RoundPartState = (typeof roundPartStates)[number];

/** Why a case of a list gets less than it was worked out to, or nothing. */
export const cutReasons = ['none', 'ratio', 'money', 'ceiling', 'places'] as const;
export type CutReason = (typeof cutReasons)[number];

/** How a case that a fixed list names stands now. */
export const listDrifts = ['none', 'gone', 'amount-changed', 'awarded'] as const;
export type ListDrift = (typeof listDrifts)[number];
