import type { RectificationState } from '../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../platform';

const states = {
  requested: {
    // Whoever asks for it does not confirm it.
    confirm: { by: 'office', to: 'confirmed', notBy: ['author'], then: { effect: 'rectify' } },
    reject: {
      by: 'office',
      to: 'rejected',
      sets: ['answer'],
      then: { effect: 'reject-rectification' },
    },
  },
  confirmed: {},
  rejected: {},
} as const satisfies States<RectificationState>;

export type RectificationAction = keyof (typeof states)['requested'];

/** What is put right of a decided entry (更正): a name, a unit; by a reason and a second person. */
export const rectification = {
  kind: 'collectionType',
  collectionName: 'talent_office_rectifications',
  info: { singularName: 'rectification', pluralName: 'rectifications' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: {
        from: 'creation',
        attributes: [
          'title',
          'targetType',
          'targetDocumentId',
          'values',
          'proposal',
          'reason',
          'requestedBy',
          'answer',
        ],
      },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'createdAt', defaultSortOrder: 'DESC' },
    layouts: { list: ['title', 'state', 'reason', 'answer'] },
  },
  indexes: [
    {
      name: 'talent_office_rectifications_target_idx',
      columns: ['target_type', 'target_document_id', 'state'],
    },
  ],
  attributes: {
    title: { type: 'string' },
    targetType: { type: 'string', required: true, maxLength: 160 },
    targetDocumentId: { type: 'string', required: true, maxLength: 64 },
    // By attribute: the right text, or null where it is taken anew from where it came from.
    values: { type: 'json', required: true },
    // What these came to when it was asked for: the second person confirms this and no other.
    proposal: { type: 'json', configurable: false, visible: false },
    reason: { type: 'text', required: true },
    // Why it was rejected.
    answer: { type: 'text', configurable: false },
    // Key of the person.
    requestedBy: { type: 'string', configurable: false, visible: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
