import type { Declaration } from './words';

type Value = NonNullable<Declaration['derive']>[string]['value'];

/** A derived value that comes from another entry as it is, rather than from an expression. */
export type Taken = Extract<Value, { copy: unknown } | { follow: unknown }>;

/** A derived relation to what a room's code finds. */
export type Found = Extract<Value, { find: unknown }>;

export const isFound = (value: Value): value is Found =>
  typeof value === 'object' && 'find' in value;

export const isTaken = (value: Value): value is Taken =>
  typeof value === 'object' && ('copy' in value || 'follow' in value);

/** Where a derived attribute is taken from; `null` for one that is computed, and for any other. */
export const takenFrom = ({ derive }: Declaration, name: string): Taken | null => {
  const value = derive && Object.hasOwn(derive, name) ? derive[name]?.value : undefined;
  return value !== undefined && isTaken(value) ? value : null;
};

/** The public paths that show what an attribute says: by what it points to, or is a copy of. */
export const publicPathsOf = (declaration: Declaration, name: string): readonly string[] => {
  const taken = takenFrom(declaration, name);
  const first = taken && 'copy' in taken ? taken.copy : name;
  return (declaration.public?.notice ?? []).filter(
    (path) => path === name || path.startsWith(`${first}.`),
  );
};
