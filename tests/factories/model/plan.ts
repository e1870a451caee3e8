/** What the model's world is made of: it is built once, and every sequence gets a line and applications of its own. */

/** The course of a case: money is held from the second stage on. */
export const stages = ['department', 'leading-group', 'finance'] as const;
export const heldFrom = 1;
/** Signatures that a stage asks. */
export const signatures = [2, 1, 1] as const;

export const award = 1_000_000;
/** Of the three applicants the line can pay one. */
export const budget = award;

/** Who is on the staff, and the positions he holds. The last one is the first applicant himself. */
export const staff = [
  ['department'],
  ['department'],
  ['leading-group', 'department'],
  ['leading-group'],
  ['finance'],
  ['office'],
  ['department', 'finance'],
] as const satisfies readonly (readonly string[])[];
export const office = 5;
export const applicantOnTheStaff = staff.length - 1;

export const applicants = 3;
/** By application its applicant: the last one asks twice for what is had once a year. */
export const applications = [0, 1, 2, 2] as const;
