import { careKinds, type CareActionState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    recordCare: {
      by: ['office', 'department'],
      to: 'registered',
      when: [
        {
          value: 'heldOn <= today()',
          zh: '尚未开展的关怀行动不能登记。',
          en: 'What has not taken place yet is not put on record.',
        },
        {
          value: 'careRecipients() != ""',
          zh: '请选择关怀的人才。',
          en: 'Say which talents it was for.',
        },
      ],
    },
  },
  registered: {},
} as const satisfies States<CareActionState>;

/**
 * A care action (关怀慰问): a visit on a holiday or to the sick, help in hardship. What was given to whom
 * stands as it was put on record, whatever becomes of the profiles that it names.
 */
export const careAction = {
  kind: 'collectionType',
  collectionName: 'talent_office_care_actions',
  info: { singularName: 'care-action', pluralName: 'care-actions' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['title', 'kind', 'unit', 'heldOn', 'visitors', 'gift', 'eachFen'],
      derive: { recipients: { on: 'registered', value: 'careRecipients()' } },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'heldOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'kind', 'unit', 'heldOn', 'state'],
      edit: [
        { title: 8, state: 4 },
        { kind: 4, heldOn: 4, unit: 4 },
        { talents: 12 },
        { visitors: 12 },
        { gift: 8, eachFen: 4 },
        { recipients: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_care_actions_state_idx', columns: ['state', 'held_on'] },
    { name: 'talent_office_care_actions_held_idx', columns: ['held_on'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    kind: { type: 'enumeration', enum: careKinds, required: true },
    unit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    heldOn: { type: 'date', required: true },
    talents: {
      type: 'relation',
      relation: 'manyToMany',
      target: 'plugin::talent-office.talent-profile',
    },
    visitors: { type: 'text', maxLength: 2000 },
    gift: { type: 'string', maxLength: 200 },
    // What was given to each of them is worth.
    eachFen: { type: 'biginteger', min: '0' },
    // A relation to many cannot be frozen: these are the names as they were put on record.
    recipients: { type: 'text', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
