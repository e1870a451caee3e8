import type { Tx } from '../../platform';

import { changeCase, type CaseRecord } from './cases';
import { changedBetween } from './content';
import { decisionsOf } from './steps';
import type { CaseTarget } from './target';

/**
 * Takes the entry as it now stands for what the case is about, and judges it again.
 * @throws Refusal NOT_ELIGIBLE, FACTS_MISSING
 */
export const takeAsItStands = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<CaseRecord> => {
  const amount = await target.evaluateAgain(tx, one);
  const guarded = await target.look(tx, one.target, Object.keys(one.guarded));
  return changeCase(tx, one, { guarded, amount });
};

/**
 * Takes what was mended of a returned case, and judges the entry again. Where something came past the
 * gate meanwhile, nothing else is taken: the next signer meets CONTENT_CHANGED and the office sees what
 * it is, while the applicant, who did not write it, has done his part.
 * @throws Refusal NOT_ELIGIBLE, FACTS_MISSING
 */
export const takeMended = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<CaseRecord> => {
  const late = await target.lateWrites(one);
  const taken = await takeAsItStands(tx, target, one);
  if (late.length === 0) return taken;
  const mended = one.returnedParts.map((part) => [part, taken.guarded[part]]);
  return changeCase(tx, taken, { guarded: { ...one.guarded, ...Object.fromEntries(mended) } });
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
    .filter(({ stage, round }) => !made.some((one) => one.stage === stage && one.round > round))
    // What he gave himself stands as he left it, not as it was shown to him.
    .filter(({ seen, values }) => {
      const given = target.digestsOf(one.target.type, values);
      return changedBetween({ ...seen, ...given }, one.guarded).length > 0;
    })
    .map(({ stage }) => stage);
  return Math.min(one.stage, ...stale);
};
