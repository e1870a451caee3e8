import { fenTyped, isMoney } from '../../format';

import type { Attribute } from './schema';

/** What was typed into the fields of a form, by attribute. */
export type Drafts = Readonly<Record<string, string>>;

export type Value = string | number | boolean;

/** The value that a typed text stands for; `null` where it stands for none. */
export const valueOf = (name: string, { type }: Attribute, typed: string): Value | null => {
  const text = typed.trim();
  if (type === 'boolean') return text === 'true';
  if (text === '') return null;
  if (isMoney(name)) return fenTyped(text);
  if (type === 'relation') return Number(text);
  if (type === 'integer' || type === 'decimal' || type === 'float') {
    const number = Number(text);
    return Number.isFinite(number) ? number : null;
  }
  return text;
};

/** The values of all these attributes; `null` while one of them is missing or unreadable. */
export const valuesOf = (
  names: readonly string[],
  attributes: Readonly<Record<string, Attribute>>,
  drafts: Drafts,
): Record<string, Value> | null => {
  const values: Record<string, Value> = {};
  for (const name of names) {
    const value = valueOf(name, attributes[name] ?? { type: 'string' }, drafts[name] ?? '');
    if (value === null) return null;
    values[name] = value;
  }
  return values;
};
