import { own, refuse, type Tx } from '../../platform';
import { proofKind, review, type StageKind, type StageSignature } from '../approval';
import { samePerson } from '../organisation';

import { latestAt, proofsOf } from './records';

type Asked = NonNullable<StageSignature['stage']['proofs']>[number];

/** Names as a refusal tells them, in both languages. */
const told = (asked: readonly Asked[]) => ({
  zh: asked.map(({ zh }) => zh).join('、'),
  en: asked.map(({ en }) => en).join(', '),
});

/**
 * Whoever passes a proof stage has looked at each proof, as it now stands, and at none that he handed in
 * himself. What is returned or refused needs none.
 * @throws Refusal PROOF_MISSING, PROOF_CHANGED, PROOF_OWN, PROOF_NOT_ASKED
 */
const judge = async (
  tx: Tx,
  { one, stage, person, absentee, choice, proofs }: StageSignature,
): Promise<void> => {
  const asked = stage.proofs ?? [];
  const unknown = Object.keys(proofs).some((name) => !asked.some(({ key }) => key === name));
  if (unknown || (choice !== 'approve' && Object.keys(proofs).length > 0)) {
    throw refuse('PROOF_NOT_ASKED', {}, 'proofs');
  }
  if (choice !== 'approve') return;
  const latest = latestAt(await proofsOf(tx, one.publicId), one.stage);
  const standing = asked.map((each) => ({ each, proof: latest.get(each.key) }));
  const missing = standing.filter(({ proof }) => !proof || proof.returnedFor !== null);
  if (missing.length > 0) {
    throw refuse('PROOF_MISSING', { proofs: told(missing.map(({ each }) => each)) }, 'proofs');
  }
  const changed = standing.filter(({ each, proof }) => own(proofs, each.key) !== proof?.publicId);
  if (changed.length > 0) {
    throw refuse('PROOF_CHANGED', { proofs: told(changed.map(({ each }) => each)) }, 'proofs');
  }
  const signers = [...person.keys, ...(absentee?.keys ?? [])];
  const mine = standing.find(({ proof }) => proof && samePerson(proof.keys, signers));
  if (mine) throw refuse('PROOF_OWN', { proof: told([mine.each]) }, 'proofs');
};

/** The stage that waits for what is handed in (提交证明), such as a signed agreement: its seat accepts it. */
export const createProofKind = (): StageKind => ({ kind: proofKind, open: review.open, judge });
