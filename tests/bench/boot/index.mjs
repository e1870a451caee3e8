import { result } from '../benchmarks.mjs';
import { scratchDatabase } from '../databases.mjs';
import { median } from '../rounds.mjs';
import { startSite } from '../site.mjs';
import { siteWithoutPlugin } from './without-plugin.mjs';

const rounds = 5;

/** One boot in a new process, from its start to its open port, and what it then holds of memory. */
const bootOnce = async (database, site) => {
  const since = performance.now();
  const process = startSite(database, site);
  try {
    await process.call('boot');
    const time = performance.now() - since;
    return { time, memory: await process.call('memory') };
  } finally {
    await process.kill();
  }
};

/**
 * Boots of the production site with and without the plugin, one after the other, each on a database of
 * its own. The first boot of each makes the tables and does not count: a restart is what is waited
 * for.
 */
export const measureBoot = async ({ names, kind }) => {
  const databases = [await scratchDatabase(kind), await scratchDatabase(kind)];
  const [own, other] = databases;
  const plain = siteWithoutPlugin(other.folder);
  const sides = { ours: () => bootOnce(own), baseline: () => bootOnce(other, plain) };
  const boots = { ours: [], baseline: [] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const turns = ['ours', 'baseline'];
      if (round % 2 === 1) turns.reverse();
      for (const side of turns) {
        const boot = await sides[side]();
        if (round > 0) boots[side].push(boot);
      }
    }
  } finally {
    for (const database of databases) await database.remove();
  }
  const middle = (side, figure) => median(boots[side].map((boot) => boot[figure]));
  return names.map((name) => {
    const figure = name.startsWith('boot.time') ? 'time' : 'memory';
    const [ours, baseline] = [middle('ours', figure), middle('baseline', figure)];
    return result(name, { ours, baseline, rows: 0, database: kind });
  });
};
