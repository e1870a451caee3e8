import type { Core, UID } from '@strapi/strapi';

import type { ExecutionDue } from '../../../../shared/contracts/execution';
import { fen, getService, isMysql, reading } from '../../platform';

const disbursements = 'plugin::talent-office.disbursement' as UID.ContentType;

interface Row {
  due_on: string | null;
  amount: number | string;
  times: number | string;
}

/**
 * What of a budget year is still to be paid, by the month in which it is due; what was due before today
 * comes first, together. What is sent waits for the bank and is due no more.
 */
export const dueOf = async (strapi: Core.Strapi, year: number): Promise<ExecutionDue[]> => {
  const today = getService(strapi, 'clock').today();
  const { tableName } = strapi.db.metadata.get(disbursements);
  const rows = await reading(strapi, async (knex) => {
    const day = isMysql(knex) ? 'cast(due_on as char)' : 'due_on';
    return (await knex(tableName)
      .where({ budget_year: year })
      .whereIn('state', ['planned', 'committed'])
      .whereNotNull('due_on')
      .groupBy('due_on')
      .select(knex.raw(`${day} as due_on`))
      .sum({ amount: 'amount_fen' })
      .count({ times: '*' })) as Row[];
  });
  const byMonth = new Map<
    string,
    { month: string; overdue: boolean; amount: number; count: number }
  >();
  for (const { due_on: day, amount, times } of rows) {
    const due = String(day).slice(0, 10);
    const overdue = due < today;
    const month = due.slice(0, 7);
    const key = overdue ? '' : month;
    const known = byMonth.get(key) ?? { month, overdue, amount: 0, count: 0 };
    byMonth.set(key, {
      ...known,
      month: month < known.month ? month : known.month,
      amount: known.amount + fen(amount),
      count: known.count + Number(times),
    });
  }
  return [...byMonth.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { month, overdue, amount, count }]) => ({ month, overdue, amountFen: amount, count }));
};
