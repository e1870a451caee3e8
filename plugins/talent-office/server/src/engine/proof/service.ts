import type { StageProofsBody } from '../../../../shared/contracts/proofs';
import {
  getService,
  reading,
  refuse,
  type Actor,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { CaseView } from '../approval';
import type { FileRecord, StoredContent } from '../files';

import { handInAsApplicant, handInAsColleague, sendBack, type ProofCause } from './hand-in';
import { stageProofs } from './reading';
import { proofsOf } from './records';

interface HandedIn {
  /** Public id of the case. */
  readonly caseId: string;
  /** Key of what is asked for. */
  readonly key: string;
  readonly content: StoredContent;
}

/** What is handed in for proof stages (证明材料): private files, each accepted or sent back. */
export interface Proofs {
  /** That the case is his own is for who asks to know. @throws Refusal NOT_FOUND, PROOF_NOT_ASKED, FILES_TOO_MANY */
  handInAsApplicant(tx: Tx, proof: HandedIn, cause: ProofCause): Promise<void>;
  /** @throws Refusal NOT_FOUND, PROOF_NOT_ASKED, NOT_YOUR_STEP, NOT_BY_YOU, SIGNER_EXCLUDED, FILES_TOO_MANY */
  handInAsColleague(tx: Tx, proof: HandedIn, cause: ProofCause): Promise<void>;
  /** @throws Refusal NOT_FOUND, PROOF_NOT_ASKED, PROOF_RETURNED, and as a signature is refused */
  sendBack(
    tx: Tx,
    input: { caseId: string; seat: string; proof: string; reason: string },
    cause: ProofCause,
  ): Promise<void>;
  /** What the proof stages of a case wait for, as far as it has come. */
  of(view: CaseView): Promise<StageProofsBody[]>;
  /** A proof for one reader of its case. @throws Refusal NOT_FOUND */
  fileFor(reader: Actor, caseId: string, proof: string): Promise<FileRecord>;
}

declare module '../../platform/services' {
  interface Services {
    proofs: Proofs;
  }
}

export const createProofs: ServiceFactory<'proofs'> = ({ strapi }) => ({
  handInAsApplicant: (tx, proof, cause) => handInAsApplicant(strapi, tx, proof, cause),
  handInAsColleague: (tx, proof, cause) => handInAsColleague(strapi, tx, proof, cause),
  sendBack: (tx, input, cause) => sendBack(strapi, tx, input, cause),
  of: (view) => stageProofs(strapi, view),
  fileFor: async (reader, caseId, asked) => {
    await getService(strapi, 'approval').viewFor(reader, caseId);
    const proof = (await reading(strapi, (knex) => proofsOf(knex, caseId))).find(
      ({ publicId }) => publicId === asked,
    );
    if (!proof) throw refuse('NOT_FOUND');
    return getService(strapi, 'files').byId(proof.file);
  },
});
