import type { ContentTypeSchema, States } from '../../../platform';
import { evaluationGrades, type LineageRecordState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    conclude: {
      by: 'office',
      to: 'concluded',
      when: [
        {
          value: 'has(entry.item) && has(entry.finding)',
          zh: '请填写政策条目和评估意见。',
          en: 'Name the item, and say what was found.',
        },
        {
          value: 'year <= yearOf(today())',
          zh: '不能评估还没有到来的年度。',
          en: 'A year that has not come is not evaluated.',
        },
      ],
    },
  },
  concluded: {},
} as const satisfies States<LineageRecordState>;

/** The evaluation (年度评估) of a policy item for one year; once on record it stands as it is. */
export const policyEvaluation = {
  kind: 'collectionType',
  collectionName: 'talent_office_policy_evaluations',
  info: { singularName: 'policy-evaluation', pluralName: 'policy-evaluations' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['item', 'year', 'grade', 'finding'],
      unique: [
        {
          on: ['item', 'year'],
          while: ['concluded'],
          zh: '这一条该年度的评估',
          en: 'the evaluation of this item for that year',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'finding', defaultSortBy: 'year', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['year', 'item', 'grade', 'state'],
      edit: [{ item: 8, state: 4 }, { year: 6, grade: 6 }, { finding: 12 }],
    },
  },
  indexes: [{ name: 'talent_office_policy_evaluations_idx', columns: ['state', 'year'] }],
  attributes: {
    item: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy-item' },
    year: { type: 'integer', required: true, min: 2000, max: 2999 },
    grade: { type: 'enumeration', enum: evaluationGrades, required: true },
    finding: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
