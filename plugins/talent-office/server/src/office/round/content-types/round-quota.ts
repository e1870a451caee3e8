import type { ContentTypeSchema, States } from '../../../platform';
import type { RoundPartState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    // With its round.
    adopt: { by: 'system', to: 'in-force' },
    // Places that are added later (追加名额).
    grant: {
      by: 'office',
      to: 'in-force',
      when: {
        value: 'has(entry.round) && has(entry.employer) && round.state == "announced"',
        zh: '名额须写明申报批次和用人单位，且只能在批次发布后、截止前生效。',
        en: 'A quota names its round and employer, and takes effect while the round is announced.',
      },
    },
  },
  'in-force': {
    revise: { by: 'office', to: 'in-force', sets: ['places'] },
    end: { by: 'system', to: 'ended' },
  },
  ended: {},
} as const satisfies States<RoundPartState>;

/**
 * How many applications of its people an employer may bring into a round (推荐名额). In a round that has
 * quotas, who has none has no place.
 */
export const roundQuota = {
  kind: 'collectionType',
  collectionName: 'talent_office_round_quotas',
  info: { singularName: 'round-quota', pluralName: 'round-quotas' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['round', 'benefit', 'employer', 'places'],
      // Nothing is unlike nothing: a quota for all benefits is one by a word of its own.
      derive: { scope: { on: 'in-force', value: 'has(entry.benefit) ? benefit.slug : "*"' } },
      supplies: { asset: 'place', amount: 'places', while: ['in-force'] },
      unique: [
        {
          on: ['round', 'scope', 'employer'],
          while: ['in-force'],
          zh: '该单位在本批次此待遇已有生效的名额。',
          en: 'A quota of this employer is in force for this round and benefit already.',
        },
      ],
    },
  },
  config: {
    settings: { defaultSortBy: 'id', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['round', 'employer', 'benefit', 'places', 'state'],
      edit: [
        { round: 6, employer: 6 },
        { benefit: 4, places: 4, state: 4 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_round_quotas_state_idx', columns: ['state'] }],
  attributes: {
    round: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.round' },
    // None is all benefits of the round together.
    benefit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.benefit' },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    places: { type: 'integer', required: true, min: 0 },
    scope: { type: 'string', visible: false, configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
