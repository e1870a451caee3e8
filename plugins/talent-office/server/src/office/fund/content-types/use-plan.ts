import type { UsePlanState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    submit: {
      by: 'office',
      to: 'in-effect',
      else: 'closed',
      when: {
        value: 'fundYear.state in ["budgeted", "open"]',
        zh: '使用计划须在年度预算安排确定以后、年终结账以前报批。',
        en: 'The plan is decided once the budget of its year is, and before the year closes.',
      },
      approval: 'use-plan',
      then: { effect: 'hold-use-plan' },
    },
  },
  'in-effect': { supersede: { by: 'office', to: 'superseded' } },
  superseded: {},
  closed: {},
} as const satisfies States<UsePlanState>;

/** The use plan (使用计划) of a year, approved by the leading group: what of the fund goes to which use. */
export const usePlan = {
  kind: 'collectionType',
  collectionName: 'talent_office_use_plans',
  info: { singularName: 'use-plan', pluralName: 'use-plans' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['title', 'fundYear', 'documentNumber', 'text'],
      // Given when the decision is issued, which is after the plan was approved.
      rectify: ['documentNumber'],
      derive: {
        // By the lines as they stand: a plan of other sums than the budget's is none.
        uses: { value: 'plannedUses()' },
      },
      unique: [
        {
          on: ['fundYear'],
          while: ['case', 'in-effect'],
          zh: '本年度已有生效或者正在审批的使用计划。',
          en: 'A plan of this year is in force, or is being decided, already.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'fundYear', 'documentNumber', 'state'],
      edit: [
        { title: 8, state: 4 },
        { fundYear: 6, documentNumber: 6 },
        { uses: 12 },
        { text: 12 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_use_plans_idx', columns: ['state', 'updated_at'] }],
  attributes: {
    title: { type: 'string', required: true },
    fundYear: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-year' },
    documentNumber: { type: 'string', maxLength: 64, regex: '\\S' },
    text: { type: 'text', required: true, regex: '\\S' },
    uses: { type: 'text', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
