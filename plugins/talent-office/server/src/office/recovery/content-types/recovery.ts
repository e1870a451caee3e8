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
          value:
            '(has(entry.application) ? 1 : 0) + (has(entry.project) ? 1 : 0) + (has(entry.expenditure) ? 1 : 0) == 1',
          zh: '须写明且只写明一项：资金申请、单位项目，或者直接支出。',
          en: 'It is about exactly one: a fund application, a unit’s project, or a direct expenditure.',
        },
        {
          value: '!has(entry.application) || application.state in ["awarded", "paid", "stopped"]',
          zh: '只有已核定或已拨付的资金申请才能停发或追回。',
          en: 'Only what was awarded or paid can be stopped or recovered.',
        },
        {
          value: 'kind == "revoke" || !has(entry.application) || application.state == "awarded"',
          zh: '这项资金已全部拨付或已停发，没有可以停发的部分。',
          en: 'All of it is paid or stopped already: there is nothing left to stop.',
        },
        {
          value: 'kind == "revoke" || has(entry.application)',
          zh: '单位项目用“终止”、直接支出用“办结”结束，不另办停发；已拨付的资金办理追回。',
          en: 'A project is ended, an expenditure closed out: nothing of them is stopped here. What was paid is recovered.',
        },
        {
          value: '!has(entry.project) || project.state in ["ended", "finished"]',
          zh: '项目尚未终止或者办结，须先终止，再追回已拨付的资金。',
          en: 'The project is not over yet: it is ended first, and then what it was paid comes back.',
        },
        {
          value: '!has(entry.expenditure) || expenditure.state == "finished"',
          zh: '直接支出尚未办结，须先办结，再追回已拨付的资金。',
          en: 'The expenditure is not closed out yet: that comes before its money is recovered.',
        },
        {
          value: 'has(entry.application) || paidFenOf() > 0',
          zh: '没有拨付过资金，没有可以追回的。',
          en: 'Nothing was paid: there is nothing to come back.',
        },
        {
          value: 'kind == "stop" || has(entry.basis)',
          zh: '追回须写明追回方式：全额、部分，还是按未满服务月数折算。',
          en: 'A recovery says whether it is in full, in part, or by the months that were not served.',
        },
        {
          value:
            '!has(entry.basis) || basis == "full" || has(entry.application) == (basis == "pro-rata")',
          zh: '按月折算只用于人才待遇，部分追回只用于单位项目和直接支出。',
          en: 'By months is for awards alone, in part for projects and expenditures alone.',
        },
        {
          value:
            '!has(entry.basis) || basis != "partial" || (has(entry.partFen) && has(entry.partWorking) && partFen > 0 && partFen <= paidFenOf())',
          zh: '部分追回须写明金额及其计算依据，金额须大于零且不超过已拨付的金额。',
          en: 'In part it needs the amount and how it was worked out: more than nothing, and no more than was paid.',
        },
        {
          value: 'agreedMonths() == 0 || (!has(entry.termMonths) && !has(entry.servedMonths))',
          zh: '这项资金已签订协议，服务月数按协议计算，请不要填写。',
          en: 'This award has an agreement, by which the months are counted: leave them empty.',
        },
        {
          value:
            'kind == "stop" || !has(entry.basis) || basis != "pro-rata" || agreedMonths() > 0 || (has(entry.termMonths) && has(entry.servedMonths) && servedMonths < termMonths)',
          zh: '没有协议的，按月折算须写明约定服务月数和已服务月数，且已服务月数少于约定月数。',
          en: 'Without an agreement it needs the months agreed and the months served, and fewer were served than agreed.',
        },
        {
          value:
            'kind == "stop" || !has(entry.basis) || basis != "pro-rata" || agreedMonths() == 0 || monthsServed() < agreedMonths()',
          zh: '按协议，约定的服务月数已经服务届满，不能按月折算追回。',
          en: 'By the agreement all its months are served: nothing comes back by months.',
        },
        {
          value: 'atBankFen() == 0',
          zh: '有一笔已送拨、尚未回单，请等回单登记后再办理。',
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
 * decision of its own. What a unit's project or an expenditure was paid comes back by the same record.
 */
export const recovery = {
  kind: 'collectionType',
  collectionName: 'talent_office_recoveries',
  info: { singularName: 'recovery', pluralName: 'recoveries' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      people: {
        subject: 'application.applicant',
        excluded: ['application.employer', 'project.employer'],
      },
      states,
      guarded: [
        'application',
        'project',
        'expenditure',
        'kind',
        'basis',
        'termMonths',
        'servedMonths',
        'partFen',
        'partWorking',
        'reason',
        'clause',
        'guarantor',
        'repayBy',
      ],
      derive: {
        paidFen: { value: 'paidFenOf()' },
        // Upheld after the end: what this answers.
        objection: { value: { find: 'upheld-objection' } },
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
            'has(entry.basis) && basis == "partial" ? (has(entry.partWorking) ? partWorking : "") : agreedMonths() > 0 ? serviceWorking() : (has(entry.termMonths) && has(entry.servedMonths) ? "没有协议，按填写：约定" + string(termMonths) + "个月，已服务" + string(servedMonths) + "个月" : "")',
        },
        // Down to the fen: what cannot be divided is not asked back.
        amountFen: {
          value:
            'kind == "stop" ? 0 : (basis == "full" ? paidFenOf() : basis == "partial" ? partFen : (agreedMonths() > 0 ? paidFenOf() * (agreedMonths() - monthsServed()) / agreedMonths() : paidFenOf() * (termMonths - servedMonths) / termMonths))',
        },
      },
      unique: [
        {
          on: ['application', 'kind'],
          while: ['case', 'decided', 'cleared'],
          zh: '这项资金已有同类的停发或追回决定，或者正在办理。',
          en: 'The same was decided of this award already, or is under way.',
        },
        ...(['project', 'expenditure'] as const).map((one) => ({
          on: [one, 'kind'] as const,
          while: ['case', 'decided', 'cleared'] as const,
          zh: '这项资金已有追回决定，或者正在办理。',
          en: 'A recovery of this money was decided already, or is under way.',
        })),
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'kind', 'application', 'project', 'amountFen', 'state', 'repayBy'],
      edit: [
        { title: 8, state: 4 },
        { application: 8, kind: 4 },
        { project: 6, expenditure: 6 },
        { basis: 4, termMonths: 4, servedMonths: 4 },
        { partFen: 4, partWorking: 8 },
        { countedTermMonths: 6, countedServedMonths: 6 },
        { working: 12 },
        { paidFen: 4, amountFen: 4, repayBy: 4 },
        { clause: 6, guarantor: 6 },
        { objection: 12 },
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
    project: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.unit-project',
    },
    expenditure: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.direct-expenditure',
    },
    kind: { type: 'enumeration', enum: recoveryKinds, required: true },
    basis: { type: 'enumeration', enum: recoveryBases },
    termMonths: { type: 'integer', min: 1, max: 240 },
    servedMonths: { type: 'integer', min: 0, max: 240 },
    // Of a project or an expenditure: how much of what was paid, and how that was worked out.
    partFen: { type: 'biginteger', min: '0' },
    partWorking: { type: 'text', regex: '\\S' },
    // The months by which it was decided, and how they were counted.
    countedTermMonths: { type: 'integer', min: 0, configurable: false },
    countedServedMonths: { type: 'integer', min: 0, configurable: false },
    working: { type: 'text', configurable: false },
    // What of it is paid, and what of that is to come back, as it was decided.
    paidFen: { type: 'biginteger', min: '0', configurable: false },
    amountFen: { type: 'biginteger', min: '0', configurable: false },
    // By which clause in force.
    clause: { type: 'string', required: true, maxLength: 200, regex: '\\S' },
    reason: { type: 'text', required: true, regex: '\\S' },
    objection: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.objection',
    },
    guarantor: { type: 'string', maxLength: 200 },
    repayBy: { type: 'date' },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
