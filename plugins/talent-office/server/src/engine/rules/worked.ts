import type { Facts, Json, JsonObject } from '../expression';

import type { Worked } from './evaluate';

const isObject = (fact: Json): fact is JsonObject =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact);

const leaves = (facts: JsonObject, above: readonly string[] = []): [string, Json][] =>
  Object.entries(facts).flatMap(([name, fact]) =>
    isObject(fact)
      ? leaves(fact, [...above, name])
      : [[[...above, name].join('.'), fact] satisfies [string, Json]],
  );

/**
 * What a recorded value was worked out from, by the paths that rules use: `subject.tier`,
 * `benefit.kind`, `received()`. From the facts as they were kept, for the expression may not compile
 * any more once its content type has changed.
 */
export const workedInputs = ({ facts }: Worked): Readonly<Record<string, unknown>> => {
  const { entry, subject, functions }: Facts = facts;
  return Object.fromEntries([
    ...leaves(entry),
    ...leaves(subject ?? {}, ['subject']),
    ...Object.entries(functions).map(([name, fact]) => [`${name}()`, fact] as const),
  ]);
};
