/** How far an employer's yearly word is that somebody is in post (在岗确认). */
export const inPostStates = ['draft', 'attested', 'revoked'] as const;
export type InPostState = (typeof inPostStates)[number];
