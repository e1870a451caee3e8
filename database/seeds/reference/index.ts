import type { Seeding } from '../seeding';
import { seedAdminRoles } from './admin-roles';
import { seedDepartments } from './departments';
import { seedDivisions } from './divisions';
import { seedRuleSets } from './rule-sets';
import { seedTiers } from './tiers';
import { seedWorkflows } from './workflows';

/** What every site needs before its first talent; keyed by codes and keys, so it may be run again. */
export const seedReference = async (seeding: Seeding): Promise<void> => {
  await seedDivisions(seeding);
  await seedDepartments(seeding);
  await seedTiers(seeding);
  await seedRuleSets(seeding);
  await seedWorkflows(seeding);
  await seedAdminRoles(seeding);
};
