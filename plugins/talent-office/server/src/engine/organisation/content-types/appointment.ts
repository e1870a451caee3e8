import type { ContentTypeSchema } from '../../../platform';

/** Somebody holds a position in `[startsOn, endsOn)`; an open end is still held. */
export const appointment = {
  kind: 'collectionType',
  collectionName: 'talent_office_appointments',
  info: { singularName: 'appointment', pluralName: 'appointments' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'id', defaultSortBy: 'startsOn', defaultSortOrder: 'DESC' },
    layouts: { list: ['staff', 'position', 'startsOn', 'endsOn'] },
  },
  indexes: [{ name: 'talent_office_appointments_period_idx', columns: ['starts_on', 'ends_on'] }],
  attributes: {
    staff: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.staff' },
    position: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.position' },
    startsOn: { type: 'date', required: true },
    endsOn: { type: 'date' },
  },
} as const satisfies ContentTypeSchema;
