/**
 * What people type as one number: full-width digits become plain ones, spaces and hyphens go, letters
 * are upper case.
 */
export const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\-‐-―]/g, '')
    .toUpperCase();
