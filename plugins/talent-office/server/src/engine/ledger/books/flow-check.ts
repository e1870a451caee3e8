import type { Knex } from 'knex';

import { tables } from '../../../platform';
import { asFlow, flowKey, sidesOf } from './groups';

/**
 * The monthly sums against the transfers that they hold, in one statement: it sees one moment of both.
 * A sum without transfers, transfers without a sum, and another amount or number are each a row.
 */
export const wrongFlows = (knex: Knex): Promise<unknown[]> => {
  const posted = sidesOf(knex, tables.transfers)
    .where('transfer.id', '<=', knex(tables.ledgerFlowState).where({ id: 1 }).select('rolled_to'))
    .select([
      ...asFlow(knex),
      knex.raw('transfer.amount as posted'),
      knex.raw('1 as transfers'),
      knex.raw('0 as amount'),
      knex.raw('0 as times'),
    ]);
  const kept = knex(tables.ledgerFlows).select(
    ...flowKey,
    knex.raw('0 as posted'),
    knex.raw('0 as transfers'),
    'amount',
    'times',
  );
  return knex
    .from(kept.unionAll([posted]).as('both_sides'))
    .groupBy(...flowKey)
    .havingRaw('sum(amount) <> sum(posted) or sum(times) <> sum(transfers)')
    .select(...flowKey)
    .sum({ amount: 'amount', posted: 'posted', times: 'times', transfers: 'transfers' }) as Promise<
    unknown[]
  >;
};
