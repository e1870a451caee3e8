import type { Core } from '@strapi/strapi';
import { seedDemo } from './demo';
import { seedReference } from './reference';
import { createSeeding } from './seeding';

const seedSets = { reference: seedReference, demo: seedDemo };

export type SeedSet = keyof typeof seedSets;

/**
 * Seeds a loaded site. `demo` stands on `reference`, which is therefore always seeded first. A
 * second run finds everything, whatever it is called by then, and changes nothing.
 * @param report is told each set that is done, with its seconds
 * @throws Error for a name that is no set; when `demo` is asked for and DEMO_PASSWORD is not set
 */
export const run = async (
  strapi: Core.Strapi,
  sets: readonly SeedSet[],
  report: (line: string) => void,
): Promise<void> => {
  const unknown = sets.find((name) => !Object.hasOwn(seedSets, name));
  if (unknown !== undefined) throw new Error(`There is no seed set "${String(unknown)}".`);
  const seeding = createSeeding(strapi);
  const wanted = sets.includes('demo') ? (['reference', 'demo'] as const) : sets;
  for (const name of wanted) {
    const since = performance.now();
    try {
      await seedSets[name](seeding);
    } finally {
      await seeding.save();
    }
    report(`${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  }
};
