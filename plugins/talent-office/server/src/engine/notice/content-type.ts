import type { ContentTypeSchema, States } from '../../platform';
import { objectionMedia, type ObjectionState } from '../../../../shared/vocabulary';

const decidedWhen = {
  value: 'receivedOn <= decidedOn && decidedOn <= today()',
  zh: '处理日期不得早于收到之日，也不得晚于今天。',
  en: 'The day of the decision is neither before the objection came nor after today.',
} as const;

const states = {
  received: {
    dismiss: {
      by: 'objection',
      to: 'dismissed',
      sets: ['decision', 'decidedOn'],
      when: decidedWhen,
      then: { effect: 'resume-notice' },
    },
    uphold: {
      by: 'objection',
      to: 'upheld',
      sets: ['decision', 'decidedOn'],
      when: decidedWhen,
      then: { effect: 'reopen-case' },
    },
  },
  dismissed: {},
  upheld: {},
} as const satisfies States<ObjectionState>;

export type ObjectionAction = keyof (typeof states)['received'];

/**
 * An objection (异议) to one item of a public notice. A real name suspends its item; an anonymous
 * one without clues is kept and does not.
 */
export const objection = {
  kind: 'collectionType',
  collectionName: 'talent_office_objections',
  info: { singularName: 'objection', pluralName: 'objections' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      // It suspends its item from the moment it is there: what came in stays as it came in, and what
      // was decided as it was decided.
      guarded: {
        from: 'creation',
        attributes: [
          'title',
          'notice',
          'caseId',
          'targetType',
          'targetDocumentId',
          'medium',
          'realName',
          'name',
          'contact',
          'text',
          'receivedOn',
          'decision',
          'decidedOn',
          'afterEnd',
        ],
      },
      sensitive: { name: { mask: 'name' }, contact: { mask: 'contact' } },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'receivedOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'text', 'medium', 'realName', 'receivedOn', 'state', 'decidedOn'],
      edit: [
        { title: 8, state: 4 },
        { text: 12 },
        { medium: 4, receivedOn: 4, realName: 4 },
        { name: 6, contact: 6 },
        { decision: 8, decidedOn: 4 },
        { notice: 8, afterEnd: 4 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_objections_notice_idx', columns: ['notice'] },
    { name: 'talent_office_objections_case_idx', columns: ['case_id', 'state'] },
    { name: 'talent_office_objections_state_idx', columns: ['state', 'received_on'] },
  ],
  attributes: {
    // What it is about, as the notice told the public.
    title: { type: 'string', configurable: false },
    // The public id of the notice, as its page shows it.
    notice: { type: 'string', required: true, maxLength: 64 },
    caseId: { type: 'string', maxLength: 64, visible: false },
    targetType: { type: 'string', visible: false },
    targetDocumentId: { type: 'string', maxLength: 64, visible: false },
    medium: { type: 'enumeration', enum: objectionMedia, required: true },
    realName: { type: 'boolean', default: false },
    receivedOn: { type: 'date', required: true },
    name: { type: 'text', private: true, searchable: false },
    contact: { type: 'text', private: true, searchable: false },
    text: { type: 'text', required: true },
    decision: { type: 'text' },
    decidedOn: { type: 'date' },
    // Upheld when its case had ended well: nothing begins again by itself.
    afterEnd: { type: 'boolean', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
