import type { ContentTypeSchema, States } from '../../../platform';
import type { RepaymentState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    record: {
      by: 'office',
      to: 'entered',
      when: [
        {
          value: 'recovery.state == "decided"',
          zh: '追回决定尚未作出，或者已经结清。',
          en: 'The recovery is not decided yet, or is settled already.',
        },
        {
          value: 'amountFen > 0 && amountFen <= outstandingFen()',
          zh: '还款金额须大于零，且不超过尚未追回的金额。',
          en: 'A repayment is more than nothing, and no more than what is still owed.',
        },
        {
          value: 'receivedOn <= today()',
          zh: '到账日期不得晚于今天。',
          en: 'The day of receipt is not after today.',
        },
      ],
    },
  },
  entered: {
    confirm: {
      by: 'finance',
      to: 'credited',
      notBy: ['record', 'author'],
      sets: ['voucherNumber'],
      then: { effect: 'receive-repayment' },
    },
    return: { by: 'finance', to: 'draft' },
  },
  credited: {},
} as const satisfies States<RepaymentState>;

/** Money that comes back for a recovery, all of it or a part: recorded by one, confirmed by finance. */
export const repayment = {
  kind: 'collectionType',
  collectionName: 'talent_office_repayments',
  info: { singularName: 'repayment', pluralName: 'repayments' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'recovery.application.applicant',
        excluded: ['recovery.application.employer', 'recovery.project.employer'],
      },
      states,
      guarded: ['recovery', 'amountFen', 'payer', 'receivedOn', 'voucherNumber'],
    },
  },
  config: {
    settings: { mainField: 'payer', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['payer', 'recovery', 'amountFen', 'receivedOn', 'voucherNumber', 'state'],
      edit: [
        { payer: 8, state: 4 },
        { recovery: 8, amountFen: 4 },
        { receivedOn: 6, voucherNumber: 6 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_repayments_state_idx', columns: ['state', 'updated_at'] }],
  attributes: {
    // Whoever paid: the person, his guarantor, his employer.
    payer: { type: 'string', required: true, maxLength: 200 },
    recovery: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.recovery' },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    receivedOn: { type: 'date', required: true },
    // Blanks are no number.
    voucherNumber: { type: 'string', maxLength: 64, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
