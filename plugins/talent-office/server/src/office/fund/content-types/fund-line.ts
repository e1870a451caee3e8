import type { ContentTypeSchema, States } from '../../../platform';
import { fundSources, fundUses, type FundLineState } from '../../../../../shared/vocabulary';

/** Also asked by the year, when its budget is decided and when it opens its lines. */
export const reasonStated = {
  value: 'use != "other" || has(entry.otherReason)',
  zh: '用途为“其他”的资金项目必须写明理由。',
  en: 'A line for another use needs a stated reason.',
} as const;

const states = {
  draft: {
    // Only by its year. Without a condition: the clock does what is `by: system` as soon as its
    // condition is true, and would open the lines of a year that nobody has opened.
    budget: { by: 'system', to: 'budgeted' },
    // Into a year that is open already, such as money from above that arrives later: decided, as the
    // lines of a whole budget are.
    add: {
      by: 'office',
      to: 'open',
      else: 'draft',
      when: [
        {
          value: 'fundYear.state == "open"',
          zh: '只能在已开放的年度中追加资金项目。',
          en: 'Lines can be added to an open year only.',
        },
        reasonStated,
      ],
      approval: 'line-addition',
      then: { effect: 'hold-added' },
    },
    // Made with what is carried over into a year that is open.
    carryIn: { by: 'system', to: 'open' },
    close: { by: 'system', to: 'closed' },
  },
  budgeted: {
    open: { by: 'system', to: 'open' },
    redraft: { by: 'system', to: 'draft' },
  },
  open: {
    // By a supplement or a reduction that was decided (`revisions.ts`).
    revise: { by: 'system', to: 'open', sets: ['budgetFen'], then: { effect: 'hold-floor' } },
    close: { by: 'system', to: 'closed' },
  },
  closed: {},
} as const satisfies States<FundLineState>;

/** A line (资金项目) of a fund year: one use, one source, so that the floor can be counted. */
export const fundLine = {
  kind: 'collectionType',
  collectionName: 'talent_office_fund_lines',
  info: { singularName: 'fund-line', pluralName: 'fund-lines' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        ...['fundYear', 'use', 'otherReason', 'source', 'budgetFen'],
        ...['originLine', 'originYear'],
      ],
      derive: {
        // By it the office's own share of revisions is measured, whatever the supply becomes.
        originalFen: { on: 'open', value: 'budgetFen' },
      },
      supplies: { asset: 'fen', amount: 'budgetFen', while: ['open'] },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'title' },
    layouts: {
      list: ['title', 'fundYear', 'use', 'source', 'budgetFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { fundYear: 4, budgetFen: 4, originalFen: 4 },
        { use: 6, source: 6 },
        { otherReason: 12 },
        { originLine: 6, originYear: 6 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_fund_lines_use_idx', columns: ['use', 'source'] },
    { name: 'talent_office_fund_lines_state_idx', columns: ['state'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    fundYear: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-year' },
    use: { type: 'enumeration', enum: fundUses, required: true },
    otherReason: { type: 'text', regex: '\\S' },
    source: { type: 'enumeration', enum: fundSources, required: true },
    budgetFen: { type: 'biginteger', required: true, min: '0' },
    // What it was opened with (原预算).
    originalFen: { type: 'biginteger', configurable: false },
    // Of carried money (结转): the line and the year whose budget it was at first.
    originLine: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.fund-line',
    },
    originYear: { type: 'integer', min: 2000, max: 2999 },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
