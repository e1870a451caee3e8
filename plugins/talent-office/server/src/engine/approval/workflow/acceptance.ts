import type { Bilingual } from '../../../../../shared/error-codes';
import { isNumberForm } from '../../numbers';

import type { Stage } from './body';

/** The kind of stage at which an application is taken on (受理), or comes back with all that is missing. */
export const acceptanceKind = 'acceptance';

/** The statute's own default: told at once, within five working days. */
export const acceptanceWorkingDays = 5;

/** How acceptances are numbered where a workflow does not say. */
export const defaultNumberForm = '受〔{year}〕{number}号';

/** Names the field of an acceptance stage that is wrong, and what is wrong with it. */
export const problemOfAcceptance = (
  { key, title, kind, seats, acceptanceNumber, returnAllowed }: Stage,
  stages: readonly Stage[],
): { readonly field: string; readonly problem: Bilingual } | null => {
  if (kind !== acceptanceKind) return null;
  if (seats.length !== 1) {
    const zh = `受理环节「${title}」应有且只有一个席位。`;
    return { field: 'seats', problem: { zh, en: `the acceptance stage "${title}" has one seat.` } };
  }
  if (stages.some((other) => other.kind === acceptanceKind && other.key !== key)) {
    const zh = '一个流程只能有一个受理环节。';
    return { field: 'kind', problem: { zh, en: 'a workflow has one acceptance stage at most.' } };
  }
  if (!returnAllowed) {
    const zh = `受理环节「${title}」须允许退回补正。`;
    const en = `the acceptance stage "${title}" must be able to return what is incomplete.`;
    return { field: 'returnAllowed', problem: { zh, en } };
  }
  if (acceptanceNumber && !isNumberForm(acceptanceNumber)) {
    const zh = '受理号格式须各含一次 {year} 和 {number}。';
    const en = 'the form of the acceptance number has {year} and {number} once each.';
    return { field: 'acceptanceNumber', problem: { zh, en } };
  }
  return null;
};
