/** What a unit is. The three committee kinds follow the codes of the statistical divisions (村委会、居委会、类村委会). */
export const unitKinds = [
  'office',
  'leading-group',
  'department',
  'finance',
  'discipline',
  'street',
  'town',
  'township',
  'state-farm',
  'park',
  'village-committee',
  'residents-committee',
  'village-like',
  'employer-association',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/**
 * Roles of a position that the default workflows and declarations name. The attribute itself is a
 * plain string: an office may add roles of its own.
 */
export const positionRoles = [
  'office',
  'department',
  'directors-meeting',
  'leading-group',
  'finance',
  'auditor',
  'recorder',
  'objection',
] as const;
export type PositionRole = (typeof positionRoles)[number];
