import type { AmendmentState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    // As with the agreement itself: from now on it is the text that goes out to be signed.
    finalise: {
      by: 'office',
      to: 'finalised',
      when: [
        {
          value: 'agreement.state == "agreed"',
          zh: '只有已签订、尚在履行的协议才能补充。',
          en: 'What is amended is an agreement that is signed and neither fulfilled nor broken.',
        },
        {
          value: 'effectiveOn >= agreement.signedOn',
          zh: '生效日期不得早于原协议签订之日。',
          en: 'It takes effect no earlier than the agreement was signed.',
        },
      ],
      then: { effect: 'finalise-amendment' },
    },
  },
  finalised: {
    reopen: { by: 'office', to: 'draft', then: { effect: 'reopen-amendment' } },
    execute: {
      by: 'office',
      to: 'agreed',
      notBy: ['author', 'finalise'],
      sets: ['signedOn'],
      when: {
        value: 'signedOn <= today() && signedOn >= agreement.signedOn',
        zh: '签订日期不得早于原协议签订之日，也不得晚于今天。',
        en: 'The day of signing is neither before that of the agreement nor after today.',
      },
      then: { effect: 'execute-amendment' },
    },
  },
  agreed: {
    takeEffect: {
      by: 'system',
      to: 'in-effect',
      when: 'effectiveOn <= today() && agreement.state == "agreed"',
      then: { effect: 'apply-amendment' },
    },
    // What it changes may be gone by its day: then the parties agree on something else.
    annul: {
      by: 'office',
      to: 'annulled',
      notBy: ['author', 'finalise'],
      sets: ['annulReason'],
    },
  },
  'in-effect': {},
  annulled: {},
} as const satisfies States<AmendmentState>;

/**
 * An amendment (补充协议) of an agreement, by the same parties: from its day on another term of service,
 * other conditions, and other days and amounts of what is still to be paid.
 */
export const agreementAmendment = {
  kind: 'collectionType',
  collectionName: 'talent_office_agreement_amendments',
  info: { singularName: 'agreement-amendment', pluralName: 'agreement-amendments' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'agreement.application.applicant',
        excluded: ['agreement.application.employer'],
      },
      states,
      guarded: [
        ...['title', 'agreement', 'reason', 'effectiveOn', 'termMonths', 'terms'],
        ...['signedOn', 'scanSha256', 'scanFile', 'annulReason'],
      ],
      unique: [
        {
          on: ['agreement'],
          while: ['finalised', 'agreed'],
          zh: '这份协议的另一份补充协议尚未生效。',
          en: 'Another amendment of this agreement has not taken effect yet.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'agreement', 'effectiveOn', 'termMonths', 'signedOn', 'state'],
      edit: [
        { title: 8, state: 4 },
        { agreement: 12 },
        { effectiveOn: 6, termMonths: 6 },
        { reason: 12 },
        { terms: 12 },
        { signedOn: 4, scanSha256: 8 },
        { annulReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_agreement_amendments_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_agreement_amendments_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    agreement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.agreement',
    },
    reason: { type: 'text', required: true, maxLength: 2000, regex: '\\S' },
    effectiveOn: { type: 'date', required: true },
    // From its day on, counted from the first day of the service; nothing leaves the term as it is.
    termMonths: { type: 'integer', min: 1, max: 240 },
    terms: { type: 'text', required: true, maxLength: 10_000, regex: '\\S' },
    signedOn: { type: 'date' },
    scanSha256: { type: 'string', maxLength: 64, configurable: false },
    scanFile: { type: 'string', maxLength: 64, visible: false, configurable: false },
    annulReason: { type: 'text', maxLength: 2000, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
