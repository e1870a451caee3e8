import type { ContentTypeSchema } from '../../../platform';
import { relationshipKinds } from '../../../../../shared/vocabulary';

/**
 * A relationship (利害关系) of a member of the staff to a talent or an employer, as he declared it or it
 * became known: he keeps out of what is about that one, by himself, until `endsOn`.
 */
export const relationship = {
  kind: 'collectionType',
  collectionName: 'talent_office_relationships',
  info: { singularName: 'relationship', pluralName: 'relationships' },
  options: { draftAndPublish: false },
  config: {
    settings: { mainField: 'id', defaultSortBy: 'createdAt', defaultSortOrder: 'DESC' },
    layouts: { list: ['staff', 'kind', 'talent', 'employer', 'endsOn'] },
  },
  attributes: {
    staff: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.staff' },
    kind: { type: 'enumeration', enum: relationshipKinds, required: true },
    talent: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.talent-profile',
    },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    note: { type: 'text', maxLength: 1000 },
    endsOn: { type: 'date' },
  },
} as const satisfies ContentTypeSchema;
