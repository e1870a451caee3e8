import { tableValueKinds } from '../../../../shared/vocabulary';
import type { ComponentSchema, ContentTypeSchema } from '../../platform';

/** One row of a named table: what the key has, in `[validFrom, validUntil)`. */
export const tableRow = {
  collectionName: 'components_talent_office_table_rows',
  info: { icon: 'bulletList' },
  config: { settings: { mainField: 'key' } },
  attributes: {
    key: { type: 'string', required: true, maxLength: 64 },
    // A text, whatever its kind: numbers and amounts are read by their digits.
    value: { type: 'string', required: true },
    validFrom: { type: 'date' },
    validUntil: { type: 'date' },
  },
} as const satisfies ComponentSchema;

/**
 * A named table (具名表): values that the office keeps and rules look up, such as the amount of each
 * tier. `table("tier-amount", subject.tier)` in an expression.
 */
export const namedTable = {
  kind: 'collectionType',
  collectionName: 'talent_office_named_tables',
  info: { singularName: 'named-table', pluralName: 'named-tables' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'key' },
    layouts: { list: ['key', 'title', 'valueKind'] },
  },
  indexes: [{ name: 'talent_office_named_tables_key_unique', columns: ['key'], type: 'unique' }],
  attributes: {
    title: { type: 'string', required: true },
    key: { type: 'string', required: true, unique: true, maxLength: 64 },
    valueKind: {
      type: 'enumeration',
      enum: tableValueKinds,
      required: true,
      default: 'amount',
    },
    basis: { type: 'string' },
    rows: { type: 'component', component: 'talent-office.table-row', repeatable: true },
  },
} as const satisfies ContentTypeSchema;
