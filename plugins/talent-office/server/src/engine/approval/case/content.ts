import { own, refuse, type Tx } from '../../../platform';

import type { CaseRecord } from './cases';
import type { CaseTarget, Digests } from './target';

/** Names of the attributes whose digests are not the same. */
export const changedBetween = (a: Digests, b: Digests): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);

/**
 * Locks the entry and holds it against what the case was opened with, and against what the signer
 * was shown: a write that came past the gate is found before it matters.
 * @throws Refusal CONTENT_CHANGED naming the attributes
 */
export const refuseChanged = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
  seen: Digests = one.guarded,
): Promise<void> => {
  const standing = await target.look(tx, one.target, Object.keys(one.guarded));
  const changed = [
    ...Object.keys(standing).filter(
      (name) => one.guarded[name] !== standing[name] || own(seen, name) !== standing[name],
    ),
    // Nobody was shown what the case does not have.
    ...Object.keys(seen).filter((name) => own(one.guarded, name) === undefined),
  ];
  if (changed.length > 0) {
    throw refuse('CONTENT_CHANGED', { type: one.target.type, attributes: changed.join(', ') });
  }
};
