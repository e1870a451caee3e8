import type { SetOffState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const owed = [
  {
    value: 'nettingTerms() != ""',
    zh: '欠款所属资金没有签订协议，或者协议没有约定抵扣，不能抵扣。',
    en: 'The award that is owed has no signed agreement, or it says nothing of netting.',
  },
  {
    value: 'recovery.state == "decided"',
    zh: '追回决定尚未作出，或者已经结清。',
    en: 'The recovery is not decided yet, or is settled already.',
  },
  {
    value: 'amountFen > 0 && amountFen <= outstandingFen()',
    zh: '抵扣金额须大于零，且不超过尚未追回的金额。',
    en: 'What is set off is more than nothing, and no more than what is still owed.',
  },
] as const;

const states = {
  draft: {
    enter: { by: 'office', to: 'entered', when: owed, then: { effect: 'check-set-off' } },
  },
  entered: {
    confirm: {
      by: 'finance',
      to: 'pending',
      notBy: ['enter', 'author'],
      when: owed,
      then: { effect: 'hold-set-off' },
    },
    return: { by: 'finance', to: 'draft' },
  },
  // The debt waits for the payment that it is taken off.
  pending: {
    callOff: { by: 'finance', to: 'cancelled', then: { effect: 'call-off-set-off' } },
    apply: { by: 'system', to: 'applied', then: { effect: 'apply-set-off' } },
    giveBack: { by: 'system', to: 'released', then: { effect: 'release-set-off' } },
  },
  applied: {},
  // The payment failed: it is owed as before.
  released: {},
  cancelled: {},
} as const satisfies States<SetOffState>;

/** That what somebody owes is taken off a later payment to him (抵扣), where his agreement says so. */
export const setOff = {
  kind: 'collectionType',
  collectionName: 'talent_office_set_offs',
  info: { singularName: 'set-off', pluralName: 'set-offs' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'recovery.application.applicant' },
      states,
      guarded: ['title', 'recovery', 'disbursement', 'amountFen'],
      derive: { clause: { on: 'entered', value: 'nettingTerms()' } },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'recovery', 'disbursement', 'amountFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { recovery: 4, disbursement: 4, amountFen: 4 },
        { clause: 12 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_set_offs_state_idx', columns: ['state', 'updated_at'] }],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    recovery: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.recovery' },
    // The payment that it is taken off.
    disbursement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.disbursement',
    },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    clause: { type: 'text', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
