/** How an objection (异议) reaches the desk, where a clerk records it. */
export const deskMedia = ['phone', 'letter', 'visit'] as const;
/** How an objection reached the office; by the website it records itself. */
export const objectionMedia = [...deskMedia, 'web'] as const;
export type ObjectionMedium = (typeof objectionMedia)[number];

/** Through which media objections without a name are taken: all, all but the website, or none. */
export const anonymousObjections = ['everywhere', 'desk', 'nowhere'] as const;
export type AnonymousObjections = (typeof anonymousObjections)[number];

/** How the answer to an objection (异议答复) reaches whoever objected. */
export const answerMedia = ['mail', ...deskMedia] as const;
export type AnswerMedium = (typeof answerMedia)[number];

/** By mail it is `sending` until the gateway takes it, or has refused it too often. */
export const answerStates = ['sending', 'sent', 'given-up'] as const;
export type AnswerState = (typeof answerStates)[number];

export const objectionStates = ['received', 'dismissed', 'upheld'] as const;
export type ObjectionState = (typeof objectionStates)[number];

/**
 * `waiting`: until the office posts it with others. `ended`: its period passed and the case went on.
 * `withdrawn`: the case went another way.
 */
export const noticeStates = ['waiting', 'running', 'ended', 'withdrawn'] as const;
export type NoticeState = (typeof noticeStates)[number];
