export const targets = 'plugin::talent-office.performance-target';
export const evaluations = 'plugin::talent-office.performance-evaluation';
export const projects = 'plugin::talent-office.unit-project';
export const lines = 'plugin::talent-office.fund-line';
