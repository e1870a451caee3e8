import type { CheckAnswers } from '../../../../../shared/contracts/cases';
import { own, refuse } from '../../../platform';

import type { Choice } from '../case';
import { checkKind, type Stage } from '../workflow';

/** Names of points as a refusal tells them, in both languages. */
const told = (points: readonly { readonly zh: string; readonly en: string }[]) => ({
  zh: points.map(({ zh }) => zh).join('、'),
  en: points.map(({ en }) => en).join(', '),
});

/**
 * Whoever decides at a check stage says of each point what he found, whatever he decides; and why, where he
 * did not find it as it should be. With a no nothing passes.
 * @throws Refusal CHECK_UNKNOWN, CHECK_UNANSWERED, CHECK_UNEXPLAINED, CHECK_FAILED
 */
export const refuseChecks = (
  { kind, checks = [] }: Stage,
  choice: Choice,
  answers: CheckAnswers,
): void => {
  const asked = kind === checkKind ? checks : [];
  const unknown = Object.keys(answers).find((name) => !asked.some(({ key }) => key === name));
  if (unknown !== undefined) throw refuse('CHECK_UNKNOWN', { check: unknown }, `checks.${unknown}`);
  const open = asked.filter(({ key }) => own(answers, key) === undefined);
  if (open.length > 0) {
    throw refuse('CHECK_UNANSWERED', { checks: told(open) }, `checks.${open[0]?.key}`);
  }
  const unexplained = asked.find(({ key }) => {
    const found = own(answers, key);
    return found?.answer !== 'yes' && !found?.reason?.trim();
  });
  if (unexplained) {
    const { key, zh, en } = unexplained;
    throw refuse('CHECK_UNEXPLAINED', { check: { zh, en } }, `checks.${key}`);
  }
  const failed = asked.filter(({ key }) => own(answers, key)?.answer === 'no');
  if (choice === 'approve' && failed.length > 0) {
    throw refuse('CHECK_FAILED', { checks: told(failed) }, 'choice');
  }
};
