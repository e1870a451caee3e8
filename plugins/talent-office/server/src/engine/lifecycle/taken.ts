import type { Core } from '@strapi/strapi';

import { getService, refuse, writeEntry, type Entry, type Tx } from '../../platform';
import type { Declaration } from '../declaration';

import { copyOfRelated } from './copy';
import { valueAtPath } from './references';

type Value = NonNullable<Declaration['derive']>[string]['value'];
type Taken = Extract<Value, { copy: unknown } | { follow: unknown }>;

/** Does a derived value come from another entry as it is, rather than from an expression? */
export const isTaken = (value: Value): value is Taken =>
  typeof value === 'object' && ('copy' in value || 'follow' in value);

const derivationOf = (strapi: Core.Strapi, type: string, name: string): Taken => {
  const value = getService(strapi, 'declarations').of(type)?.derive?.[name]?.value;
  if (value === undefined || !isTaken(value)) throw new Error(`${type}: "${name}" is not taken`);
  return value;
};

/**
 * Takes a derived attribute from the entry that it comes from, as that one now stands.
 * @throws Refusal REFERENCE_MISSING
 */
export const writeTaken = async (
  strapi: Core.Strapi,
  tx: Tx,
  type: string,
  entry: Entry,
  name: string,
): Promise<void> => {
  const value = derivationOf(strapi, type, name);
  if ('copy' in value) {
    const copy = await copyOfRelated(strapi, type, entry, value.copy);
    await writeEntry(tx, strapi, type, entry.id, { [name]: copy });
    return;
  }
  const found = (await valueAtPath(strapi, type, entry.id, value.follow)) as Entry | null;
  if (!found && !value.optional) throw refuse('REFERENCE_MISSING', { path: value.follow });
  await writeEntry(tx, strapi, type, entry.id, { [name]: found?.id ?? null });
};

/**
 * Puts a derived attribute right from where it was taken. Of a copy only what the public was shown (a
 * name): the rest of it says how the related entry stood when it was decided on.
 * @throws Refusal REFERENCE_MISSING
 */
export const writeRectified = async (
  strapi: Core.Strapi,
  tx: Tx,
  type: string,
  entry: Entry,
  name: string,
): Promise<void> => {
  const value = derivationOf(strapi, type, name);
  if (!('copy' in value)) return writeTaken(strapi, tx, type, entry, name);
  const shown = getService(strapi, 'declarations').of(type)?.public?.notice ?? [];
  const fresh = (await copyOfRelated(strapi, type, entry, value.copy)) ?? {};
  const right = Object.entries(fresh).filter(([key]) => shown.includes(`${value.copy}.${key}`));
  const kept = (entry[name] ?? {}) as Readonly<Record<string, unknown>>;
  const copy = { ...kept, ...Object.fromEntries(right) };
  await writeEntry(tx, strapi, type, entry.id, { [name]: copy });
};
