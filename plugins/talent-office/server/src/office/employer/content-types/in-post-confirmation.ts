import type { InPostState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    attest: {
      by: ['owner', 'recorder'],
      to: 'attested',
      when: [
        {
          value: 'has(talent.name) && has(employer.name)',
          zh: '请选择人才和用人单位。',
          en: 'Name the talent and the employer.',
        },
        {
          value: 'inPost != has(entry.leftOn)',
          zh: '在岗的不填离岗日期；不在岗的须填离岗日期。',
          en: 'Who is in post has no day of leaving; who is not has one.',
        },
        {
          value: '!has(entry.leftOn) || leftOn <= today()',
          zh: '离岗日期不得晚于今天。',
          en: 'The day of leaving is not after today.',
        },
        {
          value: 'year <= yearOf(today())',
          zh: '只能确认本年度或以前年度的在岗情况。',
          en: 'A year is confirmed once it has begun.',
        },
      ],
    },
  },
  attested: { revoke: { by: 'office', to: 'revoked', notBy: ['author'] } },
  revoked: {},
} as const satisfies States<InPostState>;

/**
 * An employer's yearly word (在岗确认) that somebody of its staff is in post, or since when he is not. On
 * the website its agent gives it; on paper the office keeps it, as an application that came on paper.
 */
export const inPostConfirmation = {
  kind: 'collectionType',
  collectionName: 'talent_office_in_post_confirmations',
  info: { singularName: 'in-post-confirmation', pluralName: 'in-post-confirmations' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'talent', owner: 'employer' },
      states,
      guarded: ['talent', 'employer', 'year', 'inPost', 'leftOn'],
      derive: { confirmedOn: { on: 'attested', value: 'today()' } },
      unique: [
        {
          on: ['talent', 'employer', 'year'],
          while: ['attested'],
          zh: '该单位本年度已确认过该人才的在岗情况。',
          en: 'This employer has confirmed this talent for this year already.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'id', defaultSortBy: 'year', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['talent', 'employer', 'year', 'inPost', 'leftOn', 'state'],
      edit: [
        { talent: 6, employer: 6 },
        { year: 4, inPost: 4, leftOn: 4 },
        { confirmedOn: 6, state: 6 },
        { note: 12 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_in_post_year_idx', columns: ['year', 'state'] }],
  attributes: {
    talent: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.talent-profile',
    },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    year: { type: 'integer', required: true, min: 2000, max: 2999 },
    inPost: { type: 'boolean', required: true, default: true },
    leftOn: { type: 'date' },
    note: { type: 'text', maxLength: 1000 },
    confirmedOn: { type: 'date', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
