import type { ContentTypeSchema, States } from '../../../platform';
import { reasonStated } from './fund-line';
import type { FundYearState } from '../../../../../shared/vocabulary';

const lines = { type: 'plugin::talent-office.fund-line', via: 'fundYear' } as const;

/** Held when the budget is decided, when the year is opened, and at every change later (`floor.ts`). */
const floorHeld = {
  value:
    'ownBudgetFen() >= floorFen || (has(entry.shortfallReason) && has(entry.shortfallResolution) && has(entry.supplementPlannedOn))',
  zh: '本区自有预算低于下限：请写明不足的原因、决议依据和计划补足的日期，或者增加自有预算。',
  en: "The district's own budget is below the floor: record the reason, the resolution and the planned date of the supplement, or raise the budget.",
} as const;

const states = {
  draft: {
    // 预算安排: decided on the lines as they stand; what becomes of them meanwhile is found.
    budget: {
      by: 'office',
      to: 'budgeted',
      else: 'draft',
      when: [
        {
          value: 'plannedLines() != ""',
          zh: '本年度还没有资金项目，请先编制资金项目。',
          en: 'The year has no lines yet: draw them up first.',
        },
        {
          ...reasonStated,
          value: 'reasonsStated()',
        },
        floorHeld,
      ],
      approval: 'budget-arrangement',
      then: { effect: 'budget-lines' },
    },
  },
  budgeted: {
    // Also before 1 January: what is awarded from it then counts for its own year.
    open: { by: 'office', to: 'open', when: floorHeld, then: { effect: 'open-lines' } },
    // What was decided is given up: the lines may be drawn up anew, and are decided anew.
    redraft: { by: 'office', to: 'draft', then: { on: lines, act: 'redraft' } },
  },
  open: {
    // The own budget of an open year is held to the same rule: first the record, then less money.
    recordShortfall: {
      by: 'office',
      to: 'open',
      sets: ['shortfallReason', 'shortfallResolution', 'supplementPlannedOn'],
      then: { effect: 'hold-floor' },
    },
    // From now on nothing more is reserved or committed; what is committed goes on to be paid.
    startClosing: { by: 'office', to: 'closing', then: { on: lines, act: 'close' } },
  },
  closing: {
    close: { by: 'office', to: 'closed', then: { effect: 'refuse-unsettled' } },
  },
  closed: {},
} as const satisfies States<FundYearState>;

/** 1,200,000 yuan: an office may set itself more, never less. */
const floorFen = '120000000';

/** A budget year of the special fund (人才专项资金). */
export const fundYear = {
  kind: 'collectionType',
  collectionName: 'talent_office_fund_years',
  info: { singularName: 'fund-year', pluralName: 'fund-years' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      derive: {
        // What is decided: a line that was changed, added or taken away meanwhile makes another text.
        budgetFen: { value: 'plannedBudgetFen()' },
        budgetLines: { value: 'plannedLines()' },
        // Kept current by what the actions above cause (`floor.ts`); the end of the year fixes it.
        shortfallFen: { on: 'closing', value: 'greatest(0, floorFen - ownBudgetFen())' },
      },
      guarded: [
        'year',
        'floorFen',
        'shortfallReason',
        'shortfallResolution',
        'supplementPlannedOn',
      ],
    },
  },
  config: {
    settings: { mainField: 'year', defaultSortBy: 'year', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['year', 'budgetFen', 'floorFen', 'shortfallFen', 'state'],
      edit: [
        { year: 4, floorFen: 4, state: 4 },
        { budgetFen: 12 },
        { budgetLines: 12 },
        { shortfallReason: 12 },
        { shortfallResolution: 12 },
        { shortfallFen: 6, supplementPlannedOn: 6 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_fund_years_year_unique', columns: ['year'], type: 'unique' },
    { name: 'talent_office_fund_years_state_idx', columns: ['state'] },
  ],
  attributes: {
    year: { type: 'integer', required: true, unique: true, min: 2000, max: 2999 },
    // The district's own budget is at least 1,200,000 yuan a year.
    floorFen: {
      type: 'biginteger',
      required: true,
      default: floorFen,
      pluginOptions: { 'talent-office': { min: floorFen } },
    },
    // All sources together, as the budget was handed in to be decided.
    budgetFen: { type: 'biginteger', configurable: false },
    budgetLines: { type: 'text', configurable: false },
    // What the own budget of an open year lacks: a standing alarm until it is made up.
    shortfallFen: { type: 'biginteger', configurable: false },
    supplementPlannedOn: { type: 'date' },
    // Blanks are no reason.
    shortfallReason: { type: 'text', regex: '\\S' },
    shortfallResolution: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
