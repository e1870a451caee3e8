import { fillIn, type Bilingual, type Language } from '../error-codes';

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
  'entry-reminder': {
    zh: '「{type}」{number}:{text}',
    en: '{type} {number}: {text}',
  },
} as const satisfies Record<string, Bilingual>;

export type MessageKind = keyof typeof messageTexts;

export type MessageFacts = Readonly<Record<string, string | Bilingual>>;

/** What a reminder says whose declaration gives it no text of its own. */
export const plainReminder: Bilingual = {
  zh: '请留意这条记录。',
  en: 'please look at this entry.',
};

export const messageText = (kind: MessageKind, language: Language, facts: MessageFacts): string =>
  fillIn(messageTexts[kind], language, facts);
