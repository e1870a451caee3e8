import { numberedKinds } from '../../../../shared/vocabulary';
import type { ContentTypeSchema } from '../../platform';

export const documentSettings = 'plugin::talent-office.document-setting' as const;

/** How the office numbers one kind of paper (代字、文号格式). */
export const documentSetting = {
  kind: 'collectionType',
  collectionName: 'talent_office_document_settings',
  info: { singularName: 'document-setting', pluralName: 'document-settings' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'kind', pageSize: 20 },
    layouts: { list: ['kind', 'numberForm'], edit: [{ kind: 6, numberForm: 6 }] },
  },
  indexes: [
    { name: 'talent_office_document_settings_kind_unique', columns: ['kind'], type: 'unique' },
  ],
  attributes: {
    kind: { type: 'enumeration', enum: numberedKinds, required: true },
    // 呼人才函〔{year}〕{number}号: kinds that use one form share its numbers.
    numberForm: { type: 'string', required: true, maxLength: 80 },
  },
} as const satisfies ContentTypeSchema;
