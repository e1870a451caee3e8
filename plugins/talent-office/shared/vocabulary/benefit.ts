export const policyLevels = ['province', 'city', 'district'] as const;
export type PolicyLevel = (typeof policyLevels)[number];
