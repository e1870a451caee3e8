import { withSite } from '../lib/site.mjs';
import { Stop } from '../lib/steps.mjs';

/**
 * `npm run ledger -- verify`: recomputes every balance and limit from the transfers. Prints `clean`,
 * or each failed check with its rows, and then exits with 1.
 */
export const ledger = async ([action]) => {
  if (action !== 'verify') throw new Stop('The ledger can be verified: npm run ledger -- verify.');
  const { failures } = await withSite((strapi) =>
    strapi.plugin('talent-office').service('ledger').verify(),
  );
  for (const { check, rows } of failures) {
    process.stdout.write(`✗ ${check}: ${rows.length}\n`);
    for (const row of rows) process.stdout.write(`  ${JSON.stringify(row)}\n`);
  }
  if (failures.length === 0) process.stdout.write('clean\n');
  return failures.length === 0 ? 0 : 1;
};
