import type { Core, UID } from '@strapi/strapi';

import { getService, refuseImpossible, type Entry } from '../../../platform';

import type { JsonObject, Value } from '../../expression';

import { evaluateNow, evaluateWith } from '../values';

const possible = (value: Value, source: string): number => {
  refuseImpossible('amount', value, { name: source });
  return Number(value);
};

/**
 * What a limit or a supply comes to for an entry as it stands, in fen or places.
 * @throws Refusal FACTS_MISSING, RESULT_OUT_OF_RANGE
 */
export const amountNow = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  source: string,
): Promise<number> => {
  const { value } = await evaluateNow(strapi, type, entry, source, 'int');
  return possible(value, source);
};

/** The same as it would be with what a decision gives. @throws Refusal FACTS_MISSING, RESULT_OUT_OF_RANGE */
export const amountWith = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  source: string,
  given: JsonObject,
): Promise<number> => possible(await evaluateWith(strapi, type, entry, source, given), source);

/** What an entry's first limit of money comes to as a whole, in fen; `null` where it has none. */
export const moneyOf = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<number | null> => {
  const declarations = getService(strapi, 'declarations');
  for (const { from, amount, whole } of Object.values(declarations.of(type)?.limits ?? {})) {
    const target =
      typeof from === 'string'
        ? (strapi.contentTypes[type as UID.ContentType]?.attributes[from] as { target?: string })
            .target
        : from.type;
    if (!target || declarations.of(target)?.supplies?.asset !== 'fen') continue;
    return amountNow(strapi, type, entry, whole ?? amount);
  }
  return null;
};
