import { fillIn, type Bilingual, type Language } from '../error-codes';
import type { MessageKind } from '../vocabulary';

export type { MessageKind };

/**
 * What the engine tells people by itself. A message names a type, a number, a stage and a date, and
 * never a person: it travels by mail.
 */
export const messageTexts = {
  'step-due': {
    zh: '「{type}」{number}：环节「{stage}」须在 {dueOn} 前办理。',
    en: '{type} {number}: stage "{stage}" is due on {dueOn}.',
  },
  'step-overdue': {
    zh: '「{type}」{number}：环节「{stage}」已于 {dueOn} 到期，尚未办理。',
    en: '{type} {number}: stage "{stage}" was due on {dueOn} and is still open.',
  },
  'step-escalated': {
    zh: '「{type}」{number}：环节「{stage}」已于 {dueOn} 到期，逾期 {days} 个工作日仍未办理，请督办。',
    en: '{type} {number}: stage "{stage}" was due on {dueOn} and is {days} working days overdue: please see to it.',
  },
  'case-accepted': {
    zh: '「{type}」{number} 已受理，受理号：{acceptance}。',
    en: '{type} {number} has been accepted: {acceptance}.',
  },
  'case-returned': {
    zh: '「{type}」{number} 已由环节「{stage}」退回{lastDay}。需补正的内容请登录后查看。',
    en: '{type} {number} was returned at stage "{stage}"{lastDay}. Sign in to see what is missing.',
  },
  'case-ended': {
    zh: '「{type}」{number} 已办结：{outcome}。详情请登录后查看。',
    en: '{type} {number}: {outcome}. Sign in to read more.',
  },
  'proof-returned': {
    zh: '「{type}」{number}：您在环节「{stage}」提交的证明被退回。原因请登录后查看，并请重新提交。',
    en: '{type} {number}: a proof that you handed in at stage "{stage}" came back. Sign in to see why, and hand in another.',
  },
  'place-promoted': {
    zh: '「{type}」{number}：已在环节「{stage}」由候补递补入选。',
    en: '{type} {number} moved up from the reserve list at stage "{stage}" and is selected.',
  },
  'notice-take-down': {
    zh: '公示 {number} 已于 {from} 到期，请撤下外部发布的内容（{places}），并在“公示”页登记。',
    en: 'Notice {number} was due to be taken down on {from}: take its copies down ({places}) and record it under Notices.',
  },
  'paper-waiting': {
    zh: '「{type}」：{what}（{number}）已登记，等待您或另一位同事复核。',
    en: '{type}: for you or another colleague to confirm: {what} ({number}).',
  },
  'in-post-due': {
    zh: '贵单位还有 {count} 名已享受人才待遇的职工未确认 {number} 年度在岗情况，请登录网站办理。',
    en: '{count} of your staff who were awarded something are not confirmed as in post for {number} yet: please sign in and do so.',
  },
  'passing-on-due': {
    zh: '{count} 笔拨付给用人单位的资金已逾期未提交转付证明（最早一笔的期限：{dueOn}），请登记转付日期、金额并上传凭证。',
    en: '{count} payments to an employer lack proof that they were passed on (the first was due on {dueOn}): please record date and amount with the scan.',
  },
  'entry-reminder': {
    zh: '「{type}」{number}：{text}',
    en: '{type} {number}: {text}',
  },
} as const satisfies Record<MessageKind, Bilingual>;

export type MessageFacts = Readonly<Record<string, string | Bilingual>>;

/** What a reminder says whose declaration gives it no text of its own. */
export const plainReminder: Bilingual = {
  zh: '请留意这条记录。',
  en: 'please look at this entry.',
};

export const messageText = (kind: MessageKind, language: Language, facts: MessageFacts): string =>
  fillIn(messageTexts[kind], language, facts);

/** The keys in a list that somebody typed, with commas of either language. */
export const channelKeys = (typed: string | null): string[] =>
  (typed ?? '').split(/[,，、\s]+/).filter((key) => key !== '');
