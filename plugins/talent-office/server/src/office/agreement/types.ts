export const agreements = 'plugin::talent-office.agreement';
export const conditions = 'plugin::talent-office.instalment-condition';
export const interruptions = 'plugin::talent-office.service-interruption';
