import type { CaseBody, DecisionBody } from '../../../../shared/contracts/cases';
import type { TextKey } from '../../translations';

import type { KnownChoice } from './choices';

type Choice = DecisionBody['choice'];

/** An application that is taken on is not approved, and one that is not taken on not refused. */
const atAcceptance = {
  approve: 'decision.accept',
  return: 'decision.return',
  refuse: 'decision.decline',
} as const satisfies Record<Choice, TextKey>;

const elsewhere = {
  approve: 'decision.approve',
  return: 'decision.return',
  refuse: 'decision.refuse',
} as const satisfies Record<Choice, TextKey>;

/** What a choice is called at a stage. */
export const choiceWord = (
  stage: CaseBody['stages'][number] | undefined,
  choice: Choice,
): (typeof atAcceptance | typeof elsewhere)[Choice] =>
  (stage?.kind === 'acceptance' ? atAcceptance : elsewhere)[choice];

/** What somebody has decided, or voted. */
export const wordOf = (
  stage: CaseBody['stages'][number] | undefined,
  choice: KnownChoice,
): TextKey =>
  choice === 'postpone' || choice === 'abstain' ? `decision.${choice}` : choiceWord(stage, choice);
