/** A hard rule that fails makes not eligible; a warning is only told. */
export const ruleKinds = ['hard', 'warning'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** What all rules together say of somebody. */
export const eligibilities = ['eligible', 'not_eligible', 'needs_facts'] as const;
export type Eligibility = (typeof eligibilities)[number];
