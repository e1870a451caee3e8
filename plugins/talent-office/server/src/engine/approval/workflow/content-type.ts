import type { ContentTypeSchema } from '../../../platform';

import { workflowBounds as most } from './bounds';

/**
 * A workflow (审批流程) as people write it. Enacting makes an immutable version of it; cases run on
 * versions, never on this entry.
 */
export const workflow = {
  kind: 'collectionType',
  collectionName: 'talent_office_workflows',
  info: { singularName: 'workflow', pluralName: 'workflows' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'key' },
    layouts: { list: ['key', 'title', 'entryType', 'inForceVersion'] },
  },
  indexes: [
    { name: 'talent_office_workflows_key_unique', columns: ['key'], type: 'unique' },
    { name: 'talent_office_workflows_entry_type_idx', columns: ['entry_type'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    key: { type: 'string', required: true, unique: true, maxLength: 64 },
    // The uid of the content type whose entries it decides, e.g. plugin::talent-office.fund-application.
    entryType: { type: 'string', required: true },
    // A returned case that is not mended within so many working days expires; empty is no limit.
    correctionWorkingDays: { type: 'integer', min: 1, max: most.workingDays },
    // From acceptance to the end, without what does not count; empty is no limit.
    handlingWorkingDays: { type: 'integer', min: 1, max: most.workingDays },
    inForceVersion: { type: 'integer', configurable: false },
    stages: { type: 'component', component: 'talent-office.stage', repeatable: true },
  },
} as const satisfies ContentTypeSchema;
