import {
  evaluationGrades,
  type PerformanceEvaluationState,
} from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

export const oneObject = {
  value: '(has(entry.project) ? 1 : 0) + (has(entry.line) ? 1 : 0) == 1',
  zh: '须属于且只属于一个单位项目或者一个资金项目。',
  en: 'It belongs to exactly one project or one line.',
} as const;

const table = (grade: string): string => `score >= table("performance-grades", "${grade}")`;

/** Half-open intervals: each grade from its lower bound in the table of that day up to the next one's. */
const gradeOfScore = `${table('excellent')} ? "excellent" : (${table('good')} ? "good" : (${table('fair')} ? "fair" : "poor"))`;

const states = {
  draft: {
    selfEvaluate: {
      by: 'office',
      to: 'self-evaluated',
      when: [
        oneObject,
        {
          value: '!has(entry.project) || project.state in ["implementing", "finished", "ended"]',
          zh: '项目尚未批准，不能自评。',
          en: 'The project is not approved: there is nothing to evaluate.',
        },
        {
          value: '!has(entry.line) || line.state in ["open", "closed"]',
          zh: '资金项目尚未开放，不能自评。',
          en: 'The line is not open yet: there is nothing to evaluate.',
        },
      ],
      sets: ['selfText', 'selfScore'],
    },
  },
  'self-evaluated': {
    // Nobody grades his own work.
    evaluate: {
      by: ['office', 'finance'],
      to: 'evaluated',
      notBy: ['selfEvaluate', 'author'],
      sets: ['score', 'finding'],
    },
    return: { by: ['office', 'finance'], to: 'draft', notBy: ['selfEvaluate', 'author'] },
  },
  evaluated: {},
} as const satisfies States<PerformanceEvaluationState>;

/**
 * The evaluation (绩效评价) of a unit's project, or of a line of the fund: its self-evaluation, a score with
 * its grade, and how much other money each yuan of the fund has moved (撬动).
 */
export const performanceEvaluation = {
  kind: 'collectionType',
  collectionName: 'talent_office_performance_evaluations',
  info: { singularName: 'performance-evaluation', pluralName: 'performance-evaluations' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['title', 'project', 'line', 'selfText', 'selfScore', 'score', 'finding'],
      derive: {
        grade: { on: 'evaluated', value: gradeOfScore },
        fundFen: { on: 'evaluated', value: 'fundMoneyFen()' },
        otherFen: { on: 'evaluated', value: 'otherMoneyFen()' },
        leveragePercent: { on: 'evaluated', value: 'leveragePercentNow()' },
        evaluatedOn: { on: 'evaluated', value: 'today()' },
      },
      unique: [
        {
          on: ['project'],
          while: ['self-evaluated', 'evaluated'],
          zh: '该项目已有绩效评价。',
          en: 'This project is evaluated, or is being evaluated, already.',
        },
        {
          on: ['line'],
          while: ['self-evaluated', 'evaluated'],
          zh: '该资金项目已有绩效评价。',
          en: 'This line is evaluated, or is being evaluated, already.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'project', 'line', 'score', 'grade', 'leveragePercent', 'state'],
      edit: [
        { title: 8, state: 4 },
        { project: 6, line: 6 },
        { selfText: 12 },
        { selfScore: 4, score: 4, grade: 4 },
        { finding: 12 },
        { fundFen: 4, otherFen: 4, leveragePercent: 4 },
        { evaluatedOn: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_performance_evaluations_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_performance_evaluations_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    project: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.unit-project',
    },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    selfText: { type: 'text', regex: '\\S' },
    selfScore: { type: 'integer', min: 0, max: 100 },
    score: { type: 'integer', min: 0, max: 100 },
    finding: { type: 'text', regex: '\\S' },
    grade: { type: 'enumeration', enum: evaluationGrades, configurable: false },
    fundFen: { type: 'biginteger', min: '0', configurable: false },
    otherFen: { type: 'biginteger', min: '0', configurable: false },
    // Other money for each hundred yuan of the fund.
    leveragePercent: { type: 'integer', min: 0, configurable: false },
    evaluatedOn: { type: 'date', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
