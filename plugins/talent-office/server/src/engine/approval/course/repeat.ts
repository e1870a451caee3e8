import type { Tx } from '../../../platform';

import { changeCase, changedBetween, decisionsOf, type CaseRecord, type CaseTarget } from '../case';
import { acceptanceKind } from '../workflow';

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

const writtenPastTheGate = 'written past the gate';

/** A digest as no value has it, so that nobody signs before the office has looked; what it was is kept in it. */
const blocked = (digest = ''): string => `${writtenPastTheGate}:${digestKept(digest)}`;

/** The digest that a case has of an attribute, blocked or not. */
export const digestKept = (digest: string): string =>
  digest.startsWith(writtenPastTheGate) ? digest.slice(writtenPastTheGate.length + 1) : digest;

/** Does a case wait for the office to look at what came past the gate? */
export const isBlocked = ({ guarded }: CaseRecord): boolean =>
  Object.values(guarded).some((digest) => digest.startsWith(writtenPastTheGate));

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
  const unseen = Object.fromEntries(late.map((name) => [name, blocked(one.guarded[name])]));
  return changeCase(tx, one, { guarded: { ...one.guarded, ...mended, ...unseen } });
};

/** The first stage whose signers saw something else than what the case is now about. */
export const stageToRepeat = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<number> => {
  const made = (await decisionsOf(tx, one.id)).filter(
    // What was taken on stays so: what is mended since is for those to see who judge it.
    ({ kind }) => one.acceptedAt === null || kind !== acceptanceKind,
  );
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
