import type { AgreementState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    // From now on it is the text that goes out to be signed: nothing of it changes.
    finalise: {
      by: 'office',
      to: 'finalised',
      when: [
        {
          value: 'application.state in ["awarded", "paid"]',
          zh: '只有已核定或已拨付的资金申请才能订立协议。',
          en: 'Only of what was awarded or paid an agreement is made.',
        },
        {
          value: 'has(entry.serviceFrom) && has(entry.termMonths)',
          zh: '请填写服务期起算日和约定服务月数。',
          en: 'Say when the service begins and how many months it takes.',
        },
        {
          value: 'netting == has(entry.nettingClause)',
          zh: '约定可以抵扣的，须写明抵扣条款；未约定的不写。',
          en: 'Netting that is agreed has its clause; without it there is none.',
        },
      ],
      then: { effect: 'finalise-agreement' },
    },
  },
  finalised: {
    reopen: { by: 'office', to: 'draft', then: { effect: 'reopen-agreement' } },
    // The second person compares the signed copy with the text.
    execute: {
      by: 'office',
      to: 'agreed',
      notBy: ['author', 'finalise'],
      sets: ['signedOn'],
      when: {
        value: 'signedOn <= today() && signedOn >= application.awardedOn',
        zh: '签订日期不得早于核定之日，也不得晚于今天。',
        en: 'The day of signing is neither before the award nor after today.',
      },
      then: { effect: 'execute-agreement' },
    },
  },
  agreed: {
    fulfil: {
      by: 'office',
      to: 'fulfilled',
      when: {
        value: 'monthsServed() >= agreedMonths()',
        zh: '约定的服务月数尚未届满（中断期间不计）。',
        en: 'The months agreed are not served yet; interruptions do not count.',
      },
    },
    breach: {
      by: 'office',
      to: 'broken',
      notBy: ['author'],
      sets: ['endedOn', 'endedReason'],
      when: {
        value: 'endedOn >= serviceFrom && endedOn <= today()',
        zh: '离开之日不得早于服务期起算日，也不得晚于今天。',
        en: 'The day of leaving is neither before the service began nor after today.',
      },
    },
  },
  fulfilled: {},
  broken: {},
} as const satisfies States<AgreementState>;

/** What an award is given on (协议): service, conditions of its instalments, and what else was agreed. */
export const agreement = {
  kind: 'collectionType',
  collectionName: 'talent_office_agreements',
  info: { singularName: 'agreement', pluralName: 'agreements' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'application.applicant', excluded: ['application.employer'] },
      states,
      guarded: [
        ...['title', 'application', 'employer', 'guarantor', 'serviceFrom', 'termMonths'],
        ...['netting', 'nettingClause', 'terms', 'signedOn', 'scanSha256', 'scanFile'],
        ...['endedOn', 'endedReason'],
      ],
      derive: {
        employer: {
          on: 'finalised',
          value: { follow: 'application.employer', optional: true },
        },
      },
      unique: [
        {
          on: ['application'],
          while: ['finalised', 'agreed', 'fulfilled', 'broken'],
          zh: '这项资金已有协议。',
          en: 'This award has an agreement already.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'application', 'serviceFrom', 'termMonths', 'signedOn', 'state'],
      edit: [
        { title: 8, state: 4 },
        { application: 6, employer: 6 },
        { serviceFrom: 4, termMonths: 4, guarantor: 4 },
        { netting: 4, nettingClause: 8 },
        { terms: 12 },
        { signedOn: 4, scanSha256: 8 },
        { endedOn: 4, endedReason: 8 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_agreements_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_agreements_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    application: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.fund-application',
    },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    guarantor: { type: 'string', maxLength: 200 },
    serviceFrom: { type: 'date' },
    termMonths: { type: 'integer', min: 1, max: 240 },
    netting: { type: 'boolean', required: true, default: false },
    nettingClause: { type: 'text', maxLength: 2000, regex: '\\S' },
    terms: { type: 'text', maxLength: 10_000 },
    signedOn: { type: 'date' },
    // What all have signed, as it was scanned: written by its route alone.
    scanSha256: { type: 'string', maxLength: 64, configurable: false },
    scanFile: { type: 'string', maxLength: 64, visible: false, configurable: false },
    // The first day on which he served no more.
    endedOn: { type: 'date' },
    endedReason: { type: 'text', maxLength: 2000, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
