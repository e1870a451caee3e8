import type { Knex } from 'knex';

import type { DocumentHead } from '../../../../../shared/contracts/documents';
import type { DocumentKind } from '../../../../../shared/vocabulary';
import { isDuplicateKey, refuse, tables, type Tx } from '../../../platform';

import type { DocumentTarget } from './kinds';

/** What a paper was made of, frozen when it was issued. */
export interface FrozenFacts {
  readonly head: DocumentHead;
  readonly data: unknown;
}

export interface DocumentVoid {
  readonly reason: string;
  readonly replacedBy: string | null;
  /** Key of the person. */
  readonly by: string;
  readonly at: string;
}

export interface DocumentRecord {
  readonly publicId: string;
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly title: string;
  readonly target: DocumentTarget;
  /** Sealed; `factsPlace` says with what. */
  readonly facts: string;
  readonly template: number | null;
  /** Public id of its DOCX in the private store. */
  readonly fileId: string;
  readonly sha256: string;
  /** Key of the person. */
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly void: DocumentVoid | null;
}

interface Row {
  public_id: string;
  kind: DocumentKind;
  number: string | null;
  title: string;
  target_type: string;
  target_document_id: string;
  facts: string;
  template: number | null;
  file_id: string;
  sha256: string;
  issued_by: string;
  issued_at: string;
  reason: string | null;
  replaced_by: string | null;
  voided_by: string | null;
  voided_at: string | null;
}

const toDocument = (row: Row): DocumentRecord => ({
  publicId: row.public_id,
  kind: row.kind,
  number: row.number,
  title: row.title,
  target: { type: row.target_type, documentId: row.target_document_id },
  facts: row.facts,
  template: row.template,
  fileId: row.file_id,
  sha256: row.sha256,
  issuedBy: row.issued_by,
  issuedAt: row.issued_at,
  void:
    row.voided_at === null
      ? null
      : {
          reason: row.reason ?? '',
          replacedBy: row.replaced_by,
          by: row.voided_by ?? '',
          at: row.voided_at,
        },
});

const joined = (knex: Knex) =>
  knex(`${tables.documents} as document`)
    .leftJoin(`${tables.documentVoids} as ended`, 'ended.document_id', 'document.public_id')
    .select(
      'document.*',
      'ended.reason',
      'ended.replaced_by',
      'ended.voided_by',
      'ended.voided_at',
    );

/** Where the frozen facts of a paper stand: sealed with it, they open nowhere else. */
export const factsPlace = (publicId: string) => ({
  type: 'document',
  attribute: 'facts',
  documentId: publicId,
});

/** @throws Refusal NOT_FOUND */
export const documentByPublicId = async (knex: Knex, publicId: string): Promise<DocumentRecord> => {
  const row = (await joined(knex).where('document.public_id', publicId).first()) as Row | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toDocument(row);
};

/** The papers of one target, the earliest first, void ones too. */
export const documentsOf = async (
  knex: Knex,
  { type, documentId }: DocumentTarget,
): Promise<DocumentRecord[]> =>
  (
    (await joined(knex)
      .where({ 'document.target_type': type, 'document.target_document_id': documentId })
      .orderBy('document.id')) as Row[]
  ).map(toDocument);

export const insertDocument = async (
  tx: Tx,
  draft: Omit<DocumentRecord, 'void'>,
): Promise<void> => {
  await tx(tables.documents).insert({
    public_id: draft.publicId,
    kind: draft.kind,
    number: draft.number,
    title: draft.title,
    target_type: draft.target.type,
    target_document_id: draft.target.documentId,
    facts: draft.facts,
    template: draft.template,
    file_id: draft.fileId,
    sha256: draft.sha256,
    issued_by: draft.issuedBy,
    issued_at: draft.issuedAt,
  });
};

/** Once. @throws Refusal DOCUMENT_VOID: somebody has made it void already */
export const insertVoid = async (
  tx: Tx,
  publicId: string,
  { reason, replacedBy, by, at }: DocumentVoid,
): Promise<void> => {
  try {
    await tx(tables.documentVoids).insert({
      document_id: publicId,
      reason,
      replaced_by: replacedBy,
      voided_by: by,
      voided_at: at,
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('DOCUMENT_VOID');
    throw error;
  }
};
