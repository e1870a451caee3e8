import type { DocumentData, DocumentHead } from '../../../../shared/contracts/documents';
import type { DocumentKind } from '../../../../shared/vocabulary';

/** Fictional: what a layout, or the office's own template, is looked at with. */
export const sampleHead: DocumentHead = {
  number: '示例〔2026〕1号',
  issuedOn: '2026-11-27',
  unit: '呼兰区人才工作领导小组办公室',
};

const meeting = {
  meeting: '区委人才工作领导小组2026年第3次会议',
  form: 'meeting',
  heldOn: '2026-11-20',
  place: '区委三楼会议室',
} as const;

const items = [
  { seq: 1, title: '安家补贴', applicant: '李示例', askedFen: 5_000_000 },
  { seq: 2, title: '科研启动经费', applicant: '王示例', askedFen: 140_950 },
];

const members = [
  { seq: 1, name: '赵示例', presides: true },
  { seq: 2, name: '钱示例', presides: false },
];

export const samples: { readonly [Kind in DocumentKind]: DocumentData<Kind> } = {
  receipt: {
    acceptanceNumber: '受〔2026〕12号',
    matterKind: '资金申请',
    matter: '安家补贴',
    applicant: '李示例',
    submittedOn: '2026-11-02',
    acceptedOn: '2026-11-04',
    handlingWorkingDays: 30,
    files: [{ seq: 1, name: '劳动合同.pdf', digest: '0123456789ab' }],
    phone: '0451-00000000',
    address: '示例路1号',
  },
  agenda: {
    ...meeting,
    chair: '赵示例',
    secretary: '孙示例',
    members,
    items,
    totalFen: 5_140_950,
  },
  'sign-in-sheet': { ...meeting, members },
  'vote-sheet': { ...meeting, items },
  minutes: {
    ...meeting,
    paragraphs: ['应到成员2人，实到2人，共议事项2项，决议如下：', '一、关于“安家补贴”：同意。'],
    items: items.map((item) => ({
      ...item,
      votes: { approve: 2, refuse: 0, postpone: 0, abstain: 0 },
      resolution: '同意',
    })),
  },
  notice: {
    title: '关于人才专项资金拟核定名单的公示',
    introduction: '现将有关情况予以公示，公示期为2026年11月23日至2026年11月27日。',
    columns: ['序号', '申请人', '待遇', '金额'],
    rows: [['1', '李示例', '安家补贴', '50,000.00元']],
    notes: ['联系电话：0451-00000000'],
  },
  'award-letter': {
    recipient: '李示例',
    employer: '示例科技有限公司',
    benefit: '安家补贴',
    policy: '呼兰区人才新政',
    clause: '第五条',
    budgetYear: 2026,
    awardedOn: '2026-11-27',
    awardedFen: 5_000_000,
    acceptanceNumber: '受〔2026〕12号',
    noticeFrom: '2026-11-20',
    noticeTo: '2026-11-26',
    phone: '0451-00000000',
  },
  agreement: {
    talent: '李示例',
    employer: '示例科技有限公司',
    guarantor: '王示例',
    benefit: '安家补贴',
    budgetYear: 2026,
    awardedFen: 5_000_000,
    serviceFrom: '2026-12-01',
    serviceMonths: 60,
    instalments: [
      { seq: 1, dueOn: '2026-12-01', amountFen: 2_000_000, condition: '签订协议' },
      { seq: 2, dueOn: '2027-12-01', amountFen: 3_000_000, condition: '年度考核合格' },
    ],
    netting: '乙方应返还的款项，可从甲方以后拨付给乙方的款项中抵扣。',
    terms: ['本协议一式三份，各方各执一份。'],
  },
  'agreement-amendment': {
    talent: '李示例',
    employer: '示例科技有限公司',
    guarantor: '王示例',
    agreement: '李示例人才协议',
    agreedOn: '2026-12-01',
    reason: '项目延期',
    effectiveOn: '2027-06-01',
    serviceMonths: 72,
    instalments: [{ seq: 2, dueOn: '2027-12-20', amountFen: 3_000_000 }],
    conditions: [{ seq: 2, condition: '报告验收：提交结题报告', replaces: '年度考核合格' }],
    terms: ['其余条款不变。'],
  },
  'payment-letter': {
    to: '呼兰区财政局',
    fundYear: 2026,
    round: '2026年第一批',
    batch: '2026年第3批拨付',
    rowCount: 2,
    totalFen: 5_140_950,
    taxFen: 0,
    offsetFen: 0,
    netFen: 5_140_950,
    lines: [
      {
        seq: 1,
        title: '人才引进',
        use: '引进',
        indicatorNumber: '哈财预〔2026〕8号',
        lineFen: 5_140_950,
      },
    ],
    rows: [
      {
        seq: 1,
        payeeKind: '个人',
        payeeName: '李示例',
        bank: '示例银行呼兰支行',
        account: '**** **** 0123',
        grossFen: 5_000_000,
        taxFen: 0,
        offsetFen: 0,
        netFen: 5_000_000,
        matter: '安家补贴',
      },
      {
        seq: 2,
        payeeKind: '单位',
        payeeName: '示例科技有限公司',
        bank: '示例银行呼兰支行',
        account: '**** **** 0456',
        grossFen: 140_950,
        taxFen: 0,
        offsetFen: 0,
        netFen: 140_950,
        matter: '科研启动经费',
      },
    ],
  },
  certificate: {
    holder: '李示例',
    employer: '示例科技有限公司',
    honour: 'B类人才',
    since: '2026-01-01',
    basis: '《呼兰区人才分类目录》',
  },
};
