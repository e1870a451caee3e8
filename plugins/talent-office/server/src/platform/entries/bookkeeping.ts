const names: readonly string[] = [
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
];

/** Does Strapi write this attribute by itself, on every save? */
export const isBookkeeping = (attribute: string): boolean => names.includes(attribute);
