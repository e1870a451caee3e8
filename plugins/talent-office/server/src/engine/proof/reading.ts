import type { Core } from '@strapi/strapi';

import type { ProofBody, StageProofsBody } from '../../../../shared/contracts/proofs';
import { getService, own, reading } from '../../platform';
import { proofKind, type CaseView } from '../approval';
import { fileBody } from '../files';

import { latestAt, proofsOf, type ProofRecord } from './records';

/** Was this the one that a signer passed the stage with, in its last round? */
const isAccepted = (
  { steps, decisions }: CaseView,
  { stage, asked, publicId }: ProofRecord,
): boolean => {
  const round = Math.max(...steps.flatMap((step) => (step.stage === stage ? [step.round] : [])));
  return decisions.some(
    (made) =>
      made.stage === stage &&
      made.round === round &&
      made.choice === 'approve' &&
      own(made.proofs, asked) === publicId,
  );
};

const uploadOf = async (
  strapi: Core.Strapi,
  { publicId, file, returnedFor }: ProofRecord,
): Promise<ProofBody['upload']> => ({
  ...fileBody(await getService(strapi, 'files').byId(file)),
  // It is read, accepted and sent back by its own id, not the store's.
  id: publicId,
  returnedFor,
});

/** What the proof stages of a case wait for, as far as it has come. */
export const stageProofs = async (
  strapi: Core.Strapi,
  view: CaseView,
): Promise<StageProofsBody[]> => {
  const { one, workflow } = view;
  const handedIn = await reading(strapi, (knex) => proofsOf(knex, one.publicId));
  const found: StageProofsBody[] = [];
  for (const [index, { kind, title, proofs: asked = [] }] of workflow.stages.entries()) {
    if (kind !== proofKind || index > one.stage) continue;
    const latest = latestAt(handedIn, index);
    const proofs: ProofBody[] = [];
    for (const { key, zh, en, uploader } of asked) {
      const proof = latest.get(key);
      const state = !proof
        ? 'missing'
        : proof.returnedFor !== null
          ? 'sent-back'
          : isAccepted(view, proof)
            ? 'accepted'
            : 'uploaded';
      const upload = proof ? await uploadOf(strapi, proof) : null;
      proofs.push({ key, zh, en, uploader, state, upload });
    }
    const open = one.state === 'open' && index === one.stage;
    found.push({ stage: index, title, open, proofs });
  }
  return found;
};
