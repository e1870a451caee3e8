import { own } from '../../platform';

import { put } from './given';
import type { Facts, Json, JsonObject } from './values';

const at = (object: JsonObject | null, names: readonly string[]): Json | undefined =>
  names.reduce<Json | undefined>(
    (value, name) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? own(value as JsonObject, name)
        : undefined,
    object ?? undefined,
  );

/** The same facts, but for other values at these paths; nothing is put where there is no subject. */
export const withFacts = (facts: Facts, values: Readonly<Record<string, Json>>): Facts => {
  let { entry, subject } = facts;
  for (const [path, value] of Object.entries(values)) {
    const [first = '', ...rest] = path.split('.');
    if (first === 'subject') subject = subject && put(subject, rest, value);
    else entry = put(entry, first === 'entry' ? rest : [first, ...rest], value);
  }
  return { ...facts, entry, subject };
};

/**
 * Facts as they were kept, with what another reading knows at these paths, and of these functions:
 * what nobody asked when they were kept.
 */
export const withLaterFacts = (
  kept: Facts,
  later: Facts,
  paths: readonly string[],
  functions: readonly string[],
): Facts => {
  let { entry, subject } = kept;
  for (const path of paths) {
    const [first = '', ...rest] = path.split('.');
    const isOfSubject = first === 'subject' && later.subject !== null;
    const names = isOfSubject || first === 'entry' ? rest : [first, ...rest];
    const value = at(isOfSubject ? later.subject : later.entry, names);
    if (value === undefined) continue;
    if (isOfSubject) subject = put(subject ?? {}, names, value);
    else entry = put(entry, names, value);
  }
  const answers = functions.map((name) => [name, own(later.functions, name) ?? null]);
  return { entry, subject, functions: { ...kept.functions, ...Object.fromEntries(answers) } };
};
