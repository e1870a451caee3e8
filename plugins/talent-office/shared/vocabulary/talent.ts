/** Tiers (人才层次) from the highest. Their dated criteria are entries of the type `tier`. */
export const talentTiers = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type TalentTier = (typeof talentTiers)[number];

/** Documents that prove who somebody is, each with its own number format. */
export const identityKinds = [
  'resident-identity-card',
  'passport',
  'hmt-residence-permit',
  'foreign-permanent-residence-card',
] as const;
export type IdentityKind = (typeof identityKinds)[number];

export const genders = ['male', 'female'] as const;
export type Gender = (typeof genders)[number];

/** Education (学历) and degree (学位) are two facts: a master's degree needs no postgraduate schooling. */
export const educations = [
  'high-school-or-below',
  'secondary-vocational',
  'junior-college',
  'undergraduate',
  'postgraduate',
] as const;
export type Education = (typeof educations)[number];

export const degrees = ['no-degree', 'bachelor', 'master', 'doctor'] as const;
export type Degree = (typeof degrees)[number];

/** What a member of the staff is to a talent or an employer (利害关系). */
export const relationshipKinds = ['family', 'shareholder', 'employment', 'other'] as const;
export type RelationshipKind = (typeof relationshipKinds)[number];

/** What a talent is to his own employer, besides its staff: then its word alone is not enough for him. */
export const employerTies = ['legal-representative', 'own-share'] as const;
export type EmployerTie = (typeof employerTies)[number];

/** Level of a professional title (职称). */
export const titleLevels = ['junior', 'intermediate', 'associate-senior', 'senior'] as const;
export type TitleLevel = (typeof titleLevels)[number];

export const employerKinds = [
  'enterprise',
  'public-institution',
  'government-body',
  'university',
  'research-institute',
  'social-organisation',
  'cooperative',
  'family-farm',
  'other',
] as const;
export type EmployerKind = (typeof employerKinds)[number];
