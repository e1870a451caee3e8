import { payeeKinds, type PaymentBatchState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

// A year that closes takes on nothing new; what it has committed is paid.
const payingYear = {
  value: 'fundYear.state in ["open", "closing"]',
  zh: '资金年度尚未开放或已经关闭，不能拨付。',
  en: 'The fund year is not open yet, or is closed: nothing is paid from it.',
} as const;

const check = {
  by: 'office',
  to: 'checked',
  when: payingYear,
  then: { effect: 'check-payments' },
} as const;

// The whole of it came back unpaid, or was called off.
const refuse = {
  by: ['office', 'finance'],
  to: 'answered',
  sets: ['refusedReason'],
  then: { effect: 'refuse-payments' },
} as const;

const states = {
  draft: {
    add: { by: 'office', to: 'draft' },
    remove: { by: 'office', to: 'draft' },
    check,
  },
  checked: {
    check,
    reopen: { by: 'office', to: 'draft', then: { effect: 'uncheck-payments' } },
    // Who made the list does not confirm it (经办与复核分离).
    lock: {
      by: 'finance',
      to: 'locked',
      when: payingYear,
      notBy: ['author', 'add', 'remove', 'check'],
      then: { effect: 'lock-payments' },
    },
    return: { by: 'finance', to: 'draft', then: { effect: 'uncheck-payments' } },
  },
  locked: {
    reopen: { by: 'office', to: 'draft', then: { effect: 'release-payments' } },
    release: { by: 'finance', to: 'draft', then: { effect: 'release-payments' } },
    // The third person: neither who prepared the list nor who confirmed it.
    approve: {
      by: 'office',
      to: 'approved',
      else: 'locked',
      approval: 'payment-batch',
      notSignedBy: ['add', 'remove', 'check', 'lock'],
      then: { effect: 'hold-payments' },
    },
  },
  approved: {
    send: { by: ['office', 'finance'], to: 'sent', then: { effect: 'hold-payments' } },
    refuse,
  },
  sent: {
    // By the last of its lines. Without a condition, which the clock would wait for.
    complete: { by: 'system', to: 'answered' },
    refuse,
  },
  answered: { close: { by: ['office', 'finance'], to: 'closed' } },
  closed: {},
} as const satisfies States<PaymentBatchState>;

/** A list that is paid together (拨付批次): once it is locked nobody edits it; a correction is another list. */
export const paymentBatch = {
  kind: 'collectionType',
  collectionName: 'talent_office_payment_batches',
  info: { singularName: 'payment-batch', pluralName: 'payment-batches' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        ...['title', 'fundYear', 'payeeKind', 'plannedOn', 'follows'],
        ...['lineCount', 'grossFen', 'taxFen', 'offsetFen', 'netFen', 'digest'],
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'fundYear', 'payeeKind', 'lineCount', 'netFen', 'plannedOn', 'state'],
      edit: [
        { title: 8, state: 4 },
        { fundYear: 4, payeeKind: 4, plannedOn: 4 },
        { lineCount: 4, grossFen: 4, taxFen: 4 },
        { offsetFen: 6, netFen: 6 },
        { digest: 12 },
        { follows: 12 },
        { refusedReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_payment_batches_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_payment_batches_title_idx', columns: ['title'] },
    { name: 'talent_office_payment_batches_planned_idx', columns: ['planned_on'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    fundYear: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-year' },
    payeeKind: { type: 'enumeration', enum: payeeKinds, required: true, default: 'talent' },
    plannedOn: { type: 'date' },
    // The batch whose failed lines this one pays.
    follows: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.payment-batch',
    },
    lineCount: { type: 'integer', configurable: false },
    grossFen: { type: 'biginteger', configurable: false },
    taxFen: { type: 'biginteger', configurable: false },
    offsetFen: { type: 'biginteger', configurable: false },
    netFen: { type: 'biginteger', configurable: false },
    digest: { type: 'string', maxLength: 64, configurable: false },
    refusedReason: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
