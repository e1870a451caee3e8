import type { ContentTypeSchema } from '../../../platform';

/**
 * A position (岗位) of a unit. Stages are signed by positions; who holds one on the day is an
 * appointment.
 */
export const position = {
  kind: 'collectionType',
  collectionName: 'talent_office_positions',
  info: { singularName: 'position', pluralName: 'positions' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'code', pageSize: 50 },
    layouts: { list: ['code', 'name', 'role', 'unit'] },
  },
  indexes: [
    { name: 'talent_office_positions_code_unique', columns: ['code'], type: 'unique' },
    { name: 'talent_office_positions_role_idx', columns: ['role'] },
  ],
  attributes: {
    name: { type: 'string', required: true },
    code: { type: 'string', required: true, unique: true, maxLength: 64 },
    role: { type: 'string', required: true, maxLength: 64 },
    unit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
  },
} as const satisfies ContentTypeSchema;
