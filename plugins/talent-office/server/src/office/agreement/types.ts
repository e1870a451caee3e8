export const agreements = 'plugin::talent-office.agreement';
export const amendments = 'plugin::talent-office.agreement-amendment';
export const changes = 'plugin::talent-office.instalment-change';
export const conditions = 'plugin::talent-office.instalment-condition';
export const interruptions = 'plugin::talent-office.service-interruption';
