/** What a role may do with the entries of one type, by the first letters of the actions. */
type Actions = 'r' | 'rc' | 'rcu' | 'rcup';

/** One of the office's roles in the admin panel; what may be signed is a matter of positions. */
export interface AdminRole {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Types by what may be done with them in the Content Manager; what is not named is not there. */
  readonly entries: Readonly<Partial<Record<Actions, readonly string[]>>>;
  /** Type → the attribute it reads of it: what an entry elsewhere points to is then called by a name. */
  readonly named?: Readonly<Record<string, string>>;
  /** The plugin's own permissions, by name; `fund.` is all of the fund, the empty text is all. */
  readonly permissions: readonly string[];
  /** Those of them that are others' to hold. */
  readonly without?: readonly string[];
  /** What it may do in the media library, where the pictures of brands lie. */
  readonly media?: readonly string[];
  /** Types whose private attributes this role reads. */
  readonly confidential: readonly string[];
}

export const pluginPrefix = 'plugin::talent-office.';
export const mediaPrefix = 'plugin::upload.';

/** The actions behind the letters, as the Content Manager names them. */
export const letters = { r: 'read', c: 'create', u: 'update', p: 'publish' } as const;

const ofOffice = (...names: string[]): string[] => names.map((name) => `${pluginPrefix}${name}`);
const ofSite = (...names: string[]): string[] => names.map((name) => `api::${name}.${name}`);

/** By what people sign. Whoever writes these decides who decides: an administrator's alone to write. */
const organisation = ofOffice('unit', 'position', 'staff', 'appointment', 'acting', 'relationship');
/** It only forbids: the office declares more of it, and an administrator alone takes any back. */
const incompatible = ofOffice('incompatibility');
const offers = ofOffice('policy', 'benefit', 'rule-set', 'workflow', 'tier', 'named-table');
/** Which item is how far, and what was delegated: those who carry items out and who check them read it. */
const lineage = ofOffice('policy-item', 'policy-evaluation', 'delegated-power', 'power-check');
const money = ofOffice('fund-year', 'fund-line', 'use-plan', 'budget-revision', 'carry-over');
const rounds = ofOffice('round', 'round-benefit', 'round-quota');
/** An application says what it is paid from; how much is there is not the reviewers' to read. */
const lineByTitle = { [`${pluginPrefix}fund-line`]: 'title' };
const brands = ofOffice('brand', 'brand-activity');
const talents = ofOffice('talent-profile', 'employer');
/** Who acts for whom on the website: the office registers it, and whoever acts is party to it. */
const agents = ofOffice('employer-agent', 'in-post-confirmation');
const application = ofOffice('fund-application');
/** Lines of a batch are made by the software; accounts and batches are written. */
const payment = ofOffice('payment');
const payees = ofOffice('payee-account', 'payment-batch');
const disbursement = ofOffice('disbursement');
/** What awards are given on, what their parts wait for, and service that stands still. */
const agreements = ofOffice(
  ...['agreement', 'agreement-amendment', 'instalment-change'],
  ...['instalment-condition', 'service-interruption'],
);
/** What draws on a line besides an award: projects of units and direct expenditure. */
const projects = ofOffice(
  ...['unit-project', 'project-milestone', 'performance-target', 'performance-evaluation'],
);
const expenditure = ofOffice('direct-expenditure', 'care-action', 'expenditure-invoice');
const debt = ofOffice('recovery', 'repayment', 'set-off', 'write-off');
/** Who may not apply for some time: nothing that finance needs. */
const bans = ofOffice('ban');
const objection = ofOffice('objection');
const rectification = ofOffice('rectification');
const meeting = ofOffice('meeting');
const settings = ofOffice('office-setting', 'message-setting', 'document-setting');
// Strapi's update of an asset is its deletion too; what applicants hand in does not lie there.
const keepsMedia = [
  'read',
  'configure-view',
  ...['create', 'update', 'download', 'copy-link'].map((name) => `assets.${name}`),
];
const seesMedia = ['read'];
const nominations = ofSite('nomination', 'nomination-category', 'unit-quota');
const apartments = ofSite('apartment-room', 'tenancy');

/** What the review of an application, a nomination or a tenancy looks at; no payee, objector or colleague. */
const underReview = [
  ...[...application, ...talents, ...offers, ...nominations, ...apartments],
  ...ofOffice('unit'),
  ...rounds,
];

/** Besides persons, what units and departments spend. */
const spending = [...projects, ...expenditure];

export const adminRoles: readonly AdminRole[] = [
  {
    code: 'jinlan-office',
    name: '人才办 Office',
    description: '维护内容并办理审核。Keeps the content and reviews.',
    entries: {
      r: [...organisation, ...rectification, ...disbursement, ...payment],
      // From a letter at the desk; who wrote it is the inspectors' to read.
      rc: [...objection, ...incompatible],
      rcu: [
        ...[...offers, ...lineage, ...money, ...talents, ...application, ...payees],
        ...[
          ...agents,
          ...agreements,
          ...bans,
          ...debt,
          ...rounds,
          ...settings,
          ...projects,
          ...expenditure,
        ],
        ...[...nominations, ...apartments, ...meeting],
      ],
      rcup: brands,
    },
    // The account that a talent's profile belongs to.
    named: { 'plugin::users-permissions.user': 'username' },
    permissions: [''],
    // Whoever hands over appoints.
    without: ['payments.confirm', 'objections.decide', 'handovers.run'],
    media: keepsMedia,
    confidential: [...talents, ...agents, ...application, ...payment, ...payees],
  },
  {
    code: 'jinlan-department',
    name: '主管部门 Department',
    description: '查看并审核。Reads and reviews.',
    // What a department spends itself it draws up and hands in.
    entries: {
      r: [...underReview, ...lineage, ...brands, ...projects, ...ofOffice('expenditure-invoice')],
      rcu: ofOffice('direct-expenditure', 'care-action'),
    },
    named: lineByTitle,
    permissions: [
      'cases.read',
      'cases.decide',
      'entries.act',
      'files.read',
      'lineage.read',
      'messages.',
    ],
    media: seesMedia,
    confidential: [],
  },
  {
    code: 'jinlan-leading-group',
    name: '领导小组 Leading group',
    description: '查看并审批。Reads and decides.',
    entries: {
      r: [
        ...underReview,
        ...lineage,
        ...brands,
        ...money,
        ...agreements,
        ...spending,
        ...bans,
        ...debt,
        ...meeting,
      ],
    },
    permissions: [
      'agreements.read',
      'cases.',
      'committees.read',
      'committees.vote',
      'files.read',
      'fund.',
      'lineage.read',
      'messages.',
      'rounds.read',
    ],
    // Who signs on paper has others write it down.
    without: ['cases.record-paper', 'cases.confirm-paper'],
    media: seesMedia,
    confidential: [],
  },
  {
    code: 'jinlan-finance',
    name: '财政 Finance',
    description: '联审并复核拨付。Reviews, and confirms payments.',
    entries: {
      r: [
        ...[...application, ...talents, ...offers, ...money, ...rounds],
        ...[...disbursement, ...payment, ...agreements, ...debt, ...spending],
        ...[...organisation.filter((name) => name.endsWith('.unit')), ...ofOffice('payment-batch')],
      ],
      // A second pair of eyes for an account, or the first.
      rcu: ofOffice('payee-account'),
    },
    permissions: [
      'agreements.read',
      'cases.read',
      'cases.decide',
      'documents.read',
      'entries.act',
      'files.read',
      'fund.',
      'messages.',
      'payments.accounts',
      'payments.answer',
      'payments.confirm',
      'payments.export',
      'payments.read',
      'privacy.reveal',
      'rounds.read',
    ],
    confidential: [...payment, ...payees],
  },
  {
    code: 'jinlan-discipline',
    name: '纪检监察 Discipline inspection',
    description: '核查并决定异议。Looks into objections and decides them.',
    entries: { r: [...underReview, ...lineage, ...objection] },
    named: lineByTitle,
    permissions: [
      'cases.read',
      'cases.read-all',
      'entries.act',
      'files.read',
      'lineage.read',
      'messages.',
      'notices.read',
      'objections.',
      'privacy.reveal',
      'rounds.read',
      'selections.read',
    ],
    confidential: objection,
  },
  {
    code: 'jinlan-auditor',
    name: '审计 Auditor',
    description: '只读，可查操作记录。Reads, the audit trail too.',
    entries: {
      r: [
        ...agents,
        ...[...underReview, ...lineage, ...organisation, ...incompatible, ...money, ...brands],
        ...[
          ...disbursement,
          ...agreements,
          ...spending,
          ...bans,
          ...debt,
          ...payment,
          ...payees,
          ...objection,
          ...rectification,
          ...meeting,
          ...settings,
        ],
      ],
    },
    permissions: [
      'agreements.read',
      'audit.read',
      'case-files.read',
      'cases.read',
      'cases.read-all',
      'committees.read',
      'fund.',
      'documents.read',
      'documents.register',
      'handovers.read',
      'lineage.read',
      'lists.read',
      'notices.read',
      'objections.read',
      'payments.read',
      'rectifications.read',
      'rounds.read',
      'selections.read',
    ],
    media: seesMedia,
    confidential: [],
  },
];
