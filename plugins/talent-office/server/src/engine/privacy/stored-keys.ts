import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { getService } from '../../platform';
import { sensitiveAttributes, type SensitiveAttribute } from './attributes';
import { indexKeySetting } from './blind-index';
import { ciphertextPattern, parseCiphertext } from './keyring';
import type { RawRow, Secrets } from './writes';
import { openStored } from './writes';

/** So many values must all fail before the key itself is taken for the wrong one. */
const sampleSize = 5;

interface Column extends SealedColumn {
  readonly type: string;
  readonly attribute: SensitiveAttribute;
  readonly indexColumn: string | null;
}

const columnsOf = (strapi: Core.Strapi): Column[] =>
  getService(strapi, 'declarations')
    .types()
    .flatMap((type) => {
      const { tableName, attributes } = strapi.db.metadata.get(type);
      const columnOf = (name: string): string =>
        (attributes[name] as { columnName?: string } | undefined)?.columnName ?? name;
      return sensitiveAttributes(strapi, type).map((attribute) => ({
        type,
        attribute,
        what: `${type} (${attribute.name})`,
        table: tableName,
        column: columnOf(attribute.name),
        indexColumn: attribute.index ? columnOf(attribute.index) : null,
      }));
    });

/** Where the engine keeps secrets of its own. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** What is told to need the key. */
  readonly what: string;
}

const requireKeys = async (knex: Knex, column: SealedColumn, keyIds: readonly string[]) => {
  const foreign = (await knex(column.table)
    .where(column.column, 'like', ciphertextPattern())
    .where((query) => {
      for (const id of keyIds) query.whereNot(column.column, 'like', ciphertextPattern(id));
    })
    .first({ value: column.column })) as { value: string } | undefined;
  if (!foreign) return;
  const keyId = parseCiphertext(foreign.value)?.keyId ?? '?';
  throw new Error(
    `TALENT_OFFICE_KEYS lacks the key "${keyId}", under which values of ${column.what} ` +
      'are stored: put it back behind the first one',
  );
};

const requireRightBytes = async (
  knex: Knex,
  secrets: Secrets,
  { type, attribute, ...at }: Column,
  keyId: string,
) => {
  const rows = (await knex(at.table)
    .where(at.column, 'like', ciphertextPattern(keyId))
    .limit(sampleSize)
    .select({
      documentId: 'document_id',
      [attribute.name]: at.column,
      ...(at.indexColumn ? { index: at.indexColumn } : {}),
    })) as (RawRow & { index?: string })[];
  const opened = rows.map((row) => ({
    plaintext: openStored(secrets, type, attribute.name, row),
    index: row.index,
  }));
  const readable = opened.filter(({ plaintext }) => plaintext !== null);
  const where = `${type} (${attribute.name})`;
  if (rows.length > 0 && readable.length === 0) {
    throw new Error(`TALENT_OFFICE_KEYS: "${keyId}" is not the key that encrypted ${where}`);
  }
  const fits = ({ plaintext, index }: (typeof opened)[number]): boolean =>
    plaintext !== null && index === secrets.blindIndex(attribute.kind, plaintext);
  if (at.indexColumn && readable.length > 0 && !readable.some(fits)) {
    throw new Error(`${indexKeySetting} is not the key by which ${where} was indexed`);
  }
};

/**
 * Holds the keys against what is stored: with a key missing or mistaken the site would run, show
 * nothing, and write new values that the old key's return does not open.
 * @throws Error naming the setting, the key id and where it is used.
 */
export const requireStoredKeys = async (
  strapi: Core.Strapi,
  secrets: Secrets,
  sealed: readonly SealedColumn[],
): Promise<void> => {
  const knex = strapi.db.connection;
  for (const place of sealed) await requireKeys(knex, place, secrets.keyring.keyIds);
  for (const column of columnsOf(strapi)) {
    await requireKeys(knex, column, secrets.keyring.keyIds);
    for (const keyId of secrets.keyring.keyIds) {
      await requireRightBytes(knex, secrets, column, keyId);
    }
  }
};
