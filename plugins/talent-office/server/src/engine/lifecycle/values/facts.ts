import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  getService,
  refuse,
  type CalendarDate,
  type Entry,
} from '../../../platform';
import {
  wantedFor,
  type Compiled,
  type Facts,
  type JsonObject,
  type Value,
  type Wanted,
} from '../../expression';

/** @throws Refusal FACTS_MISSING: a decision is never made on what is not known. */
export const knownValue = (compiled: Compiled, facts: Facts): Value => {
  const outcome = compiled.evaluate(facts);
  if (!outcome.known) {
    const missing = outcome.missing.join(', ');
    throw refuse('FACTS_MISSING', { missing }, outcome.missing[0]);
  }
  return outcome.value;
};

/** Compiles and evaluates one expression on an entry as it stands; `on` another day than today's. */
export const evaluateNow = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  source: string,
  wanted: Wanted,
  on?: CalendarDate,
): Promise<{ value: Value; facts: Facts }> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = expressions.compile(type, source, wanted);
  const facts = await expressions.loadFacts(type, entry.id, [compiled], on);
  return { value: knownValue(compiled, facts), facts };
};

/** The same as it would be with values that are about to be given. */
export const evaluateWith = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  source: string,
  given: JsonObject,
): Promise<Value> => {
  const expressions = getService(strapi, 'expressions');
  const compiled = expressions.compile(type, source, 'int');
  const facts = await expressions.loadFacts(type, entry.id, [compiled]);
  return knownValue(compiled, { ...facts, entry: { ...facts.entry, ...given } });
};

/** The kind of result that a derived attribute takes; the boot has checked that it can. */
export const wantedAt = (strapi: Core.Strapi, type: string, attribute: string): Wanted => {
  const wanted = wantedFor(attributeKinds(strapi, type)[attribute]?.type);
  if (!wanted) throw new Error(`${type}: "${attribute}" cannot be computed`);
  return wanted === 'int' && attribute.endsWith('Fen') ? 'fen' : wanted;
};
