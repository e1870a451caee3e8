import type { ContentTypeSchema } from '../../platform';

/**
 * A rule set (规则集) as people write it: a draft for ever. Enacting makes an immutable version of
 * it, and a case is bound to the version in force when it was submitted.
 */
export const ruleSet = {
  kind: 'collectionType',
  collectionName: 'talent_office_rule_sets',
  info: { singularName: 'rule-set', pluralName: 'rule-sets' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'key' },
    layouts: { list: ['key', 'title', 'entryType', 'inForceVersion'] },
  },
  indexes: [
    { name: 'talent_office_rule_sets_key_unique', columns: ['key'], type: 'unique' },
    { name: 'talent_office_rule_sets_entry_type_idx', columns: ['entry_type'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    key: { type: 'string', required: true, unique: true, maxLength: 64 },
    // The uid of the content type whose entries it judges.
    entryType: { type: 'string', required: true },
    inForceVersion: { type: 'integer', configurable: false },
    rules: { type: 'component', component: 'talent-office.rule', repeatable: true },
    tests: { type: 'component', component: 'talent-office.rule-test', repeatable: true },
  },
} as const satisfies ContentTypeSchema;
