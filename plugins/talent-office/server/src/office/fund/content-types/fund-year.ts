import type { ContentTypeSchema, States } from '../../../platform';
import type { FundYearState } from '../../../../../shared/vocabulary';

const lines = { type: 'plugin::talent-office.fund-line', via: 'fundYear' } as const;

const states = {
  draft: {
    open: {
      by: 'office',
      to: 'open',
      when: {
        value:
          'ownBudgetFen() >= floorFen || (has(entry.shortfallReason) && has(entry.shortfallResolution) && has(entry.supplementPlannedOn))',
        zh: '本区自有预算低于下限：请写明不足的原因、决议依据和计划补足的日期，或者增加自有预算。',
        en: "The district's own budget is below the floor: record the reason, the resolution and the planned date of the supplement, or raise the budget.",
      },
      then: { effect: 'open-lines' },
    },
  },
  open: {
    // The own budget of an open year is held to the same rule: first the record, then less money.
    recordShortfall: {
      by: 'office',
      to: 'open',
      sets: ['shortfallReason', 'shortfallResolution', 'supplementPlannedOn'],
      then: { effect: 'hold-floor' },
    },
    close: { by: 'office', to: 'closed', then: { on: lines, act: 'close' } },
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
        // Kept current by what the actions above cause (`floor.ts`); the end of the year fixes it.
        shortfallFen: { on: 'closed', value: 'greatest(0, floorFen - ownBudgetFen())' },
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
      list: ['year', 'floorFen', 'shortfallFen', 'state', 'supplementPlannedOn'],
      edit: [
        { year: 4, floorFen: 4, state: 4 },
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
    // What the own budget of an open year lacks: a standing alarm until it is made up.
    shortfallFen: { type: 'biginteger', configurable: false },
    supplementPlannedOn: { type: 'date' },
    // Blanks are no reason.
    shortfallReason: { type: 'text', regex: '\\S' },
    shortfallResolution: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
