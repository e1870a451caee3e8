import { policyLevels, type PolicyLevel } from '../../../../shared/vocabulary';

/** Is one level right above the other? Nothing is above the province, and no level is skipped. */
export const isRightAbove = (upper: PolicyLevel, lower: PolicyLevel): boolean =>
  policyLevels.indexOf(upper) === policyLevels.indexOf(lower) - 1;

/** From the district up: what is above is carried out by what is below. */
export const upwards: readonly PolicyLevel[] = policyLevels.toReversed();
