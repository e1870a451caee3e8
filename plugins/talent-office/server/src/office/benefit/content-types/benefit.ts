import type { ContentTypeSchema } from '../../../platform';
import { fundUses } from '../../../../../shared/vocabulary';

/** One thing a talent can get: on which clause, by which rules, how much, from which line, decided how. */
export const benefit = {
  kind: 'collectionType',
  collectionName: 'talent_office_benefits',
  info: { singularName: 'benefit', pluralName: 'benefits' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'title', pageSize: 20 },
    layouts: {
      list: ['title', 'kind', 'use', 'line', 'active', 'closesOn'],
      edit: [
        { title: 8, active: 4 },
        { slug: 6, kind: 6 },
        { policy: 6, clause: 6 },
        { measure: 12 },
        { use: 6, line: 6 },
        { ruleSet: 6, workflow: 6 },
        { amountExpression: 12 },
        { taxExpression: 12 },
        { instalments: 4, opensOn: 4, closesOn: 4 },
        { summary: 12 },
        { materials: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_benefits_slug_unique', columns: ['slug'], type: 'unique' },
    { name: 'talent_office_benefits_active_idx', columns: ['active', 'closes_on'] },
    { name: 'talent_office_benefits_kind_idx', columns: ['kind'] },
    { name: 'talent_office_benefits_use_idx', columns: ['use'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    slug: { type: 'uid', targetField: 'title', required: true },
    policy: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy' },
    clause: { type: 'string' },
    // The district's item that this benefit carries out.
    measure: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.policy-item',
    },
    // Of benefits of one kind a person gets the highest only, paying the difference (就高不重复).
    kind: { type: 'string', maxLength: 64 },
    use: { type: 'enumeration', enum: fundUses, required: true },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    ruleSet: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.rule-set' },
    workflow: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.workflow' },
    // CEL, gives fen.
    amountExpression: { type: 'text' },
    // Per cent by budget year, such as 40/30/30; nothing is all of it in the year of its line.
    instalments: {
      type: 'string',
      maxLength: 64,
      regex: '^[1-9]\\d{0,2}(/[1-9]\\d{0,2})*$',
    },
    // CEL on a payment, gives fen to withhold of it; none is nothing.
    taxExpression: { type: 'text' },
    opensOn: { type: 'date' },
    closesOn: { type: 'date' },
    active: { type: 'boolean', default: false },
    summary: { type: 'text' },
    materials: { type: 'text' },
  },
} as const satisfies ContentTypeSchema;
