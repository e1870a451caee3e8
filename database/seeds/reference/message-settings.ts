import { office, type Seeding } from '../seeding';

const kinds = [
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
];

/** One entry for each kind of message, as it holds without it: the office finds them and changes them. */
export const seedMessageSettings = async ({ once }: Seeding): Promise<void> => {
  for (const kind of kinds) await once(office('message-setting'), { kind });
};
