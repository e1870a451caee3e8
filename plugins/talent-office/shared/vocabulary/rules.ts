/** A hard rule that fails makes not eligible; a warning is only told. */
export const ruleKinds = ['hard', 'warning'] as const;
export type RuleKind = (typeof ruleKinds)[number];
