import { result } from '../benchmarks.mjs';

const year = 2031;

/** The dashboard of a year with so many transfers; see `read.mjs`. */
export const measureDashboard = async ({ site, database, transfers }) => {
  const { ours, p95, baseline } = await site.call('run', {
    file: './dashboard/read.mjs',
    name: 'measure',
    input: { settings: database.env, count: transfers, year },
  });
  process.stdout.write(`  p95 of the dashboard: ${p95.toFixed(1)} ms\n`);
  return [
    result('dashboard.read/sum-of-transfers', {
      ...{ ours, baseline },
      ...{ rows: transfers, database: database.kind },
    }),
  ];
};
