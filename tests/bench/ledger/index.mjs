import { result } from '../benchmarks.mjs';

const lineCounts = { 'ledger.hot/bare-knex': 1, 'ledger.lines/bare-knex': 50 };

/** Operations of the ledger on one hot line, and on fifty; see `operations.mjs`. */
export const measureLedger = async ({ site, database, names }) => {
  const results = [];
  for (const name of names) {
    const { ours, baseline } = await site.call('run', {
      file: './ledger/operations.mjs',
      name: 'measure',
      input: { settings: database.env, lineCount: lineCounts[name] },
    });
    results.push(result(name, { ours, baseline, rows: 0, database: database.kind }));
  }
  return results;
};
