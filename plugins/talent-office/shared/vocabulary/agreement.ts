/** `finalised` (已定稿) is what goes out to be signed; `agreed` is signed by all. */
export const agreementStates = ['draft', 'finalised', 'agreed', 'fulfilled', 'broken'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** What an instalment waits for. */
export const conditionKinds = [
  'assessment-passed',
  'in-post',
  'report-accepted',
  'milestone',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

export const conditionStates = [
  'draft',
  'included',
  'asked',
  'evidenced',
  'met',
  'not-met',
  'replaced',
] as const;
export type ConditionState = (typeof conditionStates)[number];

/** `ongoing`: accepted, and nobody knows yet when it ends. */
export const interruptionStates = [
  'draft',
  'entered',
  'ongoing',
  'recognised',
  'declined',
  'revoked',
] as const;
export type InterruptionState = (typeof interruptionStates)[number];

/** `agreed` waits for its day. */
export const amendmentStates = ['draft', 'finalised', 'agreed', 'in-effect', 'annulled'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

export const instalmentChangeStates = ['draft', 'included', 'altered'] as const;
export type InstalmentChangeState = (typeof instalmentChangeStates)[number];
export const banStates = ['draft', 'in-effect', 'lifted', 'ended', 'refused'] as const;
export type BanState = (typeof banStates)[number];
