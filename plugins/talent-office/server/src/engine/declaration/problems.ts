import { closest } from 'fastest-levenshtein';

/** One mistake in a declaration: enough to mend it without reading our code. */
export interface Problem {
  /** Content type, e.g. `api::nomination.nomination`. */
  readonly type: string;
  /** Key inside `pluginOptions["talent-office"]`, e.g. `states.draft.submit.to`. */
  readonly key: string;
  readonly reason: string;
}

/** `; did you mean "submit"?`, or the empty text when nothing valid comes near. */
export const didYouMean = (word: string, valid: readonly string[]): string => {
  if (valid.length === 0) return '';
  return `; did you mean "${closest(word, [...valid])}"? Valid: ${valid.join(', ')}`;
};

const describeProblem = ({ type, key, reason }: Problem): string =>
  `${type}: pluginOptions["talent-office"].${key}: ${reason}`;

/** @throws Error naming every mistake: the code base decides them, so the boot stops. */
export const refuseProblems = (problems: readonly Problem[]): void => {
  if (problems.length === 0) return;
  throw new Error(`Declarations to mend:\n${problems.map(describeProblem).join('\n')}`);
};
