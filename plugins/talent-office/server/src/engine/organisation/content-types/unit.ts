import type { ContentTypeSchema } from '../../../platform';
import { unitKinds } from '../../../../../shared/vocabulary';

/** A unit (单位): a department, a town, a village committee. Dated, for towns merge and are renamed. */
export const unit = {
  kind: 'collectionType',
  collectionName: 'talent_office_units',
  info: { singularName: 'unit', pluralName: 'units' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'code', pageSize: 50 },
    layouts: { list: ['code', 'name', 'kind', 'parent', 'managed', 'validUntil'] },
  },
  indexes: [
    { name: 'talent_office_units_code_unique', columns: ['code'], type: 'unique' },
    { name: 'talent_office_units_kind_managed_idx', columns: ['kind', 'managed'] },
    { name: 'talent_office_units_name_idx', columns: ['name'] },
  ],
  attributes: {
    name: { type: 'string', required: true },
    // For towns and villages the 12-digit code of the statistical divisions: two villages share a name.
    code: { type: 'string', required: true, unique: true, maxLength: 64 },
    // Its 统一社会信用代码: by it a unit is known as the employer of an applicant.
    unifiedCode: { type: 'string', maxLength: 18 },
    kind: { type: 'enumeration', enum: unitKinds, required: true },
    parent: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    validFrom: { type: 'date' },
    validUntil: { type: 'date' },
    managed: { type: 'boolean', default: false },
  },
} as const satisfies ContentTypeSchema;
