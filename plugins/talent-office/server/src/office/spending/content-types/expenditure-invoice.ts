import type { InvoiceState } from '../../../../../shared/vocabulary';
import type { ContentTypeSchema, States } from '../../../platform';

const states = {
  draft: {
    register: {
      by: 'office',
      to: 'registered',
      when: [
        {
          value: 'expenditure.state == "approved"',
          zh: '直接支出尚未批准，或者已经办结，不能登记发票。',
          en: 'The expenditure is not approved, or is over: it takes no invoice.',
        },
        {
          value:
            'amountFen > 0 && amountFen <= (has(expenditure.drawnFen) ? expenditure.amountFen - expenditure.drawnFen : expenditure.amountFen)',
          zh: '发票金额须大于零，且不超过批准金额中尚未登记发票的部分。',
          en: 'An invoice is more than nothing, and no more than what is left of the approved amount.',
        },
        {
          value: 'invoicedOn <= today()',
          zh: '开票日期不得晚于今天。',
          en: 'The day of the invoice is not after today.',
        },
      ],
      then: { effect: 'pay-invoice' },
    },
  },
  registered: {
    pay: { by: 'system', to: 'paid' },
    // As long as its money is not with the bank.
    annul: {
      by: 'office',
      to: 'annulled',
      sets: ['annulReason'],
      then: { effect: 'annul-invoice' },
    },
  },
  paid: {},
  annulled: {},
} as const satisfies States<InvoiceState>;

/** An invoice (发票) against an approved direct expenditure: what it is paid by. */
export const expenditureInvoice = {
  kind: 'collectionType',
  collectionName: 'talent_office_expenditure_invoices',
  info: { singularName: 'expenditure-invoice', pluralName: 'expenditure-invoices' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      states,
      guarded: [
        ...['number', 'expenditure', 'amountFen', 'invoicedOn', 'issuer', 'attachments'],
        'annulReason',
      ],
      unique: [
        {
          on: ['number'],
          while: ['registered', 'paid'],
          zh: '该发票号码已经登记过，一张发票只能拨付一次。',
          en: 'An invoice of this number is on record already: it is paid once.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'number', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['number', 'expenditure', 'issuer', 'amountFen', 'invoicedOn', 'state'],
      edit: [
        { number: 8, state: 4 },
        { expenditure: 8, amountFen: 4 },
        { issuer: 8, invoicedOn: 4 },
        { annulReason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_expenditure_invoices_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_expenditure_invoices_number_idx', columns: ['number'] },
  ],
  attributes: {
    // Capitals and digits, nothing between them: one number has one spelling, on either database. An
    // older invoice has its code right before its number.
    number: { type: 'string', required: true, maxLength: 32, regex: '^[0-9A-Z]{6,32}$' },
    expenditure: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.direct-expenditure',
    },
    issuer: { type: 'string', required: true, maxLength: 200, regex: '\\S' },
    amountFen: { type: 'biginteger', required: true, min: '0' },
    invoicedOn: { type: 'date', required: true },
    annulReason: { type: 'text', regex: '\\S' },
    attachments: { type: 'json', private: true, visible: false, configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
