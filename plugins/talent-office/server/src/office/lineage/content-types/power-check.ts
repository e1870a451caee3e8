import type { ContentTypeSchema, States } from '../../../platform';
import { checkResults, type LineageRecordState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    report: {
      by: 'office',
      to: 'concluded',
      when: [
        {
          value: 'has(entry.power) && power.state == "in-force"',
          zh: '只能登记行使中的权限的检查。',
          en: 'Checks are put on record of a power that is in force.',
        },
        {
          value: 'has(entry.checkedOn) && power.validFrom <= checkedOn && checkedOn <= today()',
          zh: '检查日期须在授权起始日之后，也不能晚于今天。',
          en: 'It was checked after the power began, and not after today.',
        },
        {
          value: 'has(entry.finding)',
          zh: '请填写检查意见。',
          en: 'Say what was found.',
        },
      ],
    },
  },
  concluded: {},
} as const satisfies States<LineageRecordState>;

/** What a check of a delegated power found; once on record it stands as it is, and a later one follows. */
export const powerCheck = {
  kind: 'collectionType',
  collectionName: 'talent_office_power_checks',
  info: { singularName: 'power-check', pluralName: 'power-checks' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': { states, guarded: ['power', 'checkedOn', 'result', 'finding'] },
  },
  config: {
    settings: { mainField: 'finding', defaultSortBy: 'checkedOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['checkedOn', 'power', 'result', 'state'],
      edit: [{ power: 8, state: 4 }, { checkedOn: 6, result: 6 }, { finding: 12 }],
    },
  },
  indexes: [{ name: 'talent_office_power_checks_idx', columns: ['state', 'checked_on'] }],
  attributes: {
    power: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.delegated-power',
    },
    checkedOn: { type: 'date' },
    result: { type: 'enumeration', enum: checkResults, required: true },
    finding: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
