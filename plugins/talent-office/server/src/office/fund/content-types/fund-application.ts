import type { ContentTypeSchema, States } from '../../../platform';
import type { FundApplicationState } from '../../../../../shared/vocabulary';

const states = {
  draft: {
    submit: {
      by: ['subject', 'owner', 'recorder'],
      to: 'awarded',
      else: 'closed',
      when: [
        {
          value:
            'benefit.active && (!has(benefit.opensOn) || benefit.opensOn <= today()) && (!has(benefit.closesOn) || today() <= benefit.closesOn)',
          zh: '这项待遇现不受理申请。',
          en: 'This benefit takes no applications now.',
        },
        {
          value:
            '!has(benefit.policy) || !has(benefit.policy.expiresOn) || today() < benefit.policy.expiresOn',
          zh: '这项待遇所依据的政策已经失效，不再受理申请。',
          en: 'The policy behind this benefit has expired: it takes no more applications.',
        },
        // Its case could be signed to the end and then not be paid from anywhere.
        {
          value: 'has(benefit.line) && benefit.line.state == "open"',
          zh: '这项待遇的资金项目尚未开放或已经关闭，暂不能申请。',
          en: 'The budget line of this benefit is not open: it takes no applications now.',
        },
        // Without it one person could have two profiles, and 就高不重复 would count each alone.
        {
          value: 'identified()',
          zh: '申请人的档案中还没有证件号码，请先由人才办补录。',
          en: 'The profile of the applicant has no identity document yet: the talent office adds it first.',
        },
        {
          value: '!banned()',
          zh: '申请人在限制申报期内，不能申请；如有异议，请联系人才办。',
          en: 'The applicant is barred from applying for now; the talent office tells why.',
        },
      ],
      approval: { from: 'benefit.workflow' },
      rules: { from: 'benefit.ruleSet' },
      then: { effect: 'make-disbursements' },
    },
  },
  awarded: {
    // When the last of its disbursements is.
    pay: { by: 'system', to: 'paid' },
    stop: { by: 'system', to: 'stopped' },
    revoke: { by: 'system', to: 'revoked' },
  },
  paid: { revoke: { by: 'system', to: 'revoked' } },
  // What was paid stays; nothing more is.
  stopped: { revoke: { by: 'system', to: 'revoked' } },
  revoked: {},
  closed: {},
} as const satisfies States<FundApplicationState>;

/** A talent's application (资金申请) for one benefit. */
export const fundApplication = {
  kind: 'collectionType',
  collectionName: 'talent_office_fund_applications',
  info: { singularName: 'fund-application', pluralName: 'fund-applications' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'talent-office': {
      // The agents of his employer may file for him; they sign nothing of it, nor who was its agent then.
      people: { subject: 'applicant', owner: 'applicant.employer', excluded: ['employer'] },
      states,
      guarded: ['applicant', 'benefit', 'requestedFen', 'statement', 'attachments'],
      // A wrong unit or name: mended in the profile first, then taken anew.
      rectify: ['employer', 'profileSnapshot'],
      derive: {
        awardedFen: { value: { from: 'benefit.amountExpression' } },
        // What the benefit is paid from when it is applied for, whatever a form says.
        line: { value: { follow: 'benefit.line' } },
        employer: { value: { follow: 'applicant.employer', optional: true } },
        // The round that it is handed in to, and the place of its employer's quota there.
        round: { value: { find: 'round-of-application' } },
        roundQuota: { value: { find: 'quota-of-application' } },
        budgetYear: { value: 'line.fundYear.year' },
        instalmentPlan: { value: 'has(benefit.instalments) ? benefit.instalments : "100"' },
        benefitKind: { value: 'has(benefit.kind) ? benefit.kind : ""' },
        profileSnapshot: { value: { copy: 'applicant' } },
        awardedOn: { on: 'awarded', value: 'today()' },
      },
      limits: {
        // As long as its case runs, by the stages of its workflow. What was awarded its disbursements hold.
        award: {
          from: 'line',
          amount: 'firstYearPart(awardedFen, instalmentPlan)',
          whole: 'awardedFen',
          at: {},
          passedOn: ['awarded', 'paid', 'stopped', 'revoked'],
        },
        // From its submission on: one more than the quota has is refused there and then.
        quota: {
          from: 'roundQuota',
          amount: 'has(entry.roundQuota) ? 1 : 0',
          at: {
            draft: 'reserved',
            awarded: 'committed',
            paid: 'committed',
            stopped: 'committed',
          },
        },
      },
      public: { notice: ['applicant.name', 'employer.name', 'benefit.title', 'awardedFen'] },
      // Once in a budget year, from whichever line.
      unique: [
        {
          on: ['applicant', 'benefit', 'budgetYear'],
          while: ['case', 'awarded', 'paid', 'stopped'],
          zh: '本年度已申请或享受过该项待遇，不能重复申请。',
          en: 'This benefit was applied for, or had, in this budget year already; it is had once a year.',
        },
      ],
    },
  },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' },
    layouts: {
      list: ['title', 'applicant', 'benefit', 'requestedFen', 'awardedFen', 'state'],
      edit: [
        { title: 8, state: 4 },
        { applicant: 4, employer: 4, filedBy: 4 },
        { benefit: 4, line: 4, budgetYear: 4 },
        { round: 6, roundQuota: 6 },
        { requestedFen: 4, awardedFen: 4, awardedOn: 4 },
        { statement: 12 },
      ],
    },
  },
  indexes: [
    { name: 'talent_office_fund_applications_state_idx', columns: ['state', 'updated_at'] },
    { name: 'talent_office_fund_applications_title_idx', columns: ['title'] },
  ],
  attributes: {
    title: { type: 'string' },
    applicant: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.talent-profile',
    },
    benefit: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.benefit' },
    line: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.fund-line' },
    employer: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.employer' },
    // The employer whose agent filed it (由单位代为申报); nobody where the talent did, or a clerk.
    filedBy: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.employer',
      configurable: false,
    },
    round: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.round' },
    roundQuota: {
      type: 'relation',
      relation: 'oneToOne',
      target: 'plugin::talent-office.round-quota',
    },
    requestedFen: { type: 'biginteger', min: '0' },
    awardedFen: { type: 'biginteger', min: '0', configurable: false },
    // A benefit is had once in a budget year.
    budgetYear: { type: 'integer', configurable: false },
    // Nothing is paid before.
    awardedOn: { type: 'date', configurable: false },
    // How the award is paid over the years, as its benefit said when it was applied for.
    instalmentPlan: { type: 'string', maxLength: 64, visible: false, configurable: false },
    // By it the highest of one kind is found; frozen, so that a later edit of the benefit hides nothing.
    benefitKind: { type: 'string', maxLength: 64, visible: false, configurable: false },
    statement: { type: 'text' },
    // The profile as it stood when the application was submitted.
    profileSnapshot: { type: 'json', private: true, visible: false, configurable: false },
    // Private files with their hashes, written by engine/files alone: what signers saw stays the
    // same. Not media, for the upload plugin's folder is readable by everybody.
    attachments: { type: 'json', private: true, visible: false, configurable: false },
    state: { type: 'string', configurable: false, maxLength: 32 },
  },
} as const satisfies ContentTypeSchema;
