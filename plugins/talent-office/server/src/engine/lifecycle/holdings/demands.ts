import type { Core } from '@strapi/strapi';

import { getService, reading, type Entry } from '../../../platform';
import type { Demand } from '../../approval';
import type { JsonObject } from '../../expression';

import type { TamperedEntries } from '../seals';

import { amountWith } from './amount';
import { createLines } from './lines';

/** Numbers alone: an amount is made of nothing else that a decision gives. */
const given = (values: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'number' || (typeof value === 'string' && /^\d{1,15}$/.test(value))
        ? [[name, Number(value)]]
        : [],
    ),
  );

/**
 * What an entry's limits take from their lines when it is approved, with what the decision gives. A limit
 * without a line takes nothing from any.
 */
export const createDemands = (strapi: Core.Strapi, tampered: Pick<TamperedEntries, 'refuse'>) => {
  const { lineOf } = createLines(strapi, tampered);

  return async (
    type: string,
    entry: Entry,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Demand[]> => {
    const { limits = {} } = getService(strapi, 'declarations').of(type) ?? {};
    const found: Demand[] = [];
    for (const [limit, declared] of Object.entries(limits)) {
      const line = await lineOf(type, entry, declared);
      if (!line) continue;
      const comesTo = (source: string): Promise<number> =>
        amountWith(strapi, type, entry, source, given(values));
      const amount = await comesTo(declared.amount);
      const whole = declared.whole === undefined ? amount : await comesTo(declared.whole);
      const holder = { type, documentId: entry.documentId, limit };
      const holdings = await reading(strapi, (knex) =>
        getService(strapi, 'ledger').held(knex, holder),
      );
      const held = holdings
        .filter((one) => one.line.documentId === line.documentId && one.line.type === line.type)
        .reduce((sum, one) => sum + one.amount, 0);
      const { asset, ...ref } = line;
      found.push({ line: ref, asset, amount, whole, held });
    }
    return found;
  };
};

export type Demands = ReturnType<typeof createDemands>;
