import type { PerformanceTargetState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

import { oneObject } from './performance-evaluation';

const states = {
  draft: {
    // With the project that is approved: what was decided includes it.
    decide: { by: 'system', to: 'in-effect' },
    adopt: {
      by: 'office',
      to: 'in-effect',
      when: [
        oneObject,
        {
          value: 'has(entry.line) && line.state in ["budgeted", "open"]',
          zh: '只能为预算已定或已开放的资金项目直接设定目标；单位项目的目标随项目一并审批。',
          en: 'Set by itself is a target of a line that is budgeted or open; that of a project is decided with it.',
        },
      ],
    },
  },
  'in-effect': {
    enterResult: { by: 'office', to: 'answered-for', sets: ['achieved'] },
  },
  'answered-for': {},
} as const satisfies States<PerformanceTargetState>;

/** A target (绩效目标) of a unit's project, or of a line of the fund: an indicator with its value. */
export const performanceTarget = {
  kind: 'collectionType',
  collectionName: 'talent_office_performance_targets',
  info: { singularName: 'performance-target', pluralName: 'performance-targets' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['indicator', 'project', 'line', 'targetValue', 'measureUnit', 'achieved'],
    },
  },
  config: {
    settings: { mainField: 'indicator', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['indicator', 'project', 'line', 'targetValue', 'measureUnit', 'achieved', 'state'],
      edit: [
        { indicator: 8, state: 4 },
        { project: 6, line: 6 },
        { targetValue: 4, measureUnit: 4, achieved: 4 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_performance_targets_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_performance_targets_name_idx', columns: ['indicator'] },
  ],
  attributes: {
    indicator: { type: 'string', required: true, regex: '\\S' },
    project: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.unit-project',
    },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    targetValue: { type: 'string', required: true, maxLength: 64, regex: '\\S' },
    measureUnit: { type: 'string', maxLength: 32 },
    achieved: { type: 'string', maxLength: 64, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
