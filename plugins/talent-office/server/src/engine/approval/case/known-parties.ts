import type { Knex } from 'knex';

import { tables } from '../../../platform';

/**
 * Was somebody, by keys of his, ever party to a case when it was opened, or does he keep out of one? Of all
 * cases at once: who asks looks closer only at who was.
 */
export const isKnownParty = async (knex: Knex, keys: readonly string[]): Promise<boolean> => {
  const named =
    (column: string) =>
    (rows: Knex.QueryBuilder): void => {
      for (const key of keys) void rows.orWhere(column, 'like', `%${JSON.stringify(key)}%`);
    };
  const cases = (await knex(tables.cases)
    .whereIn('subject', [...keys])
    .orWhere(named('parties'))
    .first('id')) as object | undefined;
  if (cases) return true;
  return ((await knex(tables.recusals).where(named('keys')).first('id')) as unknown) !== undefined;
};
