import type { ContentTypeSchema } from '../../../platform';

/** Something that happened, or will, under a brand: a talent week, a match-making fair. */
export const brandActivity = {
  kind: 'collectionType',
  collectionName: 'talent_office_brand_activities',
  info: { singularName: 'brand-activity', pluralName: 'brand-activities' },
  options: { draftAndPublish: true },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'startsOn', defaultSortOrder: 'DESC' },
    layouts: { list: ['title', 'brand', 'startsOn', 'endsOn', 'place'] },
  },
  indexes: [
    { name: 'talent_office_brand_activities_slug_idx', columns: ['slug', 'published_at'] },
    { name: 'talent_office_brand_activities_starts_idx', columns: ['published_at', 'starts_on'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    slug: { type: 'uid', targetField: 'title', required: true },
    // Known to both sides: Strapi gives a brand that is published again only such relations back.
    brand: {
      type: 'relation',
      relation: 'manyToOne',
      target: 'plugin::talent-office.brand',
      inversedBy: 'activities',
    },
    startsOn: { type: 'date' },
    endsOn: { type: 'date' },
    place: { type: 'string' },
    media: { type: 'media', multiple: true, allowedTypes: ['images', 'videos', 'files'] },
    talents: {
      type: 'relation',
      relation: 'manyToMany',
      target: 'plugin::talent-office.talent-profile',
    },
    story: { type: 'blocks' },
  },
} as const satisfies ContentTypeSchema;
