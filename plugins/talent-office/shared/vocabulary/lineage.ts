/**
 * How far the district is with an item of a policy (政策条目). A superseded one is history: another item
 * took its place.
 */
export const policyItemStates = [
  'not-started',
  'under-way',
  'done',
  'not-applicable',
  'superseded',
] as const;
export type PolicyItemState = (typeof policyItemStates)[number];

/** Written by somebody, then recorded: from that moment it stands as it is. */
export const lineageRecordStates = ['draft', 'concluded'] as const;
export type LineageRecordState = (typeof lineageRecordStates)[number];

/** Grades of a yearly evaluation (年度评估): 优、良、中、差. */
export const evaluationGrades = ['excellent', 'good', 'fair', 'poor'] as const;
export type EvaluationGrade = (typeof evaluationGrades)[number];

/** What is delegated (授权赋能): own recruitment, post ratios, title review. */
export const powerKinds = ['recruitment', 'post-ratio', 'title-review', 'other'] as const;
export type PowerKind = (typeof powerKinds)[number];

export const delegatedPowerStates = ['draft', 'in-force', 'ended'] as const;
export type DelegatedPowerState = (typeof delegatedPowerStates)[number];

/** What a check of a delegated power found. */
export const checkResults = ['compliant', 'to-rectify', 'violated'] as const;
export type CheckResult = (typeof checkResults)[number];
