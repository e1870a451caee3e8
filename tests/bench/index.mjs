import { step } from '../../src/commands/lib/steps.mjs';
import { benchmarks } from './benchmarks.mjs';
import { measureBoot } from './boot/index.mjs';
import { bareKnex, databasesThatAnswer, scratchDatabase } from './databases.mjs';
import { measureDecisions } from './decisions/index.mjs';
import { measureBacktest, measureEvaluations } from './evaluations/index.mjs';
import { startSite } from './site.mjs';
import { measureDashboard } from './dashboard/index.mjs';
import { measureLedger } from './ledger/index.mjs';
import { measureTalents } from './talents/index.mjs';
import { growProfiles } from './talents/profiles.mjs';

const titles = { sqlite: 'SQLite', mysql: 'MySQL/MariaDB' };

/** Books of their own: a site for one suite, without profiles. */
const onBooks = async (kind, { namesOf, transfers }) => {
  const results = [];
  for (const [suite, title, measure] of [
    ['ledger', 'the ledger on one line, and on fifty', measureLedger],
    ['dashboard', `a year of ${transfers.toLocaleString('en')} transfers`, measureDashboard],
  ]) {
    const names = namesOf(suite);
    if (names.length === 0) continue;
    const database = await scratchDatabase(kind);
    const site = startSite(database);
    try {
      await site.call('boot');
      results.push(
        ...(await step(`${titles[kind]}: ${title}`, () =>
          measure({ site, database, names, transfers }),
        )),
      );
    } finally {
      await site.kill();
      await database.remove();
    }
  }
  return results;
};

const grow = async (database, count) => {
  const knex = bareKnex(database.env);
  try {
    await growProfiles(knex, count);
  } finally {
    await knex.destroy();
  }
};

/** Everything that is measured on a running site; the database grows from size to size. */
const onSite = async (kind, { namesOf, sizes }) => {
  const results = [];
  const measure = async (suite, title, work) => {
    const names = namesOf(suite);
    if (names.length === 0) return;
    results.push(...(await step(`${titles[kind]}: ${title}`, () => work(names))));
  };
  const database = await scratchDatabase(kind);
  const site = startSite(database);
  try {
    const { url } = await site.call('boot', { coreFind: true });
    await site.call('run', { file: './talents/profiles.mjs', name: 'openDirectory' });
    for (const [index, rows] of sizes.entries()) {
      const among = `among ${rows.toLocaleString('en')} profiles`;
      const context = { site, url, database, rows };
      if (index > 0 && namesOf('talents').length === 0) break;
      await step(`${titles[kind]}: filling in profiles`, () => grow(database, rows));
      await measure('talents', `the list of talents ${among}`, (names) =>
        measureTalents({ ...context, names }),
      );
      if (index > 0) continue;
      await measure('decisions', `decisions ${among}`, () => measureDecisions(context));
      await measure('evaluations', 'a benefit of 12 rules', (names) =>
        measureEvaluations({ ...context, names }),
      );
      await measure('backtest', `a backtest ${among}`, () => measureBacktest(context));
    }
    return results;
  } finally {
    await site.kill();
    await database.remove();
  }
};

/** Measures the named benchmarks on every database that answers; resolves to the rows of the result. */
export const measureAll = async ({ names, sizes, transfers }) => {
  const namesOf = (suite) =>
    benchmarks
      .filter((one) => one.suite === suite && names.includes(one.name))
      .map(({ name }) => name);
  const results = [];
  for (const kind of await databasesThatAnswer()) {
    const apart = [...namesOf('boot'), ...namesOf('ledger'), ...namesOf('dashboard')];
    if (names.length > apart.length) {
      results.push(...(await onSite(kind, { namesOf, sizes })));
    }
    results.push(...(await onBooks(kind, { namesOf, transfers })));
    const boots = namesOf('boot');
    if (boots.length > 0) {
      results.push(
        ...(await step(`${titles[kind]}: boots with and without the plugin`, () =>
          measureBoot({ names: boots, kind }),
        )),
      );
    }
  }
  const order = benchmarks.map(({ name }) => name);
  return results.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
};
