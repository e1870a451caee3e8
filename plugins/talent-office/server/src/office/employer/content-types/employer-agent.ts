import type { ContentTypeSchema } from '../../../platform';

/**
 * An agent (专办员): a website account that acts for an employer, or for a town or a village, in
 * `[startsOn, endsOn)`. It files and recommends for people of that employer or unit, and for nobody else.
 */
export const employerAgent = {
  kind: 'collectionType',
  collectionName: 'talent_office_employer_agents',
  info: { singularName: 'employer-agent', pluralName: 'employer-agents' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      sensitive: { identityDocument: { mask: 'identity', index: 'identityIndex' } },
    },
  },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'startsOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['name', 'employer', 'unit', 'user', 'startsOn', 'endsOn'],
      edit: [
        { name: 6, user: 6 },
        { employer: 6, unit: 6 },
        { startsOn: 6, endsOn: 6 },
        { identityDocument: 6 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_employer_agents_period_idx', columns: ['starts_on', 'ends_on'] },
    { name: 'talent_office_employer_agents_identity_idx', columns: ['identity_index'] },
  ],
  attributes: {
    name: { type: 'string', required: true, maxLength: 100 },
    user: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::users-permissions.user',
      private: true,
    },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    unit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    startsOn: { type: 'date', required: true },
    endsOn: { type: 'date' },
    // One human with another account, such as a colleague's of the office, is known by it.
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
