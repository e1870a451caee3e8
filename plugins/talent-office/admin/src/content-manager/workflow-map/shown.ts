/** Kinds whose signers are reminded of a deadline. */
const withDeadline = ['acceptance', 'review', 'check', 'proof', 'committee'];

/** Attributes of a stage that only some kinds look at; all others are every kind's. */
const onlyFor: Readonly<Record<string, readonly string[]>> = {
  noticeWorkingDays: ['notice'],
  noticeCalendarDays: ['notice'],
  postingDayCounts: ['notice'],
  proofRequired: ['notice'],
  inBatches: ['notice'],
  objectionUnitCode: ['notice'],
  expiresWhenOverdue: ['review', 'check', 'proof'],
  committee: ['committee'],
  checks: ['check'],
  proofs: ['proof'],
  selection: ['selection'],
  acceptanceNumber: ['acceptance'],
  remindDaysBefore: withDeadline,
  overdueEveryDays: withDeadline,
  escalateAfterDays: withDeadline,
  escalateRole: withDeadline,
  escalateUnitCode: withDeadline,
};

/** Attributes of a stage that a kind has no use for. */
const notFor: Readonly<Record<string, readonly string[]>> = {
  notice: ['seats', 'workingDays', 'sets', 'returnAllowed', 'stopsTheClock'],
  recommendation: ['seats', 'sets'],
  acceptance: ['stopsTheClock'],
  committee: ['seats', 'returnAllowed'],
  selection: ['seats', 'workingDays', 'sets', 'returnAllowed'],
};

/** Attributes that Strapi gives every component. */
const ofStrapi = ['id', 'documentId'];

export const isOurs = (name: string): boolean => !ofStrapi.includes(name);

/** What is asked first; the rest follows as the schema has it, and the code of the stage is last. */
const first = ['title', 'kind', 'checks', 'proofs', 'selection', 'seats', 'workingDays'];

/** One choice writes both: a unit by its code, or the way to it from the entry. */
const writtenWithAnother = ['unitPath'];

/** The attributes of a component that its form asks for, in their order. */
export const shownOf = (names: readonly string[], kind: string | null): string[] => {
  const isShown = (name: string): boolean =>
    !writtenWithAnother.includes(name) &&
    (kind === null ||
      ((onlyFor[name]?.includes(kind) ?? true) && !(notFor[kind]?.includes(name) ?? false)));
  const shown = names.filter((name) => isOurs(name) && isShown(name));
  return [
    ...first.filter((name) => shown.includes(name)),
    ...shown.filter((name) => !first.includes(name) && name !== 'key'),
    ...shown.filter((name) => name === 'key'),
  ];
};

/** Latin letters that a label is as wide as; a Chinese character is two. */
const lettersOf = (label: string): number =>
  [...label].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);

/** What fits into half a line; beside a switch stands the word that clears it. */
const halfLine = 26;
const besideSwitch = 22;

const isNarrow = (type: string, name: string): boolean =>
  ['integer', 'boolean', 'enumeration', 'biginteger', 'date'].includes(type) ||
  name === 'key' ||
  /role$|unitCode$/i.test(name);

/**
 * Numbers, choices, switches and a position with its unit stand side by side where their labels can be
 * read whole; texts and lists take a line.
 */
export const widthOf = (type: string, name: string, label: string): 6 | 12 =>
  isNarrow(type, name) && lettersOf(label) <= (type === 'boolean' ? besideSwitch : halfLine)
    ? 6
    : 12;
