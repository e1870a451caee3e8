import type { ContentTypeSchema, States } from '../../../platform';
import type { WriteOffState } from '../../../../../shared/vocabulary';

const owed = [
  {
    value: 'recovery.state == "decided"',
    zh: '追回决定尚未作出，或者已经结清。',
    en: 'The recovery is not decided yet, or is settled already.',
  },
  {
    value: 'amountFen > 0 && amountFen <= outstandingFen()',
    zh: '核销金额须大于零，且不超过尚未追回的金额。',
    en: 'A write-off is more than nothing, and no more than what is still owed.',
  },
] as const;

const states = {
  draft: {
    submit: {
      by: 'office',
      to: 'decided',
      else: 'refused',
      when: owed,
      approval: 'write-off',
      then: { effect: 'write-off' },
    },
    // A small debt costs more than it brings: two colleagues of the office, up to the office's own limit.
    propose: {
      by: 'office',
      to: 'proposed',
      when: [
        ...owed,
        {
          value: 'amountFen == outstandingFen() && owedFen() <= smallDebtFen()',
          zh: '只有整笔欠款不超过小额限额时，才能由人才办内部核销。',
          en: 'The office writes off by itself only a debt that is, as a whole, within its limit for small debts.',
        },
      ],
    },
  },
  proposed: {
    confirm: {
      by: 'office',
      to: 'decided',
      notBy: ['propose', 'author'],
      when: owed,
      then: { effect: 'write-off' },
    },
    return: { by: 'office', to: 'draft' },
  },
  decided: {},
  refused: {},
} as const satisfies States<WriteOffState>;

/** That a debt, or what is left of it, is given up (核销), with its reason. */
export const writeOff = {
  kind: 'collectionType',
  collectionName: 'talent_office_write_offs',
  info: { singularName: 'write-off', pluralName: 'write-offs' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'recovery.application.applicant',
        excluded: ['recovery.application.employer', 'recovery.project.employer'],
      },
      states,
      guarded: ['recovery', 'amountFen', 'reason'],
      unique: [
        {
          on: ['recovery'],
          while: ['case', 'proposed'],
          zh: '这笔欠款的核销正在办理。',
          en: 'A write-off of this debt is under way.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'recovery', 'amountFen', 'state'],
      edit: [{ title: 8, state: 4 }, { recovery: 8, amountFen: 4 }, { reason: 12 }],
    },
  },
  indexes: [{ name: 'talent_office_write_offs_state_idx', columns: ['state', 'updated_at'] }],
  attributes: {
    title: { type: 'string', required: true },
    recovery: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.recovery' },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    reason: { type: 'text', required: true, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
