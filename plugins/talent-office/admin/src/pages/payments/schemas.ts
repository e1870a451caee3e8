import type { Schema } from '../../content-manager/procedure';

/** What the forms of their actions ask for, as the server declares it. */
export const batchSchema: Schema = {
  uid: 'plugin::talent-office.payment-batch',
  attributes: { refusedReason: { type: 'text' } },
};

export const lineSchema: Schema = {
  uid: 'plugin::talent-office.payment',
  attributes: {
    indicatorNumber: { type: 'string' },
    subject: { type: 'string' },
    voucherNumber: { type: 'string' },
    paidOn: { type: 'date' },
    failureReason: { type: 'text' },
  },
};

export const accountSchema: Schema = {
  uid: 'plugin::talent-office.payee-account',
  attributes: { retireReason: { type: 'text' } },
};
