import type { Knex } from 'knex';

import type { DocumentKind } from '../../../../../shared/vocabulary';
import { isDuplicateKey, refuse, tables, type Tx } from '../../../platform';

/** A template as the office handed it in, or that it took its own back (`fileId` null). */
export interface TemplateRecord {
  readonly kind: DocumentKind;
  /** Counts within its kind; taking back counts, too. */
  readonly number: number;
  /** Public id in the private store; `null`: from here on the built-in layout. */
  readonly fileId: string | null;
  readonly sha256: string | null;
  readonly name: string;
  readonly by: string;
  readonly at: string;
}

interface Row {
  kind: DocumentKind;
  number: number;
  file_id: string | null;
  sha256: string | null;
  name: string;
  put_by: string;
  put_at: string;
}

const toTemplate = (row: Row): TemplateRecord => ({
  kind: row.kind,
  number: Number(row.number),
  fileId: row.file_id,
  sha256: row.sha256,
  name: row.name,
  by: row.put_by,
  at: row.put_at,
});

/** Of one kind all that was put in force, the latest first. */
export const templatesOf = async (knex: Knex, kind: DocumentKind): Promise<TemplateRecord[]> =>
  ((await knex(tables.documentTemplates).where({ kind }).orderBy('number', 'desc')) as Row[]).map(
    toTemplate,
  );

/** Puts it in force after the last one. @throws Refusal TEMPLATE_CHANGED: somebody else was faster */
export const insertTemplate = async (
  tx: Tx,
  { kind, number, fileId, sha256, name, by, at }: TemplateRecord,
): Promise<void> => {
  try {
    await tx(tables.documentTemplates).insert({
      ...{ kind, number, file_id: fileId, sha256, name, put_by: by, put_at: at },
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw refuse('TEMPLATE_CHANGED');
    throw error;
  }
};
