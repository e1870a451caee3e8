import type { ContentTypeSchema, States } from '../../../platform';
import { cutUnits, shortMoneyMethods, type RoundState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    announce: {
      by: 'office',
      to: 'announced',
      when: [
        {
          value:
            'has(entry.fundYear) && has(entry.noticeNumber) && has(entry.opensOn) && has(entry.closesOn)',
          zh: '发布前须填写资金年度、通知文号和受理起止日期。',
          en: 'Before it is announced a round has a fund year, a notice number and a window.',
        },
        {
          value: 'opensOn <= closesOn && today() <= closesOn',
          zh: '截止日期不能早于开始日期，也不能已经过去。',
          en: 'The last day is not before the first one, and not past.',
        },
        {
          value: 'method != "ranking" || has(entry.orderBy)',
          zh: '资金不足时按排名核定的，须写明排名依据（公式）。',
          en: 'Where short money goes by rank, say what ranks (an expression).',
        },
        {
          value: 'fundYear.state == "open"',
          zh: '资金年度尚未开放或已经关闭。',
          en: 'The fund year is not open.',
        },
      ],
      then: { effect: 'announce-round' },
    },
  },
  announced: {
    // By the clock: the last day counts in full.
    close: { by: 'system', to: 'closed', when: 'today() > closesOn' },
    cancel: { by: 'office', to: 'cancelled', then: { effect: 'end-round-parts' } },
  },
  // A list is fixed by the route that keeps it; another one takes its place until the round is decided.
  closed: { list: { by: 'system', to: 'list-fixed' } },
  'list-fixed': {
    list: { by: 'system', to: 'list-fixed' },
    decide: { by: 'office', to: 'decided', then: { effect: 'refuse-undecided-round' } },
  },
  decided: { archive: { by: 'office', to: 'archived' } },
  archived: {},
  cancelled: {},
} as const satisfies States<RoundState>;

/** A round of applications (申报批次): called by a notice, for some benefits, within a window of days. */
export const round = {
  kind: 'collectionType',
  collectionName: 'talent_office_rounds',
  info: { singularName: 'round', pluralName: 'rounds' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        'title',
        'fundYear',
        'noticeNumber',
        'opensOn',
        'closesOn',
        'materials',
        'method',
        'orderBy',
        'cutUnit',
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'opensOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'noticeNumber', 'fundYear', 'opensOn', 'closesOn', 'method', 'state'],
      edit: [
        { title: 8, state: 4 },
        { noticeNumber: 6, fundYear: 6 },
        { opensOn: 6, closesOn: 6 },
        { method: 6, cutUnit: 6 },
        { orderBy: 12 },
        { materials: 12 },
        { summary: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_rounds_state_idx', columns: ['state', 'closes_on'] },
    { name: 'talent_office_rounds_opens_idx', columns: ['opens_on'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    fundYear: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-year' },
    noticeNumber: { type: 'string', maxLength: 100 },
    opensOn: { type: 'date' },
    // The last day on which applications are taken.
    closesOn: { type: 'date' },
    materials: { type: 'text' },
    method: {
      type: 'enumeration',
      enum: shortMoneyMethods,
      required: true,
      default: 'waiting-list',
    },
    // CEL over a fund application, a whole number: the highest first.
    orderBy: { type: 'text' },
    cutUnit: { type: 'enumeration', enum: cutUnits, required: true, default: 'yuan' },
    summary: { type: 'text' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
