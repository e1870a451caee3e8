import { z } from 'zod';

import {
  degrees,
  educations,
  genders,
  identityKinds,
  titleLevels,
} from '../../../../../shared/vocabulary';

const text = z.string().trim().max(200);

/** What never decides anything: an agent keeps it up for as long as somebody is of his staff. */
const told = z.strictObject({
  phone: z.string().trim().max(40).optional(),
  specialty: text.optional(),
  industry: z.string().trim().max(100).optional(),
});

/** What rules read: an agent gives it with a new profile, and mends it until the office has gone by it. */
const facts = told.extend({
  name: z.string().trim().min(1).max(100).optional(),
  gender: z.enum(genders).optional(),
  education: z.enum(educations).optional(),
  degree: z.enum(degrees).optional(),
  title: text.optional(),
  titleLevel: z.enum(titleLevels).optional(),
  contractStartsOn: z.iso.date().optional(),
  contractEndsOn: z.iso.date().optional(),
  insuredSince: z.iso.date().optional(),
  arrivedOn: z.iso.date().optional(),
});

export const staffChange = facts;
export type StaffChange = z.infer<typeof staffChange>;

export const newStaff = facts.extend({
  name: z.string().trim().min(1).max(100),
  identityKind: z.enum(identityKinds).default('resident-identity-card'),
  identityDocument: z.string().trim().min(1).max(40),
  /** The employer that is meant, by who acts for several. */
  employer: z.string().min(1).max(64).optional(),
});
export type NewStaff = z.infer<typeof newStaff>;

/** Those that an agent keeps up at any time. */
export const alwaysHis: readonly string[] = Object.keys(told.shape);
