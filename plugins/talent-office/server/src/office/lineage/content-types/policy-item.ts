import type { ContentTypeSchema, States } from '../../../platform';
import type { PolicyItemState } from '../../../../../shared/vocabulary';

const lineOpen = {
  value: '!has(entry.line) || line.state == "open"',
  zh: '所填的资金项目没有开放，不能作为这一条的资金来源。',
  en: 'The fund line that is named is not open: the item cannot be paid from it.',
} as const;

const keep = { effect: 'keep-lineage' } as const;

const setAside = {
  by: 'office',
  to: 'not-applicable',
  sets: ['notApplicableReason'],
  then: keep,
} as const;
const supersede = { by: 'office', to: 'superseded', sets: ['supersededBy'], then: keep } as const;
const restart = { by: 'office', to: 'not-started', then: keep } as const;
const fund = { by: 'office', sets: ['line'], when: lineOpen, then: keep } as const;

const finish = {
  by: 'office',
  to: 'done',
  when: [
    {
      value: 'carriedOut() > 0',
      zh: '还没有落实这一条的下级条目、开放的待遇或已登记的年度评估，不能确认已落实。',
      en: 'Nothing carries this item out yet: no lower item that is done, no active benefit, no evaluation on record.',
    },
    lineOpen,
  ],
  then: keep,
} as const;

const states = {
  'not-started': {
    start: { by: 'office', to: 'under-way', when: lineOpen, then: keep },
    setAside,
    supersede,
  },
  'under-way': { fund: { ...fund, to: 'under-way' }, finish, setAside, restart, supersede },
  done: { fund: { ...fund, to: 'done' }, restart, supersede },
  'not-applicable': { restart, supersede },
  superseded: {},
} as const satisfies States<PolicyItemState>;

/**
 * One numbered item (政策条目) of a policy, as the district carries it out: an item of the city's or the
 * district's policy names the item right above it (承接). How far it is goes through the one door.
 */
export const policyItem = {
  kind: 'collectionType',
  collectionName: 'talent_office_policy_items',
  info: { singularName: 'policy-item', pluralName: 'policy-items' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        'policy',
        'carriesOut',
        'needsMoney',
        'line',
        'notApplicableReason',
        'supersededBy',
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'number', pageSize: 50 },
    layouts: {
      list: ['number', 'title', 'policy', 'state', 'leadUnit', 'line'],
      edit: [
        { number: 4, title: 8 },
        { policy: 6, carriesOut: 6 },
        { leadUnit: 6, otherUnits: 6 },
        { needsMoney: 4, line: 8 },
        { notApplicableReason: 12 },
        { supersededBy: 8, state: 4 },
        { notes: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_policy_items_state_idx', columns: ['state'] },
    { name: 'talent_office_policy_items_number_idx', columns: ['number'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    // As the document counts, e.g. 第三条.
    number: { type: 'string', required: true, maxLength: 64, regex: '\\S' },
    policy: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy' },
    carriesOut: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.policy-item',
    },
    leadUnit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    otherUnits: { type: 'relation', relation: 'oneToMany', target: 'plugin::talent-office.unit' },
    // Money that it needs and has not is an alarm, no refusal: the item is worked on all the same.
    needsMoney: { type: 'boolean', default: false },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    // Blanks are no reason.
    notApplicableReason: { type: 'text', regex: '\\S' },
    supersededBy: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.policy-item',
    },
    notes: { type: 'text' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
