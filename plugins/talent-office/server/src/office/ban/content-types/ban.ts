import type { BanState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    // Decided by its workflow: whoever asks for it signs nothing of it.
    submit: {
      by: 'office',
      to: 'in-effect',
      else: 'refused',
      when: [
        {
          value: 'banClause() != ""',
          zh: '所填政策没有发布、没有生效或者已经失效，或者没有这一条款，或者该条款没有规定可以限制申报。',
          en: 'This policy is not in force, has no such clause, or its clause says nothing of bans.',
        },
        {
          value: 'endsOn > startsOn && endsOn > today()',
          zh: '限制期满日须晚于起始日，也须晚于今天。',
          en: 'It ends after the day on which it begins, and after today.',
        },
      ],
      approval: 'ban',
      then: { effect: 'begin-ban' },
    },
  },
  'in-effect': {
    // Whoever asked for it does not undo by himself what was decided.
    lift: { by: 'office', to: 'lifted', notBy: ['submit', 'author'], sets: ['liftedReason'] },
    runOut: { by: 'system', to: 'ended', when: 'today() >= endsOn' },
  },
  lifted: {},
  ended: {},
  refused: {},
} as const satisfies States<BanState>;

/**
 * That somebody may apply for nothing for some time, `[startsOn, endsOn)` (申报限制): only by a clause in
 * force that says so, and only as long as it is.
 */
export const ban = {
  kind: 'collectionType',
  collectionName: 'talent_office_bans',
  info: { singularName: 'ban', pluralName: 'bans' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'talent', excluded: ['talent.employer'] },
      states,
      guarded: [
        ...['title', 'talent', 'policy', 'clauseNumber', 'reason', 'startsOn', 'endsOn'],
        'liftedReason',
      ],
      // As it was when it was asked for: those who sign read it.
      derive: { clauseText: { value: 'banClause()' } },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'endsOn', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'talent', 'policy', 'clauseNumber', 'startsOn', 'endsOn', 'state'],
      edit: [
        { title: 8, state: 4 },
        { talent: 4, startsOn: 4, endsOn: 4 },
        { policy: 8, clauseNumber: 4 },
        { clauseText: 12 },
        { reason: 12 },
        { liftedReason: 12 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_bans_state_idx', columns: ['state', 'ends_on'] }],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    talent: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.talent-profile',
    },
    policy: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy' },
    clauseNumber: { type: 'string', required: true, maxLength: 64, regex: '\\S' },
    clauseText: { type: 'text', configurable: false },
    reason: { type: 'text', required: true, regex: '\\S' },
    startsOn: { type: 'date', required: true },
    // The first day on which he may apply again.
    endsOn: { type: 'date', required: true },
    liftedReason: { type: 'text', maxLength: 2000, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
