/** The content types of the lineage of policies, by uid. */
export const policyType = 'plugin::talent-office.policy';
export const itemType = 'plugin::talent-office.policy-item';
export const evaluationType = 'plugin::talent-office.policy-evaluation';
export const powerType = 'plugin::talent-office.delegated-power';
export const checkType = 'plugin::talent-office.power-check';
export const benefitType = 'plugin::talent-office.benefit';
export const lineType = 'plugin::talent-office.fund-line';
