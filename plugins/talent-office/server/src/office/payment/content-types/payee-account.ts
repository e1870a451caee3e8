import type { PayeeAccountState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const oneHolder = {
  value:
    '(has(entry.talent) ? 1 : 0) + (has(entry.employer) ? 1 : 0) + (has(entry.unit) ? 1 : 0) == 1',
  zh: '收款账户须属于且只属于一个人才、一个用人单位或一个部门单位。',
  en: 'An account belongs to exactly one talent, one employer or one unit.',
} as const;

const states = {
  draft: { enter: { by: ['office', 'finance'], to: 'entered', when: oneHolder } },
  entered: {
    // The number typed once more, by another person, from the sheet: `verification` says that it was.
    verify: {
      by: ['office', 'finance'],
      to: 'verified',
      when: oneHolder,
      notBy: ['author', 'enter'],
      sets: ['verification'],
      then: { effect: 'compare-account-number' },
    },
    return: { by: ['office', 'finance'], to: 'draft' },
  },
  // Another number is another account.
  verified: { retire: { by: ['office', 'finance'], to: 'retired', sets: ['retireReason'] } },
  retired: {},
} as const satisfies States<PayeeAccountState>;

export type PayeeAccountAction =
  | keyof (typeof states)['draft']
  | keyof (typeof states)['entered']
  | keyof (typeof states)['verified'];

const oneVerified = {
  while: ['verified'],
  zh: '该收款对象已有核对过的账户，请先停用原账户。',
  en: 'This payee has a verified account already: retire that one first.',
} as const;

/** Where somebody is paid to (收款账户): entered by one person, verified by another. */
export const payeeAccount = {
  kind: 'collectionType',
  collectionName: 'talent_office_payee_accounts',
  info: { singularName: 'payee-account', pluralName: 'payee-accounts' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'talent', excluded: ['employer'] },
      states,
      guarded: [
        'payeeName',
        'talent',
        'employer',
        'unit',
        'bankName',
        'bankBranch',
        'accountNumber',
      ],
      unique: [
        { on: ['talent'], ...oneVerified },
        { on: ['employer'], ...oneVerified },
        { on: ['unit'], ...oneVerified },
      ],
      sensitive: { accountNumber: { mask: 'bank', index: 'accountIndex' } },
    },
  },
  config: {
    settings: { mainField: 'payeeName', defaultSortBy: 'payeeName' },
    layouts: {
      list: ['payeeName', 'talent', 'employer', 'unit', 'bankName', 'state'],
      edit: [
        { payeeName: 8, state: 4 },
        { talent: 4, employer: 4, unit: 4 },
        { bankName: 6, bankBranch: 6 },
        { accountNumber: 12 },
        { retireReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_payee_accounts_state_idx', columns: ['state'] },
    { name: 'talent_office_payee_accounts_name_idx', columns: ['payee_name'] },
  ],
  attributes: {
    payeeName: { type: 'string', required: true, regex: '\\S' },
    talent: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.talent-profile',
    },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    unit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    bankName: { type: 'string', required: true, regex: '\\S' },
    bankBranch: { type: 'string' },
    accountNumber: { type: 'text', required: true, private: true, searchable: false },
    accountIndex: {
      type: 'string',
      maxLength: 64,
      private: true,
      searchable: false,
      visible: false,
      configurable: false,
    },
    // Made of the number that the second person typed and of nothing else.
    verification: {
      type: 'string',
      maxLength: 64,
      private: true,
      searchable: false,
      visible: false,
      configurable: false,
    },
    retireReason: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
