import type { ContentTypeSchema, States } from '../../../platform';
import type { RoundPartState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    // With its round. One benefit in two windows at once would leave open which round it is applied for in.
    adopt: { by: 'system', to: 'in-force' },
  },
  'in-force': { end: { by: 'system', to: 'ended' } },
  ended: {},
} as const satisfies States<RoundPartState>;

/** A benefit that a round calls for, and what it gives at most of it. */
export const roundBenefit = {
  kind: 'collectionType',
  collectionName: 'talent_office_round_benefits',
  info: { singularName: 'round-benefit', pluralName: 'round-benefits' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: ['round', 'benefit', 'ceilingFen', 'places'],
      derive: {
        opensOn: { on: 'in-force', value: 'round.opensOn' },
        // Half-open: the day after the last one.
        endsOn: { on: 'in-force', value: 'addDays(round.closesOn, 1)' },
      },
      unique: [
        {
          on: ['benefit'],
          during: ['opensOn', 'endsOn'],
          while: ['in-force'],
          zh: '这项待遇在另一申报批次中的受理期与本批次重叠。',
          en: 'Another round takes applications for this benefit within the same days.',
        },
        {
          on: ['round', 'benefit'],
          while: ['in-force'],
          zh: '本批次已列入这项待遇。',
          en: 'This benefit is in the round already.',
        },
      ],
    },
  },
  config: {
    settings: { defaultSortBy: 'id', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['round', 'benefit', 'ceilingFen', 'places', 'state'],
      edit: [
        { round: 6, benefit: 6 },
        { ceilingFen: 4, places: 4, state: 4 },
        { opensOn: 6, endsOn: 6 },
      ],
    },
  },
  indexes: [{ name: 'talent_office_round_benefits_state_idx', columns: ['state', 'ends_on'] }],
  attributes: {
    round: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.round' },
    benefit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.benefit' },
    ceilingFen: { type: 'biginteger', min: '0' },
    places: { type: 'integer', min: 0 },
    opensOn: { type: 'date', configurable: false },
    endsOn: { type: 'date', configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
