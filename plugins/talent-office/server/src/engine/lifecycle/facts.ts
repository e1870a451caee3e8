import type { Core } from '@strapi/strapi';

import { getService, refuse, type Entry } from '../../platform';
import type { Compiled, Facts, Value } from '../expression';

/** @throws Refusal FACTS_MISSING: a decision is never made on what is not known. */
export const knownValue = (compiled: Compiled, facts: Facts): Value => {
  const outcome = compiled.evaluate(facts);
  if (!outcome.known) {
    const missing = outcome.missing.join(', ');
    throw refuse('FACTS_MISSING', { missing }, outcome.missing[0]);
  }
  return outcome.value;
};

/** Compiles and evaluates one expression on an entry as it stands. */
export const evaluateNow = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  source: string,
  wanted: 'bool' | 'int' | 'string' | 'date',
): Promise<{ value: Value; facts: Facts }> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = expressions.compile(type, source, wanted);
  const facts = await expressions.loadFacts(type, entry.id, [compiled]);
  return { value: knownValue(compiled, facts), facts };
};

const wantedOf: Readonly<Record<string, 'bool' | 'int' | 'string' | 'date'>> = {
  boolean: 'bool',
  integer: 'int',
  biginteger: 'int',
  date: 'date',
};

/** The kind of result that an attribute can take. */
export const wantedFor = (attributeType: string | undefined) =>
  wantedOf[attributeType ?? ''] ?? 'string';
