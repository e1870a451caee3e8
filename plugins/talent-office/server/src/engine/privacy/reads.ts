import type { Core } from '@strapi/strapi';

import { sensitiveAttributes } from './attributes';
import { kindOf } from './kinds';
import { hidden } from './masks';
import { openStored, type Data, type RawRow, type Secrets } from './writes';

interface RelationMeta {
  readonly type: string;
  readonly target?: string;
}

/**
 * Replaces in what the database layer read every ciphertext by its mask and takes its index away, for
 * equal indexes say that two entries are one person; in populated relations too: those are read with their owner and have no hook of their own. What does not open, or came without
 * its document id, is hidden as a whole; a value is never shown because something is wrong with it.
 */
export const createMasking = (strapi: Core.Strapi, secrets: Secrets) => {
  const attributesOf = (type: string): Readonly<Record<string, RelationMeta>> =>
    strapi.db.metadata.get(type).attributes as unknown as Record<string, RelationMeta>;

  const maskRow = (type: string, row: Data): void => {
    for (const { name, kind, index } of sensitiveAttributes(strapi, type)) {
      if (index) delete row[index];
      if (row[name] === undefined || row[name] === null) continue;
      const plaintext = openStored(secrets, type, name, row as RawRow);
      row[name] = plaintext === null ? hidden : kindOf(kind).mask(plaintext);
    }
  };

  const maskRelated = (type: string, row: Data): void => {
    const attributes = attributesOf(type);
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== 'object' || value === null) continue;
      const meta = attributes[name];
      if (meta?.type === 'relation') maskAll(meta.target, value);
    }
  };

  /** Of a polymorphic relation each row says its own type. */
  const typeOf = (row: Data): string | undefined => {
    const own = row.__type ?? row.__component;
    return typeof own === 'string' ? own : undefined;
  };

  const maskAll = (type: string | undefined, value: unknown): void => {
    for (const row of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof row !== 'object' || row === null) continue;
      const rowType = typeOf(row as Data) ?? type;
      if (rowType === undefined) continue;
      maskRow(rowType, row as Data);
      maskRelated(rowType, row as Data);
    }
  };

  return maskAll;
};
