import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import { refuse, tables, type Tx } from '../../platform';

interface FileRow {
  id: number;
  public_id: string;
  sha256: string;
  size: number;
  media_type: string;
  name: string;
  owner_type: string;
  owner_document_id: string;
  created_by: string;
  created_at: string;
  removed_at: string | null;
}

/** The entry that files belong to. */
export interface FileOwner {
  readonly type: string;
  readonly documentId: string;
}

export interface FileRecord {
  readonly publicId: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
  readonly owner: FileOwner;
  readonly createdBy: string;
  readonly createdAt: string;
  /** When it was taken off its entry; `null` while it is there. */
  readonly removedAt: string | null;
}

const toFile = (row: FileRow): FileRecord => ({
  publicId: row.public_id,
  sha256: row.sha256,
  size: row.size,
  mediaType: row.media_type,
  name: row.name,
  owner: { type: row.owner_type, documentId: row.owner_document_id },
  createdBy: row.created_by,
  createdAt: row.created_at,
  removedAt: row.removed_at,
});

/** The files that are on an entry, the oldest first. */
export const filesOf = async (knex: Knex, owner: FileOwner): Promise<FileRecord[]> =>
  (
    (await knex(tables.files)
      .where({ owner_type: owner.type, owner_document_id: owner.documentId, removed_at: null })
      .orderBy('id')) as FileRow[]
  ).map(toFile);

/** @throws Refusal NOT_FOUND */
export const fileByPublicId = async (knex: Knex, publicId: string): Promise<FileRecord> => {
  const row = (await knex(tables.files).where({ public_id: publicId }).first()) as
    FileRow | undefined;
  if (!row) throw refuse('NOT_FOUND');
  return toFile(row);
};

export const insertFile = async (
  tx: Tx,
  draft: Omit<FileRecord, 'publicId' | 'removedAt'>,
): Promise<FileRecord> => {
  const publicId = randomUUID();
  await tx(tables.files).insert({
    public_id: publicId,
    sha256: draft.sha256,
    size: draft.size,
    media_type: draft.mediaType,
    name: draft.name,
    owner_type: draft.owner.type,
    owner_document_id: draft.owner.documentId,
    created_by: draft.createdBy,
    created_at: draft.createdAt,
  });
  return fileByPublicId(tx, publicId);
};

/** Takes a file off its entry. Kept, its row and content stay for who signed what was in it. */
export const takeOff = async (
  tx: Tx,
  { publicId }: FileRecord,
  kept: { readonly at: Date } | null,
): Promise<void> => {
  const row = tx(tables.files).where({ public_id: publicId });
  await (kept ? row.update({ removed_at: kept.at.toISOString() }) : row.delete());
};

/** Which of these contents any file still is. */
export const referredTo = async (
  knex: Knex,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set(await knex(tables.files).whereIn('sha256', hashes).pluck<string[]>('sha256'));

/** Forgets the files of one entry. */
export const forgetFiles = async (tx: Tx, owner: FileOwner): Promise<void> => {
  await tx(tables.files)
    .where({ owner_type: owner.type, owner_document_id: owner.documentId })
    .delete();
};

/**
 * Forgets the files of entries that are gone: a draft that its owner deleted. What has been in a case
 * cannot be deleted, so nothing that somebody signed goes here.
 */
export const forgetOrphans = async (knex: Knex, type: string, table: string): Promise<void> => {
  await knex(tables.files)
    .where({ owner_type: type })
    .whereNotExists((query) =>
      query
        .select(knex.raw('1'))
        .from(table)
        .where(`${table}.document_id`, knex.ref(`${tables.files}.owner_document_id`)),
    )
    .delete();
};
