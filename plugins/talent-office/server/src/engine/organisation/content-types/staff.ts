import type { ContentTypeSchema } from '../../../platform';

/**
 * One human who works with the system. It ties the admin account, the website account and the
 * identity document together, so that two accounts of one person are one signer.
 */
export const staff = {
  kind: 'collectionType',
  collectionName: 'talent_office_staff',
  info: { singularName: 'staff', pluralName: 'staff-members' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      sensitive: {
        identityDocument: { mask: 'identity', index: 'identityIndex' },
        phone: { mask: 'phone' },
      },
    },
  },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'name', pageSize: 50 },
    layouts: { list: ['name', 'adminUser', 'websiteUser'] },
  },
  indexes: [
    { name: 'talent_office_staff_identity_unique', columns: ['identity_index'], type: 'unique' },
    { name: 'talent_office_staff_name_idx', columns: ['name'] },
  ],
  attributes: {
    name: { type: 'string', required: true },
    adminUser: { type: 'relation', relation: 'oneToOne', target: 'admin::user' },
    websiteUser: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::users-permissions.user',
    },
    // Where text messages go.
    phone: { type: 'text', private: true, searchable: false },
    identityDocument: { type: 'text', private: true, searchable: false },
    identityIndex: {
      type: 'string',
      private: true,
      searchable: false,
      visible: false,
      configurable: false,
    },
  },
} as const satisfies ContentTypeSchema;
