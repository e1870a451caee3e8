import type { ContentTypeSchema } from '../../../platform';

/**
 * Two positions that nobody holds at the same time (不相容岗位), neither by appointment nor by acting for
 * a colleague. With `allOfRole` it is said of every position with the role of either: a second position
 * of the same kind is no way around it.
 */
export const incompatibility = {
  kind: 'collectionType',
  collectionName: 'talent_office_incompatibilities',
  info: { singularName: 'incompatibility', pluralName: 'incompatibilities' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'title', pageSize: 50 },
    layouts: { list: ['title', 'first', 'second', 'allOfRole'] },
  },
  indexes: [{ name: 'talent_office_incompatibilities_title_idx', columns: ['title'] }],
  attributes: {
    title: { type: 'string', required: true },
    first: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.position' },
    second: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.position' },
    allOfRole: { type: 'boolean', default: true, required: true },
    basis: { type: 'text', maxLength: 1000 },
  },
} as const satisfies ContentTypeSchema;
