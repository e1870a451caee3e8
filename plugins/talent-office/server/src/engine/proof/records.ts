import type { Knex } from 'knex';

import { isDuplicateKey, refuse, tables, type Tx } from '../../platform';

interface ProofRow {
  id: number;
  public_id: string;
  case_public_id: string;
  stage: number;
  asked: string;
  file_public_id: string;
  sha256: string;
  keys: string;
  created_at: string;
  returned_for: string | null;
}

/** Something that was handed in for a proof stage. */
export interface ProofRecord {
  readonly id: number;
  readonly publicId: string;
  /** Public id of the case. */
  readonly caseId: string;
  readonly stage: number;
  /** Key of what was asked for. */
  readonly asked: string;
  /** Public id of the file. */
  readonly file: string;
  /** Keys of whoever handed it in. */
  readonly keys: readonly string[];
  /** Why it went back; `null` where it did not. */
  readonly returnedFor: string | null;
}

/** All that was handed in for a case, the oldest first. */
export const proofsOf = async (knex: Knex, caseId: string): Promise<ProofRecord[]> =>
  (
    (await knex(`${tables.proofs} as proof`)
      .leftJoin(`${tables.proofReturns} as returned`, 'returned.proof_id', 'proof.id')
      .where('proof.case_public_id', caseId)
      .orderBy('proof.id')
      .select('proof.*', { returned_for: 'returned.reason' })) as ProofRow[]
  ).map((row) => ({
    id: row.id,
    publicId: row.public_id,
    caseId: row.case_public_id,
    stage: row.stage,
    asked: row.asked,
    file: row.file_public_id,
    keys: JSON.parse(row.keys) as string[],
    returnedFor: row.returned_for,
  }));

/** What was handed in last for each thing that a stage asks for, by its key. */
export const latestAt = (
  proofs: readonly ProofRecord[],
  stage: number,
): ReadonlyMap<string, ProofRecord> =>
  new Map(proofs.filter((one) => one.stage === stage).map((one) => [one.asked, one]));

export const insertProof = async (
  tx: Tx,
  draft: Omit<ProofRecord, 'id' | 'returnedFor'> & {
    readonly sha256: string;
    readonly uploadedBy: string;
    readonly at: Date;
  },
): Promise<void> => {
  await tx(tables.proofs).insert({
    public_id: draft.publicId,
    case_public_id: draft.caseId,
    stage: draft.stage,
    asked: draft.asked,
    file_public_id: draft.file,
    sha256: draft.sha256,
    keys: JSON.stringify(draft.keys),
    uploaded_by: draft.uploadedBy,
    created_at: draft.at.toISOString(),
  });
};

/** @throws Refusal PROOF_RETURNED: it went back already */
export const insertReturn = async (
  tx: Tx,
  { id }: ProofRecord,
  made: { readonly reason: string; readonly person: string; readonly at: Date },
): Promise<void> => {
  try {
    await tx(tables.proofReturns).insert({
      proof_id: id,
      reason: made.reason,
      person: made.person,
      made_at: made.at.toISOString(),
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('PROOF_RETURNED');
    throw error;
  }
};
