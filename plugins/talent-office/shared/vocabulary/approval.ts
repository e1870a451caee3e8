/**
 * How a stage is decided: by the word of the applicant's own employer or town (recommendation, 推荐), by whether the application is complete (acceptance, 受理), by people (review), by
 * what people find on each of some named points (check, 核查), by what was handed in for it (proof, 证明), by the
 * public's silence (notice, 公示), by the votes of a committee (上会), or by an order among several cases
 * (selection, 遴选).
 */
export const stageKinds = [
  'recommendation',
  'acceptance',
  'review',
  'check',
  'proof',
  'notice',
  'committee',
  'selection',
] as const;
export type StageKind = (typeof stageKinds)[number];

/** What is found on a named point (核查结论). */
export const checkAnswers = ['yes', 'no', 'not-applicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

/** Who hands in a proof: whoever applied, or a colleague at a seat of its stage. */
export const proofUploaders = ['by-applicant', 'by-colleague'] as const;
export type ProofUploader = (typeof proofUploaders)[number];

/** Where a proof stands. */
export const proofStates = ['missing', 'uploaded', 'sent-back', 'accepted'] as const;
export type ProofState = (typeof proofStates)[number];
