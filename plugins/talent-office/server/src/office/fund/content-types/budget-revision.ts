import type { ContentTypeSchema, States } from '../../../platform';
import type { BudgetRevisionState } from '../../../../../shared/vocabulary';

const fundLine = 'plugin::talent-office.fund-line';

/** Asked when a revision is handed in, and again under the locks of its lines when it takes effect. */
export const sound = [
  {
    value: 'revisionDoor() != "same-line"',
    zh: '调出和调入的资金项目不能相同。',
    en: 'The two lines are one and the same.',
  },
  {
    value: 'revisionDoor() != "other-year"',
    zh: '只能在同一年度的资金项目之间调剂。',
    en: 'Money is moved between lines of one year only.',
  },
  {
    value: 'revisionDoor() != "other-source"',
    zh: '只能在资金来源相同（结转资金还须同一来源年度）的资金项目之间调剂；结转资金不能追加。',
    en: 'Money is moved between lines of one source only, and carried money between those of one year of origin; nothing is added to carried money.',
  },
  {
    value: 'revisionDoor() != "not-open"',
    zh: '所涉资金项目都须处于开放状态。',
    en: 'Each line of it must be open.',
  },
  {
    value: 'revisionDoor() != "out-of-range"',
    zh: '核减不能超过该资金项目的预算，追加后的预算不能超出可以记录的金额。',
    en: 'A line is not reduced by more than its budget, nor supplemented beyond what can be recorded.',
  },
] as const;

/** What the office may do alone; asked again when nobody else can move money of either line. */
export const byOffice = [
  {
    value: '!(revisionDoor() in ["supplement", "reduction"])',
    zh: '追加和核减预算须报批，请使用“提交申请”。',
    en: 'A budget is supplemented or reduced by the leading group: hand it in to be decided.',
  },
  {
    value: 'revisionDoor() != "across-uses"',
    zh: '跨用途调剂须报领导小组审批，请使用“提交申请”。',
    en: 'Money for another use is moved by the leading group: hand it in to be decided.',
  },
  {
    value: 'revisionDoor() != "beyond-limit"',
    zh: '加上本次，该资金项目本年度累计调剂将超过原预算的规定比例，须报领导小组审批，请使用“提交申请”。',
    en: 'With this one, the revisions of the line in this year pass the share of its original budget that the office may move: hand it in to be decided.',
  },
] as const;

const states = {
  draft: {
    adjust: {
      by: 'office',
      to: 'adjusted',
      when: [...sound, ...byOffice],
      then: { effect: 'revise-lines' },
    },
    submit: {
      by: 'office',
      to: 'approved',
      else: 'closed',
      when: [
        ...sound,
        {
          value: 'revisionDoor() != "office"',
          zh: '同一用途内、未超过规定比例的调剂由人才办办理，无须报批，请使用“办理调剂”。',
          en: 'Within one use and the office’s share it is the office’s to move: no approval is asked for.',
        },
      ],
      approval: 'budget-revision',
      then: { effect: 'revise-lines' },
    },
  },
  adjusted: {},
  approved: {},
  closed: {},
} as const satisfies States<BudgetRevisionState>;

/**
 * A revision of the budget (预算调剂): money that goes from one line of a year to another; with one line
 * alone a supplement (追加) or a reduction (核减) of what that line is supplied with.
 */
export const budgetRevision = {
  kind: 'collectionType',
  collectionName: 'talent_office_budget_revisions',
  info: { singularName: 'budget-revision', pluralName: 'budget-revisions' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['fromLine', 'toLine', 'amountFen', 'reason', 'resolution'],
      derive: { fundYear: { value: { find: 'year-of-revision' } } },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'fundYear', 'fromLine', 'toLine', 'amountFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { fromLine: 6, toLine: 6 },
        { amountFen: 6, fundYear: 6 },
        { reason: 12 },
        { resolution: 12 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_budget_revisions_idx', columns: ['state', 'updated_at'] }],
  attributes: {
    title: { type: 'string', required: true },
    fundYear: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-year' },
    fromLine: { type: 'relation', relation: 'oneToOne', target: fundLine },
    toLine: { type: 'relation', relation: 'oneToOne', target: fundLine },
    amountFen: {
      type: 'biginteger',
      required: true,
      pluginOptions: { 'talent-office': { min: '1' } },
    },
    reason: { type: 'text', required: true, regex: '\\S' },
    // The minutes or the decision that it goes back to (决议依据).
    resolution: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
