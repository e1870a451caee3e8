import type { Core, UID } from '@strapi/strapi';

import { getService, refuse, type CalendarDate } from '../../platform';
import { computedAttributes, sensitiveAttributes, type SensitiveAttribute } from './attributes';
import type { BlindIndex } from './blind-index';
import type { Keyring } from './keyring';
import { kindOf } from './kinds';
import { hidden } from './masks';

export type Data = Record<string, unknown>;

export interface Secrets {
  readonly keyring: Keyring;
  readonly blindIndex: BlindIndex;
}

/** A row as the database has it: ciphertext where others see a mask. */
export type RawRow = Readonly<Record<string, unknown>> & { readonly documentId: string };

interface Target {
  readonly type: string;
  readonly documentId: string;
  readonly today: CalendarDate;
  readonly stored: RawRow | null;
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/** What is stored in the attribute; `null` when there is nothing or it does not open any more. */
export const openStored = (
  { keyring }: Secrets,
  type: string,
  attribute: string,
  row: RawRow,
): string | null => {
  const stored = row[attribute];
  if (typeof stored !== 'string') return null;
  try {
    return keyring.open(stored, { type, attribute, documentId: row.documentId });
  } catch {
    return null;
  }
};

/** The admin sends the whole form back, masks included: those say "as it was". */
const isUnchanged = (
  incoming: string,
  stored: unknown,
  plaintext: string | null,
  { kind }: SensitiveAttribute,
): boolean =>
  incoming === stored ||
  incoming === (plaintext === null ? hidden : kindOf(kind).mask(plaintext)) ||
  (stored !== null && stored !== undefined && incoming === hidden);

/** The columns that one incoming value becomes; `null` when it leaves everything as it was. */
const columnsFor = (
  secrets: Secrets,
  attribute: SensitiveAttribute,
  incoming: unknown,
  { type, documentId, today, stored }: Target,
): Data | null => {
  const { name, kind, index, derive } = attribute;
  if (isEmpty(incoming)) {
    return Object.fromEntries([name, ...computedAttributes(attribute)].map((one) => [one, null]));
  }
  const text = String(incoming);
  const before = stored ? openStored(secrets, type, name, stored) : null;
  if (stored && isUnchanged(text, stored[name], before, attribute)) return null;
  if (text.includes('*')) throw refuse('SENSITIVE_VALUE_MASKED', { attribute: name }, name);
  const checked = kindOf(kind).check(text, today);
  if (!checked.ok) throw refuse(checked.code, { attribute: name }, name);
  if (checked.value === before) return null;
  const derived = Object.entries(derive).map(([target, word]) => [
    target,
    kindOf(kind).derivations[word]?.(checked.value, today) ?? null,
  ]);
  return {
    [name]: secrets.keyring.seal(checked.value, { type, attribute: name, documentId }),
    ...(index ? { [index]: secrets.blindIndex(kind, checked.value) } : {}),
    ...Object.fromEntries(derived),
  };
};

/**
 * The data as it is to be written: each sensitive value checked, normalised and encrypted, its index
 * and derivations computed, and what is only the mask of the stored value left out.
 * @throws Refusal with the attribute as path: the kind's own codes, SENSITIVE_VALUE_MASKED.
 */
export const protect = (
  strapi: Core.Strapi,
  secrets: Secrets,
  type: string,
  data: Data,
  place: { documentId: string; stored: RawRow | null },
): Data => {
  const today = getService(strapi, 'clock').today();
  const written = { ...data };
  for (const attribute of sensitiveAttributes(strapi, type)) {
    for (const computed of computedAttributes(attribute)) delete written[computed];
    if (written[attribute.name] === undefined) continue;
    const incoming = written[attribute.name];
    delete written[attribute.name];
    Object.assign(written, columnsFor(secrets, attribute, incoming, { type, today, ...place }));
  }
  return written;
};

/**
 * The one row that a database-level `where` finds, past every hook.
 * @throws Refusal SENSITIVE_ONE_BY_ONE when it finds several: each has its own encryption.
 */
export const rawRow = async (
  strapi: Core.Strapi,
  type: string,
  where: Record<string, unknown>,
): Promise<RawRow | null> => {
  const names = sensitiveAttributes(strapi, type).map(({ name }) => name);
  const rows = (await strapi.db
    .queryBuilder(type as UID.ContentType)
    .select(['id', 'documentId', ...names])
    .where(where)
    .limit(2)
    .execute()) as RawRow[];
  if (rows.length > 1) throw refuse('SENSITIVE_ONE_BY_ONE');
  return rows[0] ?? null;
};
