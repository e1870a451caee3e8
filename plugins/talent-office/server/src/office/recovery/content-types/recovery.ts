import type { ContentTypeSchema, States } from '../../../platform';
import { recoveryBases, recoveryKinds, type RecoveryState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    // Decided by its workflow: whoever asks for it is its author, and signs nothing of it.
    submit: {
      by: 'office',
      to: 'decided',
      else: 'refused',
      when: [
        {
          value: 'application.state in ["awarded", "paid", "stopped"]',
          zh: '只有已核定或已拨付的资金申请才能停发或追回。',
          en: 'Only what was awarded or paid can be stopped or recovered.',
        },
        {
          value: 'kind == "revoke" || application.state == "awarded"',
          zh: '这项资金已全部拨付或已停发，没有可以停发的部分。',
          en: 'All of it is paid or stopped already: there is nothing left to stop.',
        },
        {
          value: 'kind == "stop" || has(entry.basis)',
          zh: '追回须写明全额追回，还是按未满服务月数折算。',
          en: 'A recovery says whether it is in full or by the months that were not served.',
        },
        {
          value: 'agreedMonths() == 0 || (!has(entry.termMonths) && !has(entry.servedMonths))',
          zh: '这项资金已签订协议，服务月数按协议计算，请不要填写。',
          en: 'This award has an agreement, by which the months are counted: leave them empty.',
        },
        {
          value:
            'kind == "stop" || !has(entry.basis) || basis == "full" || agreedMonths() > 0 || (has(entry.termMonths) && has(entry.servedMonths) && servedMonths < termMonths)',
          zh: '没有协议的，按月折算须写明约定服务月数和已服务月数，且已服务月数少于约定月数。',
          en: 'Without an agreement it needs the months agreed and the months served, and fewer were served than agreed.',
        },
        {
          value:
            'kind == "stop" || !has(entry.basis) || basis == "full" || agreedMonths() == 0 || monthsServed() < agreedMonths()',
          zh: '按协议，约定的服务月数已经服务届满，不能按月折算追回。',
          en: 'By the agreement all its months are served: nothing comes back by months.',
        },
        {
          value: 'atBankFen() == 0',
          zh: '这项资金有一笔已送拨、尚未回单，请等回单登记后再办理。',
          en: 'A payment of it is with the bank: wait until its answer is recorded.',
        },
      ],
      approval: 'recovery',
      then: { effect: 'recover' },
    },
  },
  // Decided, and not all of it is back.
  decided: { settle: { by: 'system', to: 'cleared' } },
  cleared: {},
  refused: {},
} as const satisfies States<RecoveryState>;

/**
 * That an award is paid no further (停发), or was wrong and is to come back (撤销追回): two acts, each by a
 * decision of its own.
 */
export const recovery = {
  kind: 'collectionType',
  collectionName: 'talent_office_recoveries',
  info: { singularName: 'recovery', pluralName: 'recoveries' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: { subject: 'application.applicant', excluded: ['application.employer'] },
      states,
      guarded: [
        'application',
        'kind',
        'basis',
        'termMonths',
        'servedMonths',
        'reason',
        'clause',
        'guarantor',
        'repayBy',
      ],
      derive: {
        paidFen: { value: 'paidFenOf()' },
        // By the agreement, where there is one; typed months only without it.
        countedTermMonths: {
          value: 'agreedMonths() > 0 ? agreedMonths() : (has(entry.termMonths) ? termMonths : 0)',
        },
        countedServedMonths: {
          value:
            'agreedMonths() > 0 ? monthsServed() : (has(entry.servedMonths) ? servedMonths : 0)',
        },
        working: {
          value:
            'agreedMonths() > 0 ? serviceWorking() : (has(entry.termMonths) && has(entry.servedMonths) ? "没有协议，按填写：约定" + string(termMonths) + "个月，已服务" + string(servedMonths) + "个月" : "")',
        },
        // Down to the fen: what cannot be divided is not asked back.
        amountFen: {
          value:
            'kind == "stop" ? 0 : (basis == "full" ? paidFenOf() : (agreedMonths() > 0 ? paidFenOf() * (agreedMonths() - monthsServed()) / agreedMonths() : paidFenOf() * (termMonths - servedMonths) / termMonths))',
        },
      },
      unique: [
        {
          on: ['application', 'kind'],
          while: ['case', 'decided', 'cleared'],
          zh: '这项资金已有同类的停发或追回决定，或者正在办理。',
          en: 'The same was decided of this award already, or is under way.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'kind', 'application', 'amountFen', 'state', 'repayBy'],
      edit: [
        { title: 8, state: 4 },
        { application: 8, kind: 4 },
        { basis: 4, termMonths: 4, servedMonths: 4 },
        { countedTermMonths: 6, countedServedMonths: 6 },
        { working: 12 },
        { paidFen: 4, amountFen: 4, repayBy: 4 },
        { clause: 6, guarantor: 6 },
        { reason: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_recoveries_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_recoveries_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    application: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.fund-application',
    },
    kind: { type: 'enumeration', enum: recoveryKinds, required: true },
    basis: { type: 'enumeration', enum: recoveryBases },
    termMonths: { type: 'integer', min: 1, max: 240 },
    servedMonths: { type: 'integer', min: 0, max: 240 },
    // The months by which it was decided, and how they were counted.
    countedTermMonths: { type: 'integer', min: 0, configurable: false },
    countedServedMonths: { type: 'integer', min: 0, configurable: false },
    working: { type: 'text', configurable: false },
    // What of the award is paid, and what of that is to come back, as it was decided.
    paidFen: { type: 'biginteger', min: '0', configurable: false },
    amountFen: { type: 'biginteger', min: '0', configurable: false },
    // By which clause in force.
    clause: { type: 'string', required: true, maxLength: 200, regex: '\\S' },
    reason: { type: 'text', required: true, regex: '\\S' },
    guarantor: { type: 'string', maxLength: 200 },
    repayBy: { type: 'date' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
