import type { Tx } from '../../platform';

import { changeCase, type CaseRecord } from './cases';
import { changedBetween } from './content';
import { decisionsOf } from './steps';
import type { CaseTarget } from './target';

/**
 * Takes the entry as it now stands for what the case is about, and judges it again.
 * @throws Refusal NOT_ELIGIBLE, FACTS_MISSING, CONTENT_CHANGED
 */
export const takeAsItStands = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<CaseRecord> => {
  await target.refuseOtherBasis(tx, one);
  const amount = await target.evaluateAgain(tx, one);
  const guarded = await target.look(tx, one.target, Object.keys(one.guarded));
  return changeCase(tx, one, { guarded, amount });
};

/** A digest that nothing has: nobody signs before the office has looked at it. */
const written = 'written past the gate';

/** Does a case wait for the office to look at what came past the gate? */
export const isBlocked = ({ guarded }: CaseRecord): boolean =>
  Object.values(guarded).includes(written);

/**
 * Takes what was mended of a returned case, and judges the entry again. Where something came past the
 * gate meanwhile the applicant, who did not write it, has done his part all the same: nothing is judged
 * by it, and nobody signs until the office has the case begin again, also where it is put back.
 * @throws Refusal NOT_ELIGIBLE, FACTS_MISSING, CONTENT_CHANGED
 */
export const takeMended = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<CaseRecord> => {
  // A state is put back, whoever wrote it: nobody but the engine says what it is.
  const late = (await target.lateWrites(one)).filter((name) => name !== 'state');
  if (late.length === 0) return takeAsItStands(tx, target, one);
  await target.refuseOtherBasis(tx, one);
  const mended = await target.look(tx, one.target, one.returnedParts);
  const blocked = Object.fromEntries(late.map((name) => [name, written]));
  return changeCase(tx, one, { guarded: { ...one.guarded, ...mended, ...blocked } });
};

/** The first stage whose signers saw something else than what the case is now about. */
export const stageToRepeat = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<number> => {
  const made = await decisionsOf(tx, one.id);
  const stale = made
    // A later round of the stage stands in its place.
    .filter(
      ({ stage, round }) => !made.some((later) => later.stage === stage && later.round > round),
    )
    // What he gave himself stands as he left it, not as it was shown to him.
    .filter(({ seen, values }) => {
      const given = target.digestsOf(one.target.type, values);
      return changedBetween({ ...seen, ...given }, one.guarded).length > 0;
    })
    .map(({ stage }) => stage);
  return Math.min(one.stage, ...stale);
};
