import type { Seeding } from '../seeding';
import { seedAdminRoles } from './admin-roles';
import { seedDepartments } from './departments';
import { seedDivisions } from './divisions';
import { seedIncompatibilities } from './incompatibilities';
import { seedMessageSettings } from './message-settings';
import { seedPerformanceGrades } from './performance-grades';
import { seedPolicies } from './policies';
import { seedRuleSets } from './rule-sets';
import { seedTiers } from './tiers';
import { seedWorkflows } from './workflows';

/** What every site needs before its first talent; it may be run again. */
export const seedReference = async (seeding: Seeding): Promise<void> => {
  await seedDivisions(seeding);
  await seedDepartments(seeding);
  await seedIncompatibilities(seeding);
  await seedTiers(seeding);
  await seedPolicies(seeding);
  await seedPerformanceGrades(seeding);
  await seedRuleSets(seeding);
  await seedWorkflows(seeding);
  await seedMessageSettings(seeding);
  await seedAdminRoles(seeding);
};
