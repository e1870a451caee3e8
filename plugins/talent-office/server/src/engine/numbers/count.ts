import { isDuplicateKey, tables, type Tx } from '../../platform';

/**
 * The number that the next paper of a series gets in a year; its counter is this transaction's until that
 * ends. One that fails counts nothing: so there is no gap, and whoever numbers at the same moment waits.
 */
export const nextNumber = async (tx: Tx, series: string, year: number): Promise<number> => {
  for (;;) {
    const counted = await tx(tables.numberCounters)
      .where({ series, year })
      .update({ last: tx.raw('last + 1') });
    if (counted === 1) {
      const row = (await tx(tables.numberCounters).where({ series, year }).first('last')) as {
        last: number;
      };
      return Number(row.last);
    }
    try {
      await tx(tables.numberCounters).insert({ series, year, last: 1 });
      return 1;
    } catch (error) {
      // Somebody else has just begun the year: his number is the first, and ours follows it.
      if (!isDuplicateKey(error)) throw error;
    }
  }
};
