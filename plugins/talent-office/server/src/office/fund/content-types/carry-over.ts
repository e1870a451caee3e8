import { carryDecisions, type CarryOverState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

/** Asked when it is handed in, and again when it takes effect: a year may have closed meanwhile. */
export const carries = [
  {
    value: 'has(entry.line) && line.state == "closed"',
    zh: '年度开始年终结账以后，才能办理其资金项目的结转或者交回。',
    en: 'What is left of a line is decided about once its year has begun to close.',
  },
  {
    value:
      'decision == "return" || !has(line.originYear) || line.fundYear.year < line.originYear + 2',
    zh: '结转满两年仍未使用的资金不能再结转，只能交回财政。',
    en: 'What is unused after two years is not carried again: it goes back to the treasury.',
  },
  {
    value: 'decision == "return" || nextYearOpen()',
    zh: '结转到下一年度前，下一年度的预算须已开放。',
    en: 'Money is carried to the next year once that year is open.',
  },
] as const;

const states = {
  draft: {
    submit: {
      by: 'office',
      to: 'settled',
      else: 'closed',
      when: [
        ...carries,
        {
          value: 'freeOnLine() > 0 || (decision == "carry" && committedOnLine() > 0)',
          zh: '该资金项目没有可以结转或者交回的资金。',
          en: 'Nothing of this line is left to be carried over or returned.',
        },
      ],
      approval: 'carry-over',
      then: { effect: 'carry-over' },
    },
  },
  settled: {},
  closed: {},
} as const satisfies States<CarryOverState>;

/**
 * What becomes of the rest of a line when its year closes (结转或交回). Carried, it goes to a line of the
 * next year with what is committed and not yet paid; returned, it goes back to the treasury.
 */
export const carryOver = {
  kind: 'collectionType',
  collectionName: 'talent_office_carry_overs',
  info: { singularName: 'carry-over', pluralName: 'carry-overs' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['line', 'decision', 'reason', 'resolution'],
      derive: {
        // What is decided about: what comes back to the line later waits for another decision.
        amountFen: { value: 'freeOnLine()' },
        commitmentsFen: { value: 'decision == "carry" ? committedOnLine() : 0' },
      },
      unique: [
        {
          on: ['line'],
          while: ['case'],
          zh: '该资金项目的结转或者交回正在审批。',
          en: 'What becomes of this line is being decided already.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'line', 'decision', 'amountFen', 'commitmentsFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { line: 6, decision: 6 },
        { amountFen: 6, commitmentsFen: 6 },
        { reason: 12 },
        { resolution: 12 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_carry_overs_idx', columns: ['state', 'updated_at'] }],
  attributes: {
    title: { type: 'string', required: true },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    decision: { type: 'enumeration', enum: carryDecisions, required: true },
    amountFen: { type: 'biginteger', configurable: false },
    commitmentsFen: { type: 'biginteger', configurable: false },
    reason: { type: 'text', required: true, regex: '\\S' },
    resolution: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
