import type {
  AnonymousObjections,
  AnswerMedium,
  CheckResult,
  CheckAnswer,
  CommitteeForm,
  Degree,
  DelegatedPowerState,
  DocumentKind,
  Education,
  Eligibility,
  EmployerKind,
  EmployerTie,
  EvaluationGrade,
  FundUse,
  Gender,
  IdentityKind,
  InPostState,
  ItemState,
  LineageRecordState,
  MeetingState,
  MessageKind,
  ObjectionMedium,
  ObjectionState,
  PolicyItemState,
  PolicyLevel,
  PositionRole,
  PowerKind,
  ProofUploader,
  RectificationState,
  RelationshipKind,
  RuleKind,
  SelectionMethod,
  SelectionSeed,
  SelectionTies,
  Share,
  StageKind,
  TableValueKind,
  TalentTier,
  TitleLevel,
  UnitKind,
  Vote,
} from '../vocabulary';

import { documentKindLabels } from './documents';
import type { Label } from './label';
import { moneyValueLabels, type MoneyValue } from './money-values';

type Value =
  | AnonymousObjections
  | AnswerMedium
  | CheckResult
  | CheckAnswer
  | CommitteeForm
  | Degree
  | DelegatedPowerState
  | DocumentKind
  | Education
  | Eligibility
  | EmployerKind
  | EmployerTie
  | EvaluationGrade
  | FundUse
  | Gender
  | IdentityKind
  | InPostState
  | ItemState
  | LineageRecordState
  | MeetingState
  | MessageKind
  | ObjectionMedium
  | ObjectionState
  | PolicyItemState
  | PolicyLevel
  | PositionRole
  | PowerKind
  | ProofUploader
  | RectificationState
  | RelationshipKind
  | RuleKind
  | SelectionMethod
  | SelectionSeed
  | SelectionTies
  | Share
  | StageKind
  | TableValueKind
  | TalentTier
  | TitleLevel
  | UnitKind
  | Vote
  | MoneyValue;

/**
 * What each value of a list or state reads like. Strapi looks the label of an enumeration value up
 * by the bare value, so one value has one label in the whole product.
 */
export const valueLabels = {
  // Kinds of messages
  'step-due': { zh: '环节即将到期', en: 'Step due' },
  'step-overdue': { zh: '环节已逾期', en: 'Step overdue' },
  'step-escalated': { zh: '逾期督办', en: 'Escalated step' },
  'entry-reminder': { zh: '到期提醒', en: 'Reminder of an entry' },
  'case-accepted': { zh: '受理通知', en: 'An application was accepted' },
  'paper-waiting': { zh: '纸质件待复核', en: 'Paper to be confirmed' },
  'in-post-due': { zh: '在岗确认提醒', en: 'Confirm who is in post' },
  'notice-take-down': { zh: '公示撤下提醒', en: 'Take a notice down' },
  'case-returned': { zh: '退回补正通知', en: 'An application came back' },
  'case-ended': { zh: '办结通知', en: 'An application was decided' },
  'proof-returned': { zh: '证明退回通知', en: 'A proof came back' },
  'place-promoted': { zh: '递补通知', en: 'Moved up from the reserve list' },
  // Confirmations of being in post
  attested: { zh: '已确认', en: 'Confirmed' },
  // What a talent is to his employer
  'legal-representative': { zh: '法定代表人', en: 'Legal representative' },
  'own-share': { zh: '持有股份', en: 'Holds a share of it' },
  // Units and roles
  office: { zh: '人才办', en: 'Talent office' },
  'leading-group': { zh: '领导小组', en: 'Leading group' },
  'directors-meeting': { zh: '主任会议', en: 'Directors’ meeting' },
  department: { zh: '主管部门', en: 'Line department' },
  finance: { zh: '财政', en: 'Finance' },
  discipline: { zh: '纪检监察', en: 'Discipline inspection' },
  street: { zh: '街道', en: 'Street' },
  town: { zh: '镇', en: 'Town' },
  township: { zh: '乡', en: 'Township' },
  'state-farm': { zh: '农垦', en: 'State farm' },
  park: { zh: '园区', en: 'Park' },
  'village-committee': { zh: '村委会', en: 'Village committee' },
  'residents-committee': { zh: '居委会', en: 'Residents’ committee' },
  'village-like': { zh: '类村委会', en: 'Village-like unit' },
  'employer-association': { zh: '行业协会', en: 'Employer association' },
  auditor: { zh: '审计', en: 'Auditor' },
  recorder: { zh: '代录', en: 'Recorder' },
  objection: { zh: '异议处理', en: 'Objections' },
  // Rules
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  number: { zh: '整数', en: 'Whole number' },
  text: { zh: '文字', en: 'Text' },
  date: { zh: '日期', en: 'Date' },
  hard: { zh: '必须满足', en: 'Hard' },
  warning: { zh: '提示', en: 'Warning' },
  eligible: { zh: '符合条件', en: 'Eligible' },
  not_eligible: { zh: '不符合条件', en: 'Not eligible' },
  needs_facts: { zh: '缺少信息', en: 'Facts missing' },
  // Stages and objections
  recommendation: { zh: '推荐', en: 'Recommendation' },
  acceptance: { zh: '受理', en: 'Acceptance' },
  review: { zh: '审核', en: 'Review' },
  notice: { zh: '公示', en: 'Public notice' },
  check: { zh: '逐项核查', en: 'Named checks' },
  proof: { zh: '提交证明', en: 'Proof' },
  selection: { zh: '遴选', en: 'Selection' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  'by-applicant': { zh: '申请人（网站）', en: 'The applicant (website)' },
  'by-colleague': { zh: '本环节席位人员（后台）', en: 'A colleague at a seat of the stage' },
  // Selections
  'by-expression': { zh: '按表达式', en: 'By an expression' },
  'by-lot': { zh: '抽签', en: 'By lot' },
  'no-ties': { zh: '不得同分', en: 'There must be none' },
  'second-expression': { zh: '看第二表达式', en: 'By the second expression' },
  'earlier-accepted': { zh: '先受理者在前', en: 'Earlier accepted first' },
  'server-seed': {
    zh: '系统生成，事先公布摘要',
    en: 'From the server, its digest published before',
  },
  'public-event': { zh: '公开事件结果，事先指明', en: 'From a public event, named before' },
  mail: { zh: '电子邮件', en: 'E-mail' },
  phone: { zh: '电话', en: 'Phone' },
  letter: { zh: '信函', en: 'Letter' },
  visit: { zh: '来访', en: 'Visit' },
  web: { zh: '网络', en: 'Web' },
  everywhere: { zh: '均受理', en: 'Taken everywhere' },
  desk: { zh: '仅电话、来信、来访受理', en: 'By phone, letter or visit only' },
  nowhere: { zh: '不受理', en: 'Not taken' },
  // Committees
  committee: { zh: '上会表决', en: 'Committee' },
  meeting: { zh: '会议', en: 'Meeting' },
  circulation: { zh: '传签', en: 'Circulation' },
  either: { zh: '会议或传签', en: 'Meeting or circulation' },
  'more-than-half': { zh: '过半数', en: 'More than half' },
  'two-thirds': { zh: '三分之二以上', en: 'Two thirds' },
  all: { zh: '全体', en: 'All' },
  approve: { zh: '同意', en: 'Approve' },
  refuse: { zh: '不同意', en: 'Refuse' },
  postpone: { zh: '缓议', en: 'Postpone' },
  abstain: { zh: '弃权', en: 'Abstain' },
  convened: { zh: '已召集', en: 'Convened' },
  recorded: { zh: '已形成决议', en: 'Resolution recorded' },
  signed: { zh: '纪要已签发', en: 'Minutes signed' },
  listed: { zh: '待表决', en: 'Listed' },
  resolved: { zh: '待执行', en: 'Resolved' },
  applied: { zh: '已执行', en: 'Applied' },
  unfunded: { zh: '已决议，资金不足', en: 'Resolved, unfunded' },
  changed: { zh: '内容有变，未执行', en: 'Changed since, not applied' },
  postponed: { zh: '缓议', en: 'Postponed' },
  moved: { zh: '已转其他环节', en: 'Went another way' },
  // Talents
  A: { zh: 'A类', en: 'A' },
  B: { zh: 'B类', en: 'B' },
  C: { zh: 'C类', en: 'C' },
  D: { zh: 'D类', en: 'D' },
  E: { zh: 'E类', en: 'E' },
  F: { zh: 'F类', en: 'F' },
  G: { zh: 'G类', en: 'G' },
  'resident-identity-card': { zh: '居民身份证', en: 'Resident identity card' },
  passport: { zh: '护照', en: 'Passport' },
  'hmt-residence-permit': {
    zh: '港澳台居民居住证',
    en: 'Residence permit (Hong Kong, Macao, Taiwan)',
  },
  'foreign-permanent-residence-card': {
    zh: '外国人永久居留身份证',
    en: 'Foreign permanent resident card',
  },
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
  'high-school-or-below': { zh: '高中及以下', en: 'High school or below' },
  'secondary-vocational': { zh: '中专', en: 'Secondary vocational' },
  'junior-college': { zh: '大专', en: 'Junior college' },
  undergraduate: { zh: '本科', en: 'Undergraduate' },
  postgraduate: { zh: '研究生', en: 'Postgraduate' },
  'no-degree': { zh: '无学位', en: 'No degree' },
  bachelor: { zh: '学士', en: 'Bachelor' },
  master: { zh: '硕士', en: 'Master' },
  doctor: { zh: '博士', en: 'Doctor' },
  junior: { zh: '初级', en: 'Junior' },
  intermediate: { zh: '中级', en: 'Intermediate' },
  'associate-senior': { zh: '副高级', en: 'Associate senior' },
  senior: { zh: '正高级', en: 'Senior' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  'public-institution': { zh: '事业单位', en: 'Public institution' },
  'government-body': { zh: '机关', en: 'Government body' },
  university: { zh: '高校', en: 'University' },
  'research-institute': { zh: '科研院所', en: 'Research institute' },
  'social-organisation': { zh: '社会组织', en: 'Social organisation' },
  cooperative: { zh: '合作社', en: 'Cooperative' },
  'family-farm': { zh: '家庭农场', en: 'Family farm' },
  // Policies and the fund
  province: { zh: '省级', en: 'Province' },
  city: { zh: '市级', en: 'City' },
  district: { zh: '区级', en: 'District' },
  'not-started': { zh: '未启动', en: 'Not started' },
  'under-way': { zh: '推进中', en: 'Under way' },
  done: { zh: '已落实', en: 'Done' },
  concluded: { zh: '已登记', en: 'On record' },
  excellent: { zh: '优', en: 'Excellent' },
  good: { zh: '良', en: 'Good' },
  fair: { zh: '中', en: 'Fair' },
  poor: { zh: '差', en: 'Poor' },
  recruitment: { zh: '自主招聘', en: 'Own recruitment' },
  'post-ratio': { zh: '岗位结构比例', en: 'Post ratios' },
  'title-review': { zh: '职称评审', en: 'Title review' },
  compliant: { zh: '合规', en: 'Compliant' },
  'to-rectify': { zh: '须整改', en: 'To be put right' },
  violated: { zh: '违规', en: 'Violated' },
  'organise-projects': { zh: '组织实施重大人才项目', en: 'Organising major talent projects' },
  introduction: { zh: '人才引进', en: 'Introduction' },
  training: { zh: '人才培养使用', en: 'Training and use' },
  commendation: { zh: '表彰激励', en: 'Commendation and incentive' },
  care: { zh: '关怀服务', en: 'Care' },
  other: { zh: '其他', en: 'Other' },
  family: { zh: '亲属', en: 'Family' },
  shareholder: { zh: '持股或合伙', en: 'Shareholder or partner' },
  employment: { zh: '任职或兼职', en: 'Employment' },
  received: { zh: '已受理', en: 'Received' },
  dismissed: { zh: '异议不成立', en: 'Dismissed' },
  upheld: { zh: '异议成立', en: 'Upheld' },
  requested: { zh: '待复核', en: 'Requested' },
  confirmed: { zh: '已更正', en: 'Rectified' },
  rejected: { zh: '未予更正', en: 'Rejected' },
  ...moneyValueLabels,
  ...documentKindLabels,
} as const satisfies Record<Value, Label>;
