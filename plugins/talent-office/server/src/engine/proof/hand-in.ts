import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import { actorKey, getService, Refusal, refuse, type Actor, type Tx } from '../../platform';
import { capacityOf, officeRole, proofKind, type CaseRecord, type Stage } from '../approval';
import type { StoredContent } from '../files';
import type { Person } from '../organisation';

import { insertProof, insertReturn, latestAt, proofsOf, type ProofRecord } from './records';

/** Who hands something in, or sends it back. */
export interface ProofCause {
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** As often may something be handed in for one thing that is asked. */
const mostUploads = 20;

/** Under this word the store knows whose file it is. */
export const proofOwner = 'case-proof';

type Asked = NonNullable<Stage['proofs']>[number];

const titleOf = ({ zh, en }: Asked) => ({ zh, en });

/** What is asked for where the case now stands. @throws Refusal PROOF_NOT_ASKED */
const askedAt = async (
  strapi: Core.Strapi,
  one: CaseRecord,
  key: string,
): Promise<{ readonly asked: Asked; readonly stage: Stage }> => {
  const { workflow } = await getService(strapi, 'approval').view(one.publicId);
  const stage = workflow.stages[one.stage];
  const asked = stage?.proofs?.find((each) => each.key === key);
  if (one.state !== 'open' || stage?.kind !== proofKind || !asked) throw refuse('PROOF_NOT_ASKED');
  return { asked, stage };
};

const keep = async (
  strapi: Core.Strapi,
  tx: Tx,
  one: CaseRecord,
  { key, content, person }: { key: string; content: StoredContent; person: Person },
  { actor, requestId }: ProofCause,
): Promise<void> => {
  const before = (await proofsOf(tx, one.publicId)).filter(
    ({ stage, asked }) => stage === one.stage && asked === key,
  );
  if (before.length >= mostUploads) throw refuse('FILES_TOO_MANY', { most: mostUploads }, 'files');
  const publicId = randomUUID();
  const owner = { type: proofOwner, documentId: publicId };
  const file = await getService(strapi, 'files').keep(tx, owner, content, { actor, requestId });
  const { sha256 } = content;
  await insertProof(tx, {
    ...{
      publicId,
      caseId: one.publicId,
      stage: one.stage,
      asked: key,
      file: file.publicId,
      sha256,
    },
    ...{ keys: person.keys, uploadedBy: person.id, at: getService(strapi, 'clock').now() },
  });
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, person, requestId, target: one.target },
    action: 'case.hand-in-proof',
    details: { case: one.publicId, proof: publicId, asked: key, file: file.publicId, sha256 },
  });
};

/**
 * Whoever applied hands something in; that it is his own is for who asks to know.
 * @throws Refusal NOT_FOUND, PROOF_NOT_ASKED, FILES_TOO_MANY
 */
export const handInAsApplicant = async (
  strapi: Core.Strapi,
  tx: Tx,
  { caseId, key, content }: { caseId: string; key: string; content: StoredContent },
  cause: ProofCause,
): Promise<void> => {
  const one = await getService(strapi, 'approval').lock(tx, caseId);
  const { asked } = await askedAt(strapi, one, key);
  if (asked.uploader !== 'by-applicant') throw refuse('PROOF_NOT_ASKED');
  const person = await getService(strapi, 'organisation').personOf(cause.actor);
  await keep(strapi, tx, one, { key, content, person }, cause);
};

/** A colleague at a seat of the stage. @throws Refusal as a signature there would be refused */
const atSeat = async (
  strapi: Core.Strapi,
  tx: Tx,
  one: CaseRecord,
  { seats }: Stage,
  actor: Actor,
): Promise<Person> => {
  let refused: Refusal | null = null;
  for (const { key: seat } of seats) {
    try {
      const signing = { caseId: one.publicId, seat, actor };
      return (await getService(strapi, 'approval').signatureAt(tx, signing)).person;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused ??= error;
    }
  }
  throw refused ?? refuse('NOT_YOUR_STEP');
};

/** Most applicants never log in: a colleague of the office keys in what one brought (代录), as with his form. */
const ofOffice = async (
  strapi: Core.Strapi,
  tx: Tx,
  one: CaseRecord,
  actor: Actor,
): Promise<Person> => {
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personOf(actor);
  const capacities = await organisation.capacitiesAt(person, { role: officeRole, unit: null });
  if (capacities.length === 0) {
    throw refuse('NOT_BY_YOU', { action: 'uploadProof', by: valueLabels[officeRole] });
  }
  await capacityOf(strapi, person, capacities, (each) =>
    getService(strapi, 'approval').refuseConcerned(tx, one, each),
  );
  return person;
};

/**
 * In the panel: what a colleague hands in at his seat, and what the office keys in for an applicant.
 * @throws Refusal NOT_FOUND, PROOF_NOT_ASKED, NOT_YOUR_STEP, NOT_BY_YOU, SIGNER_EXCLUDED, FILES_TOO_MANY
 */
export const handInAsColleague = async (
  strapi: Core.Strapi,
  tx: Tx,
  { caseId, key, content }: { caseId: string; key: string; content: StoredContent },
  cause: ProofCause,
): Promise<void> => {
  const one = await getService(strapi, 'approval').lock(tx, caseId);
  const { asked, stage } = await askedAt(strapi, one, key);
  const person =
    asked.uploader === 'by-colleague'
      ? await atSeat(strapi, tx, one, stage, cause.actor)
      : await ofOffice(strapi, tx, one, cause.actor);
  await keep(strapi, tx, one, { key, content, person }, cause);
};

/**
 * A signer of the stage sends a proof back (退回证明), with a reason; the stage waits for another one.
 * @throws Refusal NOT_FOUND, PROOF_NOT_ASKED, PROOF_RETURNED, and as a signature is refused
 */
export const sendBack = async (
  strapi: Core.Strapi,
  tx: Tx,
  input: { caseId: string; seat: string; proof: string; reason: string },
  { actor, requestId }: ProofCause,
): Promise<void> => {
  const { caseId, seat, reason } = input;
  const { one, person } = await getService(strapi, 'approval').signatureAt(tx, {
    ...{ caseId, seat, actor },
  });
  const proof: ProofRecord | undefined = [
    ...latestAt(await proofsOf(tx, caseId), one.stage).values(),
  ].find(({ publicId }) => publicId === input.proof);
  if (!proof) throw refuse('PROOF_NOT_ASKED');
  const { asked, stage } = await askedAt(strapi, one, proof.asked);
  const at = getService(strapi, 'clock').now();
  await insertReturn(tx, proof, { reason, person: person.id, at });
  await getService(strapi, 'audit').record(tx, {
    ...{ actor, person, requestId, reason, target: one.target },
    action: 'case.return-proof',
    details: { case: caseId, proof: proof.publicId, asked: titleOf(asked).en },
  });
  // A colleague's proof is a matter of the house: he sees it at his step.
  if (asked.uploader === 'by-colleague') return;
  await getService(strapi, 'approval').tell(tx, {
    ...{ what: 'proof-returned', one, stage: stage.title, again: proof.publicId },
    by: actorKey(actor),
  });
};
