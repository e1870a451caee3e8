import type { InterruptionState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const wholeDays = {
  value:
    'startsOn >= agreement.serviceFrom && startsOn <= today() && (!has(entry.resumedOn) || resumedOn > startsOn)',
  zh: '中断之日不早于服务期起算日，不晚于今天；恢复服务之日晚于中断之日。',
  en: 'It begins between the first day of the service and today, and ends on a later day.',
} as const;

const revoke = {
  by: 'office',
  to: 'revoked',
  notBy: ['accept', 'acceptOngoing'],
  sets: ['decisionNote'],
} as const;

const states = {
  draft: {
    enter: {
      by: 'office',
      to: 'entered',
      when: [
        {
          value: 'agreement.state in ["agreed", "broken"]',
          zh: '协议尚未签订，或者已经履行完毕。',
          en: 'The agreement is not signed yet, or is fulfilled.',
        },
        wholeDays,
      ],
    },
  },
  entered: {
    accept: {
      by: 'office',
      to: 'recognised',
      notBy: ['author', 'enter'],
      sets: ['decisionNote'],
      when: [
        wholeDays,
        {
          value: 'has(entry.resumedOn)',
          zh: '恢复服务之日未填写；尚未恢复的，按“尚未恢复”认定。',
          en: 'It has no end yet: accept it as one that goes on.',
        },
      ],
      then: { effect: 'refuse-own-evidence' },
    },
    acceptOngoing: {
      by: 'office',
      to: 'ongoing',
      notBy: ['author', 'enter'],
      sets: ['decisionNote'],
      when: [
        wholeDays,
        {
          value: '!has(entry.resumedOn)',
          zh: '已填写恢复服务之日，请按“予以认定”办理。',
          en: 'Its end is known: accept it as it stands.',
        },
      ],
      then: { effect: 'refuse-own-evidence' },
    },
    decline: {
      by: 'office',
      to: 'declined',
      notBy: ['author', 'enter'],
      sets: ['decisionNote'],
    },
    return: { by: 'office', to: 'draft' },
  },
  // Nobody knows yet when he serves again.
  ongoing: {
    serve: {
      by: 'office',
      to: 'recognised',
      sets: ['resumedOn'],
      when: {
        value: 'resumedOn > startsOn && resumedOn <= today()',
        zh: '恢复服务之日须晚于中断之日，不晚于今天。',
        en: 'He serves again from a day after it began, and not after today.',
      },
    },
    revoke,
  },
  recognised: { revoke },
  declined: {},
  revoked: {},
} as const satisfies States<InterruptionState>;

/** Days of a service term that do not count (服务中断), `[startsOn, resumedOn)`, once they are accepted. */
export const serviceInterruption = {
  kind: 'collectionType',
  collectionName: 'talent_office_service_interruptions',
  info: { singularName: 'service-interruption', pluralName: 'service-interruptions' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'agreement.application.applicant',
        excluded: ['agreement.application.employer'],
      },
      states,
      guarded: [
        ...['reason', 'agreement', 'startsOn', 'resumedOn'],
        ...['evidenceSha256', 'evidenceFile', 'decisionNote'],
      ],
    },
  },
  config: {
    settings: { mainField: 'reason', defaultSortBy: 'startsOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['reason', 'agreement', 'startsOn', 'resumedOn', 'state'],
      edit: [
        { reason: 8, state: 4 },
        { agreement: 4, startsOn: 4, resumedOn: 4 },
        { evidenceSha256: 12 },
        { decisionNote: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_service_interruptions_state_idx', columns: ['state', 'starts_on'] },
    { name: 'talent_office_service_interruptions_starts_idx', columns: ['starts_on'] },
  ],
  attributes: {
    reason: { type: 'string', required: true, regex: '\\S' },
    agreement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.agreement',
    },
    startsOn: { type: 'date', required: true },
    // The first day on which he serves again; nothing while it goes on.
    resumedOn: { type: 'date' },
    evidenceSha256: { type: 'string', maxLength: 64, configurable: false },
    evidenceFile: { type: 'string', maxLength: 64, visible: false, configurable: false },
    decisionNote: { type: 'text', maxLength: 2000, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
