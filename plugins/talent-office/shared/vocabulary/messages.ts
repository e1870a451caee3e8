/** What the engine tells people by itself. */
export const messageKinds = [
  'step-due',
  'step-overdue',
  'step-escalated',
  'entry-reminder',
  'case-accepted',
  'case-returned',
  'case-ended',
  'proof-returned',
  'place-promoted',
  'notice-take-down',
  'paper-waiting',
  'in-post-due',
  'passing-on-due',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * How far a message has come on one channel: `pending` until the first attempt, `failed` while more
 * attempts follow, `given-up` when none follows by itself, `skipped` when there was nothing to send.
 */
export const deliveryStates = ['pending', 'sent', 'failed', 'given-up', 'skipped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
