import type { ContentTypeSchema } from '../../../platform';
import { employerKinds } from '../../../../../shared/vocabulary';

/** An employer (用人单位), identified by its unified social credit code (统一社会信用代码, GB 32100). */
export const employer = {
  kind: 'collectionType',
  collectionName: 'talent_office_employers',
  info: { singularName: 'employer', pluralName: 'employers' },
  options: { draftAndPublish: false },
  pluginOptions: { 'talent-office': { sensitive: { contactPhone: { mask: 'phone' } } } },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'name', pageSize: 20 },
    layouts: { list: ['name', 'unifiedCode', 'kind', 'industry', 'street', 'agent'] },
  },
  indexes: [
    { name: 'talent_office_employers_code_unique', columns: ['unified_code'], type: 'unique' },
    { name: 'talent_office_employers_name_idx', columns: ['name'] },
    { name: 'talent_office_employers_kind_idx', columns: ['kind', 'industry'] },
  ],
  attributes: {
    name: { type: 'string', required: true },
    unifiedCode: { type: 'string', unique: true, maxLength: 18 },
    kind: { type: 'enumeration', enum: employerKinds },
    industry: { type: 'string', maxLength: 100 },
    street: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    // 单位专办员: files and recommends for the employer's own staff.
    agent: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::users-permissions.user',
      private: true,
    },
    contactName: { type: 'string', private: true, searchable: false },
    contactPhone: { type: 'text', private: true, searchable: false },
  },
} as const satisfies ContentTypeSchema;
