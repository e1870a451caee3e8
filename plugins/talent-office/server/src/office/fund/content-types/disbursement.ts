import type { ContentTypeSchema, States } from '../../../platform';
import { spendingKinds, type DisbursementState } from '../../../../../shared/vocabulary';

/** Each by what causes it: an award, the opening of a year, a payment. By hand a promise is deferred. */
const states = {
  // Of a budget year that is not open yet, or that has no money for it: a promise.
  planned: {
    commit: { by: 'system', to: 'committed' },
    defer: {
      by: 'office',
      to: 'planned',
      sets: ['deferredReason'],
      then: { effect: 'defer-part' },
    },
    stop: { by: 'system', to: 'stopped' },
  },
  committed: {
    lock: { by: 'system', to: 'sent', then: { effect: 'refuse-unpayable' } },
    stop: { by: 'system', to: 'stopped' },
  },
  sent: {
    settle: { by: 'system', to: 'paid', then: { effect: 'finish-award' } },
    // The bank, or finance, gave it back.
    bounce: { by: 'system', to: 'committed' },
  },
  paid: {},
  stopped: {},
} as const satisfies States<DisbursementState>;

/**
 * What is paid (拨付项): one amount, from one line of one budget year, due on one day. An award has one,
 * or one for each instalment; an accepted milestone has one, and an invoice on record. It alone holds money
 * once it is made.
 */
export const disbursement = {
  kind: 'collectionType',
  collectionName: 'talent_office_disbursements',
  info: { singularName: 'disbursement', pluralName: 'disbursements' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'application.applicant',
        excluded: ['application.employer', 'payeeEmployer'],
      },
      states,
      guarded: {
        attributes: [
          ...['application', 'line', 'sequence', 'of', 'amountFen', 'budgetYear', 'dueOn'],
          'deferredReason',
          ...['spendingKind', 'milestone', 'invoice', 'payeeEmployer', 'payeeUnit'],
        ],
        from: 'creation',
      },
      limits: {
        part: {
          from: 'line',
          amount: 'amountFen',
          at: { committed: 'committed', sent: 'sent', paid: 'paid' },
        },
      },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'dueOn', defaultSortOrder: 'ASC' },
    layouts: {
      list: ['title', 'line', 'budgetYear', 'dueOn', 'amountFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { spendingKind: 6, line: 6 },
        { application: 4, milestone: 4, invoice: 4 },
        { payeeEmployer: 6, payeeUnit: 6 },
        { amountFen: 4, budgetYear: 4, dueOn: 4 },
        { sequence: 6, of: 6 },
        { deferredReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_disbursements_state_idx', columns: ['state', 'budget_year', 'due_on'] },
    { name: 'talent_office_disbursements_due_idx', columns: ['due_on'] },
  ],
  attributes: {
    title: { type: 'string', configurable: false },
    application: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.fund-application',
    },
    // One of the three kinds; nothing is a personal benefit, as all were before there were others.
    spendingKind: { type: 'enumeration', enum: spendingKinds, configurable: false },
    milestone: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.project-milestone',
    },
    invoice: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.expenditure-invoice',
    },
    // Who is paid where it belongs to no application.
    payeeEmployer: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.employer',
    },
    payeeUnit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    // Chosen when its year is open: until then there is none.
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    sequence: { type: 'integer', configurable: false },
    of: { type: 'integer', configurable: false },
    amountFen: { type: 'biginteger', configurable: false },
    budgetYear: { type: 'integer', configurable: false },
    dueOn: { type: 'date', configurable: false },
    // Why it waits for the money of a later year than the one that it was promised for.
    deferredReason: { type: 'text', regex: '\\S' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
