import type { Core } from '@strapi/strapi';

import type { LineTotal } from '../../../../shared/contracts/committee';
import { getService, reading, titleOf } from '../../platform';
import type { Demand } from '../approval';

import type { ItemRecord } from './records';

/** What one item asks of which lines. */
export interface Asked {
  readonly item: ItemRecord;
  readonly demands: readonly Demand[];
}

export interface Totals {
  readonly lines: readonly LineTotal[];
  /** Public ids of the items whose money would lack when the ones before them are approved. */
  readonly short: ReadonlySet<string>;
}

const keyOf = ({ line: { type, documentId }, asset }: Demand): string =>
  JSON.stringify([type, documentId, asset]);

/** What an item still takes from a line, besides what its entry holds there. */
const missing = ({ amount, held }: Demand): number => Math.max(0, amount - held);

/**
 * Counts items in their order against what is free: each takes its part where there is enough for it,
 * and a later, smaller one may still find room, as when they are applied.
 * @param free by the key of a line, in fen or places
 */
export const shortAmong = (
  asked: readonly Asked[],
  free: ReadonlyMap<string, number>,
): Set<string> => {
  const left = new Map(free);
  const short = new Set<string>();
  for (const { item, demands } of asked) {
    if (demands.some((one) => missing(one) > (left.get(keyOf(one)) ?? 0))) {
      short.add(item.publicId);
      continue;
    }
    for (const one of demands) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) - missing(one));
  }
  return short;
};

/** What these items take together from each line, against what the ledger has free there now. */
export const totalsOf = async (strapi: Core.Strapi, asked: readonly Asked[]): Promise<Totals> => {
  const all = asked.flatMap(({ demands }) => demands);
  const lines: LineTotal[] = [];
  const free = new Map<string, number>();
  for (const [key, one] of new Map(all.map((each) => [keyOf(each), each]))) {
    const { available, closed } = await reading(strapi, (knex) =>
      getService(strapi, 'ledger').lineTotals(knex, { ...one.line, asset: one.asset }),
    );
    free.set(key, closed ? 0 : available);
    lines.push({
      title: await titleOf(strapi, one.line.type, one.line.documentId),
      asset: one.asset,
      wanted: all
        .filter((each) => keyOf(each) === key)
        .reduce((sum, each) => sum + missing(each), 0),
      free: closed ? 0 : available,
    });
  }
  return { lines, short: shortAmong(asked, free) };
};

/** What an item's money comes to, in fen; `null` where it asks for none. */
export const moneyIn = (demands: readonly Demand[]): number | null => {
  const money = demands.filter(({ asset }) => asset === 'fen');
  return money.length === 0 ? null : money.reduce((sum, { amount }) => sum + amount, 0);
};
