import type { MilestoneState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const running = {
  value: 'project.state == "implementing"',
  zh: '项目不在实施中，不能办理阶段验收。',
  en: 'The project is not under way: nothing of it is accepted.',
} as const;

const states = {
  draft: {
    // With the project that is approved; by hand nobody begins one.
    plan: { by: 'system', to: 'planned', sets: ['amountFen'] },
  },
  planned: {
    present: { by: 'office', to: 'reported', when: running, sets: ['evidence'] },
    stop: { by: 'system', to: 'stopped' },
  },
  reported: {
    // Whoever says that it is done does not say that it is done well; nor does a department, which could
    // be the one that carried it out, or have nothing to do with it.
    acceptWork: {
      by: 'office',
      to: 'accepted',
      notBy: ['present', 'author'],
      when: [
        running,
        {
          value: 'acceptedFen > 0 && acceptedFen <= amountFen',
          zh: '核定拨付金额须大于零，且不超过本阶段的资金。',
          en: 'What is accepted is more than nothing and no more than the money of this milestone.',
        },
      ],
      sets: ['acceptedFen', 'opinion'],
      then: { effect: 'pay-milestone' },
    },
    return: {
      by: 'office',
      to: 'planned',
      notBy: ['present', 'author'],
      sets: ['opinion'],
    },
  },
  accepted: { pay: { by: 'system', to: 'paid' } },
  paid: {},
  stopped: {},
} as const satisfies States<MilestoneState>;

/** A milestone (阶段) of a unit's project: its share is paid once what it asks for is there and accepted. */
export const projectMilestone = {
  kind: 'collectionType',
  collectionName: 'talent_office_project_milestones',
  info: { singularName: 'project-milestone', pluralName: 'project-milestones' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { excluded: ['project.employer'] },
      states,
      guarded: [
        ...['title', 'project', 'sharePercent', 'dueOn', 'requirement', 'amountFen'],
        ...['evidence', 'acceptedFen', 'opinion'],
      ],
      derive: { acceptedOn: { on: 'accepted', value: 'today()' } },
      remind: [
        {
          when: {
            value: 'has(entry.dueOn) && entry.state == "planned" && daysUntil(dueOn) in [30, 7, 0]',
            zh: '项目阶段即将到期，请组织承担单位提交验收材料。',
            en: 'A milestone is about to be due: have its unit hand in what is to be accepted.',
          },
          to: 'office',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'dueOn', defaultSortOrder: 'ASC' },
    layouts: {
      list: ['title', 'project', 'dueOn', 'sharePercent', 'amountFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { project: 8, dueOn: 4 },
        { sharePercent: 6, amountFen: 6 },
        { requirement: 12 },
        { evidence: 12 },
        { acceptedFen: 6, acceptedOn: 6 },
        { opinion: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_project_milestones_state_idx', columns: ['state', 'due_on'] },
    { name: 'talent_office_project_milestones_due_idx', columns: ['due_on'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    project: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.unit-project',
    },
    // Of the money of the project, in whole per cent.
    sharePercent: { type: 'integer', required: true, min: 1, max: 100 },
    dueOn: { type: 'date', required: true },
    requirement: { type: 'text', required: true, regex: '\\S' },
    // The share in money, when the project is approved.
    amountFen: { type: 'biginteger', min: '0', configurable: false },
    // What shows that it is done.
    evidence: { type: 'text', regex: '\\S' },
    acceptedFen: { type: 'biginteger', min: '0' },
    acceptedOn: { type: 'date', configurable: false },
    opinion: { type: 'text', regex: '\\S' },
    attachments: { type: 'json', private: true, visible: false, configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
