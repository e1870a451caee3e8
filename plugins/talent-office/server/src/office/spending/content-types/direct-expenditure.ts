import type { DirectExpenditureState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

import { anyAmount, openLine } from './unit-project';

const states = {
  draft: {
    submit: {
      by: ['office', 'department'],
      to: 'approved',
      else: 'closed',
      when: [
        openLine,
        anyAmount,
        {
          value: 'has(entry.unit)',
          zh: '须写明由哪个部门单位支出。',
          en: 'It says which unit spends it.',
        },
      ],
      approval: 'direct-expenditure',
      then: { effect: 'start-expenditure' },
    },
  },
  approved: {
    // What an invoice is paid by holds that money from then on.
    draw: { by: 'system', to: 'approved', sets: ['drawnFen'] },
    closeOut: {
      by: 'office',
      to: 'finished',
      when: {
        value: 'invoicesIn("registered") == 0',
        zh: '还有已登记而未拨付的发票，不能办结。',
        en: 'An invoice is on record and not paid yet: that comes first.',
      },
    },
  },
  finished: {},
  closed: {},
} as const satisfies States<DirectExpenditureState>;

/**
 * Direct expenditure (直接支出) of an office or a department: an approval sheet for one purpose, paid by
 * invoice, never more than was approved. What no invoice has drawn when it is over goes back to the line.
 */
export const directExpenditure = {
  kind: 'collectionType',
  collectionName: 'talent_office_direct_expenditures',
  info: { singularName: 'direct-expenditure', pluralName: 'direct-expenditures' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        ...['title', 'line', 'unit', 'amountFen', 'purpose', 'supplier', 'contractNumber'],
        ...['attachments', 'drawnFen'],
      ],
      derive: { budgetYear: { value: 'line.fundYear.year' } },
      limits: {
        spending: {
          from: 'line',
          amount: 'has(entry.drawnFen) ? amountFen - drawnFen : amountFen',
          at: { draft: 'reserved', approved: 'committed' },
        },
      },
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'unit', 'line', 'amountFen', 'drawnFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { unit: 6, line: 6 },
        { amountFen: 4, drawnFen: 4, budgetYear: 4 },
        { purpose: 12 },
        { supplier: 6, contractNumber: 6 },
        { activity: 6, careAction: 6 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_direct_expenditures_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_direct_expenditures_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true, regex: '\\S' },
    unit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.unit' },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    budgetYear: { type: 'integer', configurable: false },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    // What its invoices have taken of it.
    drawnFen: { type: 'biginteger', min: '0', configurable: false },
    purpose: { type: 'text', required: true, regex: '\\S' },
    supplier: { type: 'string', maxLength: 200 },
    contractNumber: { type: 'string', maxLength: 64 },
    // What it was spent for; not frozen, for both are often put on record after the money.
    activity: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.brand-activity',
    },
    careAction: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.care-action',
    },
    attachments: { type: 'json', private: true, visible: false, configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
