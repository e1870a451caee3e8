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

/** The first stage whose signers saw something else than what the case is now about. */
export const stageToRepeat = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<number> => {
  const stale = (await decisionsOf(tx, one.id))
    // What he gave himself stands as he left it, not as it was shown to him.
    .filter(({ seen, values }) => {
      const given = target.digestsOf(one.target.type, values);
      return changedBetween({ ...seen, ...given }, one.guarded).length > 0;
    })
    .map(({ stage }) => stage);
  return Math.min(one.stage, ...stale);
};
