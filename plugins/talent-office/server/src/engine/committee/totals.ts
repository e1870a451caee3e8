import type { Core } from '@strapi/strapi';

import type { LineTotal } from '../../../../shared/contracts/committee';
import { getService, reading, titleOf } from '../../platform';
import { lineKey, missingIn, type Demand } from '../approval';

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

/**
 * Counts items in their order against what is free, as when they are applied: what one lacks is kept for it,
 * however little a later one takes.
 * @param free by the key of a line, in fen or places
 */
export const shortAmong = (
  asked: readonly Asked[],
  free: ReadonlyMap<string, number>,
): Set<string> => {
  const left = new Map(free);
  const short = new Set<string>();
  for (const { item, demands } of asked) {
    const takes = demands.filter((one) => missingIn(one) > 0);
    if (takes.some((one) => missingIn(one) > (left.get(lineKey(one)) ?? 0))) {
      short.add(item.publicId);
    }
    for (const one of takes) left.set(lineKey(one), (left.get(lineKey(one)) ?? 0) - missingIn(one));
  }
  return short;
};

/** What these items take together from each line, against what the ledger has free there now. */
export const totalsOf = async (strapi: Core.Strapi, asked: readonly Asked[]): Promise<Totals> => {
  const all = asked.flatMap(({ demands }) => demands);
  const lines: LineTotal[] = [];
  const free = new Map<string, number>();
  for (const [key, one] of new Map(all.map((each) => [lineKey(each), each]))) {
    const { available, closed } = await reading(strapi, (knex) =>
      getService(strapi, 'ledger').lineTotals(knex, { ...one.line, asset: one.asset }),
    );
    free.set(key, closed ? 0 : available);
    lines.push({
      title: await titleOf(strapi, one.line.type, one.line.documentId),
      asset: one.asset,
      wanted: all
        .filter((each) => lineKey(each) === key)
        .reduce((sum, each) => sum + missingIn(each), 0),
      free: closed ? 0 : available,
    });
  }
  return { lines, short: shortAmong(asked, free) };
};

/** What an item's money comes to as a whole, in fen; `null` where it asks for none. */
export const moneyIn = (demands: readonly Demand[]): number | null => {
  const money = demands.filter(({ asset }) => asset === 'fen');
  return money.length === 0 ? null : money.reduce((sum, { whole }) => sum + whole, 0);
};
