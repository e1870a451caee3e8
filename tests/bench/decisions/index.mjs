import { result } from '../benchmarks.mjs';

/** Decisions per second against the same statements in bare knex; see `decide.mjs`. */
export const measureDecisions = async ({ site, database, rows }) => {
  const { ours, baseline, statements } = await site.call('run', {
    file: './decisions/decide.mjs',
    name: 'measure',
    input: { settings: database.env },
  });
  for (const [stage, list] of Object.entries(statements)) {
    process.stdout.write(`  ${stage}: ${list.length} statements\n`);
  }
  return [result('decisions/bare-knex', { ours, baseline, rows, database: database.kind })];
};
