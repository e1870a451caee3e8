import type { ContentTypeSchema } from '../../../platform';

/**
 * Somebody acts for an absent colleague (代理) in `[startsOn, endsOn)`: at one position of his, or at all.
 * It gives the seats that the absent one holds himself, none for which he acts: there are no chains.
 */
export const acting = {
  kind: 'collectionType',
  collectionName: 'talent_office_actings',
  info: { singularName: 'acting', pluralName: 'actings' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'id', defaultSortBy: 'startsOn', defaultSortOrder: 'DESC' },
    layouts: { list: ['absentee', 'substitute', 'position', 'startsOn', 'endsOn'] },
  },
  indexes: [{ name: 'talent_office_actings_period_idx', columns: ['starts_on', 'ends_on'] }],
  attributes: {
    absentee: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.staff' },
    substitute: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.staff' },
    position: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.position' },
    // Said, not left empty: a position that is deleted later must not widen what one person may sign.
    allPositions: { type: 'boolean', default: false, required: true },
    startsOn: { type: 'date', required: true },
    endsOn: { type: 'date', required: true },
    reason: { type: 'text', required: true, maxLength: 1000 },
  },
} as const satisfies ContentTypeSchema;
