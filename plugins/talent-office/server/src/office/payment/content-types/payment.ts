import { fundUses, payeeKinds, type PaymentState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

/**
 * The bank's date; awards from before it was kept have no day of their own. What is no award's is due from
 * the day on which it was accepted or put on record.
 */
const truePayday = {
  value:
    'paidOn <= today() && (has(entry.application) ? (!has(application.awardedOn) || paidOn >= application.awardedOn) : paidOn >= disbursement.dueOn)',
  zh: '拨付日期不得早于核定（验收、登记）之日，也不得晚于今天。',
  en: 'The day of the payment is neither before the award (acceptance, record) nor after today.',
} as const;

const batchSent = {
  value: 'batch.state == "sent"',
  zh: '拨付批次尚未送财政，不能登记结果。',
  en: 'The batch has not been sent to finance: nothing can be recorded of it.',
} as const;

const payers = ['finance', 'office'] as const;

const states = {
  draft: {
    check: { by: 'system', to: 'checked' },
    remove: { by: 'system', to: 'removed' },
  },
  checked: {
    uncheck: { by: 'system', to: 'draft' },
    lock: { by: 'system', to: 'locked', then: { on: 'disbursement', act: 'lock' } },
  },
  locked: {
    release: { by: 'system', to: 'draft', then: { on: 'disbursement', act: 'bounce' } },
    // What finance's own books call it.
    assign: { by: payers, to: 'locked', sets: ['indicatorNumber', 'subject'] },
    settle: {
      by: payers,
      to: 'paid',
      when: [batchSent, truePayday],
      sets: ['voucherNumber', 'paidOn'],
      then: { effect: 'settle-payment' },
    },
    // With its whole batch.
    bounce: { by: 'system', to: 'failed', then: { on: 'disbursement', act: 'bounce' } },
    fail: {
      by: payers,
      to: 'failed',
      when: batchSent,
      sets: ['failureReason'],
      then: { effect: 'fail-payment' },
    },
  },
  paid: {},
  failed: {},
  removed: {},
} as const satisfies States<PaymentState>;

/** A line of a batch (拨付): one disbursement to one payee, as it stood when the list was checked. */
export const payment = {
  kind: 'collectionType',
  collectionName: 'talent_office_payments',
  info: { singularName: 'payment', pluralName: 'payments' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'application.applicant',
        excluded: ['application.employer', 'disbursement.payeeEmployer'],
      },
      states,
      guarded: {
        attributes: [
          ...['batch', 'lineNumber', 'disbursement', 'application', 'line', 'use', 'payeeKind'],
          ...['payeeName', 'payeeAccount', 'bankName', 'bankBranch', 'bankAccount'],
          ...['applicationNumber', 'amountFen', 'taxFen', 'offsetFen', 'netFen', 'digest'],
          ...['indicatorNumber', 'subject', 'voucherNumber', 'paidOn', 'failureReason'],
        ],
        from: 'creation',
      },
      rectify: ['payeeName'],
      unique: [
        {
          on: ['disbursement'],
          while: ['checked', 'locked', 'paid'],
          zh: '该拨付项已在另一个拨付批次中，或者已经拨付。',
          en: 'This disbursement is on the list of another batch, or paid already.',
        },
      ],
      sensitive: { bankAccount: { mask: 'bank' } },
    },
  },
  config: {
    settings: { mainField: 'payeeName', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['payeeName', 'batch', 'netFen', 'state', 'voucherNumber', 'paidOn'],
      edit: [
        { payeeName: 8, state: 4 },
        { batch: 6, lineNumber: 6 },
        { disbursement: 6, application: 6 },
        { line: 6, use: 6 },
        { amountFen: 6, taxFen: 6 },
        { offsetFen: 6, netFen: 6 },
        { payeeKind: 4, payeeAccount: 4, applicationNumber: 4 },
        { bankName: 6, bankBranch: 6 },
        { bankAccount: 12 },
        { indicatorNumber: 6, subject: 6 },
        { voucherNumber: 6, paidOn: 6 },
        { failureReason: 12 },
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
    batch: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.payment-batch',
    },
    lineNumber: { type: 'integer', configurable: false },
    disbursement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.disbursement',
    },
    application: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.fund-application',
    },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    use: { type: 'enumeration', enum: fundUses, configurable: false },
    payeeKind: { type: 'enumeration', enum: payeeKinds, configurable: false },
    payeeAccount: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.payee-account',
    },
    bankName: { type: 'string', configurable: false },
    bankBranch: { type: 'string', configurable: false },
    bankAccount: { type: 'text', private: true, searchable: false },
    applicationNumber: { type: 'string', configurable: false },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    taxFen: { type: 'biginteger', min: '0', configurable: false },
    // What the payee owes, and is set off by his agreement.
    offsetFen: { type: 'biginteger', min: '0', configurable: false },
    netFen: { type: 'biginteger', min: '0', configurable: false },
    // What speaks for and against paying it, as it was when the list was checked last.
    reasons: { type: 'json', visible: false, configurable: false },
    digest: { type: 'string', maxLength: 64, visible: false, configurable: false },
    // Blanks are no number.
    indicatorNumber: { type: 'string', maxLength: 64, regex: '\\S' },
    subject: { type: 'string', maxLength: 64, regex: '\\S' },
    voucherNumber: { type: 'string', maxLength: 64, regex: '\\S' },
    paidOn: { type: 'date' },
    failureReason: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
