import type { ContentTypeSchema, States } from '../../../platform';
import type { PaymentState } from '../../../../../shared/vocabulary';

const exactAmount = {
  value: 'amountFen == application.awardedFen',
  zh: '付款金额必须等于核定金额。',
  en: 'The amount to pay must equal the amount awarded.',
} as const;

/** The bank's date; awards from before it was kept have no day of their own. */
const truePayday = {
  value: 'paidOn <= today() && (!has(application.awardedOn) || paidOn >= application.awardedOn)',
  zh: '拨付日期不得早于核定之日，也不得晚于今天。',
  en: 'The day of the payment is neither before the award nor after today.',
} as const;

const states = {
  draft: {
    prepare: { by: 'office', to: 'prepared', when: exactAmount },
  },
  prepared: {
    // Preparer and confirmer are never one person (经办与复核分离).
    confirm: {
      by: 'finance',
      to: 'paid',
      // The amount again: what was prepared is what is paid.
      when: [exactAmount, truePayday],
      notBy: ['prepare', 'author'],
      sets: ['voucherNumber', 'paidOn'],
      then: { effect: 'pay-award' },
    },
    return: { by: 'finance', to: 'draft' },
    // The preparer's own way back, by his own permission.
    withdraw: { by: 'office', to: 'draft' },
  },
  paid: {},
} as const satisfies States<PaymentState>;

export type PaymentAction = keyof (typeof states)['draft'] | keyof (typeof states)['prepared'];

/** A payment (拨付) of an awarded application, carried out by the finance bureau in its own system. */
export const payment = {
  kind: 'collectionType',
  collectionName: 'talent_office_payments',
  info: { singularName: 'payment', pluralName: 'payments' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'application.applicant' },
      states,
      guarded: ['application', 'payeeName', 'amountFen', 'bankAccount', 'voucherNumber', 'paidOn'],
      rectify: ['payeeName'],
      unique: [
        {
          on: ['application'],
          while: ['prepared', 'paid'],
          zh: '这项申请已有待复核或已拨付的付款。',
          en: 'A payment of this application is prepared or paid already.',
        },
      ],
      sensitive: { bankAccount: { mask: 'bank' } },
    },
  },
  config: {
    settings: { mainField: 'payeeName', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['payeeName', 'application', 'amountFen', 'state', 'voucherNumber', 'paidOn'],
      edit: [
        { payeeName: 8, state: 4 },
        { application: 6, amountFen: 6 },
        { bankAccount: 12 },
        { voucherNumber: 6, paidOn: 6 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_payments_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_payments_paid_on_idx', columns: ['paid_on'] },
    { name: 'talent_office_payments_voucher_idx', columns: ['voucher_number'] },
  ],
  attributes: {
    payeeName: { type: 'string', required: true },
    application: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.fund-application',
    },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    bankAccount: { type: 'text', private: true, searchable: false },
    // Blanks are no number.
    voucherNumber: { type: 'string', maxLength: 64, regex: '\\S' },
    paidOn: { type: 'date' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
