import { createRequire } from 'node:module';
import { inProject } from '../lib/project.mjs';
import { withSite } from '../lib/site.mjs';
import { Stop } from '../lib/steps.mjs';

const require = createRequire(import.meta.url);

const known = ['reference', 'demo'];

/** `npm run seed -- reference|demo`: fills the database; a second time changes nothing. */
export const seed = async (sets) => {
  if (sets.length === 0)
    throw new Stop('Which seeds? npm run seed -- reference, or demo, or both.');
  const unknown = sets.find((set) => !known.includes(set));
  if (unknown) throw new Stop(`There are no seeds "${unknown}": ${known.join(', ')}.`);
  if (sets.includes('demo') && !process.env.DEMO_PASSWORD) {
    throw new Stop('DEMO_PASSWORD is not set: the demo accounts need a password.');
  }
  // The demo's deadlines lie in years whose calendar is made up; only a demo counts those.
  if (sets.includes('demo')) process.env.JINLAN_DEMO ??= '1';
  const report = (line) => process.stdout.write(`  ${line}\n`);
  await withSite((strapi) => {
    const { run } = require(inProject('dist/database/seeds/index.js'));
    return run(strapi, sets, report);
  });
  return 0;
};
