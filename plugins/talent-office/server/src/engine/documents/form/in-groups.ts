/** `A1B2-C3D4-E5F6`: read aloud, and typed, in groups. */
export const inGroups = (digest: string): string => (digest.match(/.{4}/g) ?? []).join('-');
