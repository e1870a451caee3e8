import type { ContentTypeSchema, States } from '../../../platform';
import { powerKinds, type DelegatedPowerState } from '../../../../../shared/vocabulary';

const isInForce = 'state == "in-force"';

/** Told to the office: before a check is due, on its day, and each week that it is overdue. */
const checkDue = {
  when: {
    value: `${isInForce} && (daysToCheck() in [30, 0] || (daysToCheck() < 0 && daysToCheck() % 7 == 0))`,
    zh: '一项下放权限的配套检查已临近、到期或逾期，请安排检查并登记结果。',
    en: 'The check of a delegated power is near, due or overdue: have it done, and put it on record.',
  },
  to: 'office',
} as const;

const endsSoon = {
  when: {
    value: `${isInForce} && daysUntil(validUntil) in [90, 30]`,
    zh: '一项下放权限即将期满，请评估是否申请延续。',
    en: 'A delegated power ends soon: see whether it is to be asked for again.',
  },
  to: 'office',
} as const;

const states = {
  draft: {
    takeUp: {
      by: 'office',
      to: 'in-force',
      when: [
        {
          value:
            'has(entry.policy) && has(entry.holder) && has(entry.validFrom) && has(entry.validUntil)',
          zh: '请填写授权文件、行使单位和授权起止日期。',
          en: 'Name the policy that delegates it, the unit that holds it, and from when until when.',
        },
        {
          value: 'validFrom < validUntil && today() < validUntil',
          zh: '授权终止日须晚于起始日，也须在今天之后。',
          en: 'It ends after the day it begins on, and after today.',
        },
        {
          value: 'has(entry.checkSubject) && has(entry.checker) && has(entry.everyMonths)',
          zh: '没有配套监督的权限不能行使：请填写检查内容、监督单位和检查周期。',
          en: 'No power without its check: say what is looked at, by which unit, and how often.',
        },
        {
          value: 'checker.documentId != holder.documentId',
          zh: '行使权限的单位不能监督自己。',
          en: 'The unit that holds the power does not check itself.',
        },
      ],
    },
  },
  'in-force': {
    takeBack: { by: 'office', to: 'ended', sets: ['endedReason'] },
    lapse: { by: 'system', to: 'ended', when: 'today() >= validUntil' },
  },
  ended: {},
} as const satisfies States<DelegatedPowerState>;

/**
 * A power (下放权限) that an upper authority has delegated to the district, with the check that goes with
 * it (授权赋能与约束监督): without one it is never in force.
 */
export const delegatedPower = {
  kind: 'collectionType',
  collectionName: 'talent_office_delegated_powers',
  info: { singularName: 'delegated-power', pluralName: 'delegated-powers' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      remind: [checkDue, endsSoon],
      guarded: [
        'title',
        'kind',
        'grantedBy',
        'policy',
        'item',
        'holder',
        'validFrom',
        'validUntil',
        'checkSubject',
        'checker',
        'everyMonths',
        'endedReason',
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'validUntil' },
    layouts: {
      list: ['title', 'kind', 'holder', 'checker', 'validUntil', 'state'],
      edit: [
        { title: 8, state: 4 },
        { kind: 6, grantedBy: 6 },
        { policy: 6, item: 6 },
        { holder: 12 },
        { validFrom: 6, validUntil: 6 },
        { checkSubject: 12 },
        { checker: 8, everyMonths: 4 },
        { endedReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_delegated_powers_state_idx', columns: ['state', 'valid_until'] },
    { name: 'talent_office_delegated_powers_kind_idx', columns: ['kind'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    kind: { type: 'enumeration', enum: powerKinds, required: true },
    // An authority outside: it is no unit of this organisation.
    grantedBy: { type: 'string', required: true },
    policy: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy' },
    item: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy-item' },
    holder: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    validFrom: { type: 'date' },
    validUntil: { type: 'date' },
    checkSubject: { type: 'text', regex: '\\S' },
    checker: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    everyMonths: { type: 'integer', min: 1, max: 60 },
    endedReason: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
