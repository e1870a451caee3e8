import { meetingForms, type MeetingState } from '../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../platform';

const states = {
  draft: {
    // From here on the agenda stands, and who is a member.
    convene: { by: 'office', to: 'convened', then: { effect: 'convene-meeting' } },
  },
  convened: {
    record: { by: 'office', to: 'recorded', then: { effect: 'record-resolution' } },
    cancel: { by: 'office', to: 'cancelled', then: { effect: 'cancel-meeting' } },
  },
  recorded: {
    sign: {
      by: 'office',
      to: 'signed',
      when: {
        value: 'has(entry.minutes)',
        zh: '会议纪要还没有起草。',
        en: 'There are no minutes to sign yet.',
      },
    },
  },
  signed: {},
  cancelled: {},
} as const satisfies States<MeetingState>;

export type MeetingAction =
  | keyof (typeof states)['draft']
  | keyof (typeof states)['convened']
  | keyof (typeof states)['recorded'];

/** A meeting (会议) of a committee, or one circulation (传签) among its members. */
export const meeting = {
  kind: 'collectionType',
  collectionName: 'talent_office_meetings',
  info: { singularName: 'meeting', pluralName: 'meetings' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        'title',
        'form',
        'heldOn',
        'place',
        'committeeRole',
        'committeeUnit',
        'chair',
        'secretary',
        'minutes',
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'heldOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'form', 'heldOn', 'chair', 'state'],
      edit: [
        { title: 8, state: 4 },
        { form: 4, heldOn: 4, place: 4 },
        { committeeRole: 6, committeeUnit: 6 },
        { chair: 6, secretary: 6 },
        { notes: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_meetings_state_idx', columns: ['state', 'held_on'] },
    { name: 'talent_office_meetings_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    form: { type: 'enumeration', enum: meetingForms, required: true, default: 'meeting' },
    // The day of the meeting, or on which the circulation begins.
    heldOn: { type: 'date' },
    place: { type: 'string' },
    // The position whose holders are its members, such as leading-group; of one unit where it says so.
    committeeRole: { type: 'string', required: true, maxLength: 64, default: 'leading-group' },
    committeeUnit: { type: 'string', maxLength: 64 },
    // Who presides, and who takes the minutes.
    chair: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.staff' },
    secretary: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.staff' },
    notes: { type: 'text' },
    minutes: { type: 'text', configurable: false, visible: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
