/** What somebody can have decided or voted, and the colour of it. */
export const choiceVariants = {
  approve: 'success',
  return: 'warning',
  refuse: 'danger',
  postpone: 'warning',
  abstain: 'neutral',
} as const;

export type KnownChoice = keyof typeof choiceVariants;

export const isChoice = (choice: string): choice is KnownChoice =>
  Object.hasOwn(choiceVariants, choice);
