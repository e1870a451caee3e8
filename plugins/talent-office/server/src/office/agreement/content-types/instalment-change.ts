import type { InstalmentChangeState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: { include: { by: 'system', to: 'included' } },
  included: {
    exclude: { by: 'system', to: 'draft' },
    change: { by: 'system', to: 'altered' },
  },
  altered: {},
} as const satisfies States<InstalmentChangeState>;

/** Another day, or another amount, of one part of an award: what an amendment changes of its payment. */
export const instalmentChange = {
  kind: 'collectionType',
  collectionName: 'talent_office_instalment_changes',
  info: { singularName: 'instalment-change', pluralName: 'instalment-changes' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'amendment.agreement.application.applicant',
        excluded: ['amendment.agreement.application.employer'],
      },
      states,
      guarded: ['amendment', 'disbursement', 'dueOn', 'amountFen'],
      unique: [
        {
          on: ['amendment', 'disbursement'],
          while: ['included'],
          zh: '补充协议已列入这个拨付项的变更。',
          en: 'The amendment changes this disbursement already.',
        },
      ],
    },
  },
  config: {
    settings: { defaultSortBy: 'id', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['amendment', 'disbursement', 'dueOn', 'amountFen', 'state'],
      edit: [
        { amendment: 6, disbursement: 6 },
        { dueOn: 4, amountFen: 4, state: 4 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_instalment_changes_state_idx', columns: ['state'] }],
  attributes: {
    amendment: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.agreement-amendment',
    },
    disbursement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.disbursement',
    },
    // Each as it is to be; nothing leaves it as it is.
    dueOn: { type: 'date' },
    amountFen: { type: 'biginteger', min: '0' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
