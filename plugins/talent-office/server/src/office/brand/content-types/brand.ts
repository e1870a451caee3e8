import type { ContentTypeSchema } from '../../../platform';

/** A project brand (品牌), told to the public. Brands hang under a parent brand. */
export const brand = {
  kind: 'collectionType',
  collectionName: 'talent_office_brands',
  info: { singularName: 'brand', pluralName: 'brands' },
  options: { draftAndPublish: true },
  config: {
    settings: { mainField: 'name', defaultSortBy: 'order' },
    layouts: {
      list: ['name', 'parent', 'startsOn', 'endsOn', 'order'],
      edit: [
        { name: 8, order: 4 },
        { slug: 6, parent: 6 },
        { startsOn: 6, endsOn: 6 },
        { summary: 12 },
        { logo: 6, media: 6 },
        { talents: 6, benefits: 6 },
        { activities: 12 },
        { story: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_brands_slug_idx', columns: ['slug', 'published_at'] },
    { name: 'talent_office_brands_order_idx', columns: ['published_at', 'order'] },
  ],
  attributes: {
    name: { type: 'string', required: true },
    slug: { type: 'uid', targetField: 'name', required: true },
    parent: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.brand' },
    startsOn: { type: 'date' },
    endsOn: { type: 'date' },
    order: { type: 'integer', default: 0 },
    summary: { type: 'text' },
    logo: { type: 'media', multiple: false, allowedTypes: ['images'] },
    media: { type: 'media', multiple: true, allowedTypes: ['images', 'videos', 'files'] },
    talents: {
      type: 'relation',
      relation: 'manyToMany',
      target: 'plugin::talent-office.talent-profile',
    },
    benefits: {
      type: 'relation',
      relation: 'manyToMany',
      target: 'plugin::talent-office.benefit',
    },
    activities: {
      type: 'relation',
      relation: 'oneToMany',
      target: 'plugin::talent-office.brand-activity',
      mappedBy: 'brand',
    },
    story: { type: 'blocks' },
  },
} as const satisfies ContentTypeSchema;
