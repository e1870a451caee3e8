import { conditionKinds, type ConditionState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

/** Nobody decides who is in post but the employer. */
const decidedHere = {
  value: 'kind != "in-post"',
  zh: '在岗条件由用人单位当年的在岗确认达成，不在这里认定。',
  en: 'Who is in post is confirmed by his employer for that year; it is not decided here.',
} as const;

const dueSoon = {
  when: {
    value:
      'entry.state in ["asked", "evidenced", "not-met"] && disbursement.state in ["planned", "committed"] && daysUntil(disbursement.dueOn) in [30, 7, 0]',
    zh: '拨付项即将到期，拨付条件尚未达成：请提交并认定佐证，在岗条件请用人单位确认。',
    en: 'An instalment is about to be due and waits for a condition: have its evidence handed in and decided, or the employer confirm who is in post.',
  },
  to: 'office',
} as const;

/** By an amendment of its agreement. */
const replace = { by: 'system', to: 'replaced' } as const;

const states = {
  draft: { include: { by: 'system', to: 'included' } },
  // As its agreement stands, which is not signed yet.
  included: {
    exclude: { by: 'system', to: 'draft' },
    ask: { by: 'system', to: 'asked' },
  },
  asked: {
    handIn: {
      by: 'office',
      to: 'evidenced',
      when: decidedHere,
      sets: ['evidenceNote'],
      then: { effect: 'refuse-unevidenced' },
    },
    confirmInPost: {
      by: 'system',
      to: 'met',
      when: 'kind == "in-post" && inPostConfirmed(yearOf(disbursement.dueOn))',
    },
    replace,
  },
  evidenced: {
    meet: {
      by: 'office',
      to: 'met',
      notBy: ['handIn'],
      when: decidedHere,
      sets: ['decisionNote'],
      then: { effect: 'refuse-own-evidence' },
    },
    miss: { by: 'office', to: 'not-met', notBy: ['handIn'], sets: ['decisionNote'] },
    replace,
  },
  met: { replace },
  // Not for ever: a report may be handed in again.
  'not-met': { askAgain: { by: 'office', to: 'asked' }, replace },
  replaced: {},
} as const satisfies States<ConditionState>;

/** What one instalment of an award waits for (拨付条件): until it is met nothing of that part is paid. */
export const instalmentCondition = {
  kind: 'collectionType',
  collectionName: 'talent_office_instalment_conditions',
  info: { singularName: 'instalment-condition', pluralName: 'instalment-conditions' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'agreement.application.applicant',
        excluded: ['agreement.application.employer'],
      },
      states,
      guarded: [
        ...['requirement', 'agreement', 'amendment', 'disbursement', 'kind', 'replaces'],
        ...['evidenceNote', 'evidenceSha256', 'evidenceFile', 'decisionNote'],
      ],
      remind: [dueSoon],
    },
  },
  config: {
    settings: { mainField: 'requirement', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['requirement', 'kind', 'agreement', 'disbursement', 'state'],
      edit: [
        { requirement: 8, state: 4 },
        { agreement: 6, disbursement: 6 },
        { amendment: 6, replaces: 6 },
        { kind: 4, evidenceSha256: 8 },
        { evidenceNote: 12 },
        { decisionNote: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_instalment_conditions_state_idx', columns: ['state', 'updated_at'] },
  ],
  attributes: {
    requirement: { type: 'string', required: true, regex: '\\S' },
    agreement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.agreement',
    },
    // Where it was agreed on later, and which earlier one it stands in the place of.
    amendment: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.agreement-amendment',
    },
    replaces: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.instalment-condition',
    },
    // The part of the award that waits for it.
    disbursement: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.disbursement',
    },
    kind: { type: 'enumeration', enum: conditionKinds, required: true },
    evidenceNote: { type: 'text', maxLength: 2000 },
    evidenceSha256: { type: 'string', maxLength: 64, configurable: false },
    evidenceFile: { type: 'string', maxLength: 64, visible: false, configurable: false },
    decisionNote: { type: 'text', maxLength: 2000, regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
