import type { UnitProjectState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

/** Asked of whatever draws on a line for more than a person: its case could be signed and never paid. */
export const openLine = {
  value: 'has(entry.line) && line.state == "open"',
  zh: '须选择一个已开放的资金项目。',
  en: 'It is paid from a line that is open: choose one.',
} as const;

export const anyAmount = {
  value: 'amountFen > 0',
  zh: '金额须大于零。',
  en: 'The amount is more than nothing.',
} as const;

const submittable = [
  openLine,
  anyAmount,
  {
    value: '(has(entry.employer) ? 1 : 0) + (has(entry.unit) ? 1 : 0) == 1',
    zh: '项目须由且只由一个用人单位或者一个部门单位承担。',
    en: 'A project is carried out by exactly one employer or one unit.',
  },
  {
    value: 'projectPlan() != "none"',
    zh: '项目还没有阶段，请先编制阶段（里程碑）。',
    en: 'The project has no milestones yet: draw them up first.',
  },
  {
    value: 'projectPlan() != "shares"',
    zh: '各阶段资金比例之和须为 100%。',
    en: 'The shares of the milestones are 100 % together.',
  },
] as const;

const states = {
  draft: {
    submit: {
      by: 'office',
      to: 'implementing',
      else: 'closed',
      when: submittable,
      approval: 'unit-project',
      then: { effect: 'start-project' },
    },
  },
  implementing: {
    // What an accepted milestone is paid by holds that money from then on.
    draw: { by: 'system', to: 'implementing', sets: ['drawnFen'] },
    closeOut: {
      by: 'office',
      to: 'finished',
      when: {
        value: 'milestonesIn("planned") + milestonesIn("reported") + milestonesIn("accepted") == 0',
        zh: '还有未验收或者已验收未拨付的阶段，不能办结；项目不再继续的，请使用“终止”。',
        en: 'Some milestones are not accepted, or not paid: a project that goes no further is ended.',
      },
    },
    terminate: {
      by: 'office',
      to: 'ended',
      when: {
        value: 'milestonesIn("reported") + milestonesIn("accepted") == 0',
        zh: '有阶段待验收，或者已验收尚未拨付，须先办理完毕再终止项目。',
        en: 'A milestone waits to be accepted, or to be paid: that comes before the end.',
      },
      sets: ['endReason'],
      then: { effect: 'stop-milestones' },
    },
  },
  finished: {},
  ended: {},
  closed: {},
} as const satisfies States<UnitProjectState>;

/**
 * A project of a unit (单位项目): money of a line for a plan with milestones, paid by stage, each once it is
 * accepted. What is not drawn when it is over goes back to the line.
 */
export const unitProject = {
  kind: 'collectionType',
  collectionName: 'talent_office_unit_projects',
  info: { singularName: 'unit-project', pluralName: 'unit-projects' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { excluded: ['employer'] },
      states,
      guarded: [
        ...['title', 'line', 'employer', 'unit', 'amountFen', 'ownFundsFen', 'otherFundsFen'],
        ...['startsOn', 'endsOn', 'plan', 'attachments', 'drawnFen', 'endReason'],
      ],
      derive: {
        budgetYear: { value: 'line.fundYear.year' },
        // What is decided: a milestone that is changed, added or taken away meanwhile makes another text.
        milestonePlan: { value: 'plannedMilestones()' },
        targetPlan: { value: 'plannedTargets()' },
      },
      limits: {
        spending: {
          from: 'line',
          amount: 'has(entry.drawnFen) ? amountFen - drawnFen : amountFen',
          at: { draft: 'reserved', implementing: 'committed' },
        },
      },
      public: { notice: ['title', 'amountFen'] },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'line', 'amountFen', 'drawnFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { employer: 6, unit: 6 },
        { line: 8, budgetYear: 4 },
        { amountFen: 4, ownFundsFen: 4, otherFundsFen: 4 },
        { startsOn: 4, endsOn: 4, drawnFen: 4 },
        { plan: 12 },
        { milestonePlan: 12 },
        { targetPlan: 12 },
        { endReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_unit_projects_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_unit_projects_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    // Who carries it out and is paid: one of the two.
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    unit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    budgetYear: { type: 'integer', configurable: false },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    // 自筹 and other money (其他投入): what the fund's money moves (撬动).
    ownFundsFen: { type: 'biginteger', min: '0' },
    otherFundsFen: { type: 'biginteger', min: '0' },
    startsOn: { type: 'date' },
    endsOn: { type: 'date' },
    plan: { type: 'text', required: true, regex: '\\S' },
    milestonePlan: { type: 'text', configurable: false },
    targetPlan: { type: 'text', configurable: false },
    // What accepted milestones have taken of it.
    drawnFen: { type: 'biginteger', min: '0', configurable: false },
    endReason: { type: 'text', regex: '\\S' },
    // Private files with their hashes, written by engine/files alone.
    attachments: { type: 'json', private: true, visible: false, configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
