import { isFound } from './taken';
import type { Declaration } from './words';

export const firstOf = (path: string): string => path.split('.')[0] ?? path;

/** The state in which an entry begins: the first that the declaration names. */
export const initialState = (declaration: Declaration): string | null =>
  Object.keys(declaration.states ?? {})[0] ?? null;

/** The attributes that the word `guarded` names. */
export const namedGuarded = ({ guarded = [] }: Declaration): readonly string[] =>
  'attributes' in guarded ? guarded.attributes : guarded;

/** Is an entry frozen as soon as it is there, so that it is neither changed nor deleted in any state? */
export const isFrozenFromCreation = ({ guarded = [] }: Declaration): boolean => 'from' in guarded;

/** Values that the engine alone writes: an incoming one is dropped. */
export const engineAttributes = (declaration: Declaration): string[] => [
  ...(declaration.states ? ['state'] : []),
  ...Object.keys(declaration.derive ?? {}),
];

const referencePaths = (declaration: Declaration): string[] =>
  Object.values(declaration.states ?? {})
    .flatMap((actions) => Object.values(actions))
    .flatMap(({ rules, approval }) => [rules, approval])
    .flatMap((reference) => (typeof reference === 'object' ? [reference.from] : []));

const pathsOf = (value: object): string[] =>
  Object.values(value).filter((one): one is string => typeof one === 'string');

const derivationPaths = (declaration: Declaration): string[] =>
  Object.values(declaration.derive ?? {}).flatMap(({ value }) =>
    typeof value === 'object' && !isFound(value) ? pathsOf(value) : [],
  );

/**
 * Relations by which a case is judged: they lead to its rules, its workflow or an expression. What they
 * said when the case was opened holds for it to the end.
 */
export const termAttributes = (declaration: Declaration): string[] => [
  ...new Set(
    [
      ...referencePaths(declaration),
      ...Object.values(declaration.derive ?? {}).flatMap(({ value }) =>
        typeof value === 'object' && 'from' in value ? [value.from] : [],
      ),
    ].map(firstOf),
  ),
];

/** What `follow` finds by a term, such as the line of a benefit: it is a term itself. */
const followedTerms = (declaration: Declaration): string[] => {
  const terms = termAttributes(declaration);
  return Object.entries(declaration.derive ?? {}).flatMap(([name, { value }]) =>
    typeof value === 'object' && 'follow' in value && terms.includes(firstOf(value.follow))
      ? [name]
      : [],
  );
};

/** Whom a case is about, and by which terms: with another one it would be another case. */
export const basisAttributes = (declaration: Declaration): string[] => {
  const { subject, owner, excluded = [] } = declaration.people ?? {};
  const written = engineAttributes(declaration);
  return [
    ...[subject, owner].flatMap((path) => path ?? []).map(firstOf),
    // Who is kept out by what is taken from elsewhere is known by what it was taken from.
    ...excluded.map(firstOf).filter((name) => !written.includes(name)),
    ...termAttributes(declaration),
    ...followedTerms(declaration),
  ];
};

/** By these an entry holds money, places or exclusive rights. */
export const holdingAttributes = (declaration: Declaration): string[] => [
  ...Object.values(declaration.limits ?? {}).flatMap(({ from }) =>
    typeof from === 'string' ? [from] : from.match,
  ),
  ...(declaration.unique ?? []).flatMap(({ on, during }) => [...on, ...(during ?? [])]),
];

/**
 * The attributes that are frozen once the entry leaves its initial state, as far as the declaration
 * names them. What its expressions read is added by the room that compiles them
 * (`readByDeclaration`), what rules read by the case.
 */
export const guardedAttributes = (declaration: Declaration): string[] => {
  const { people } = declaration;
  const paths = [
    ...(people?.subject ? [people.subject] : []),
    ...(people?.owner ? [people.owner] : []),
    ...(people?.excluded ?? []),
    ...referencePaths(declaration),
    ...derivationPaths(declaration),
  ].map(firstOf);
  return [...new Set([...namedGuarded(declaration), ...holdingAttributes(declaration), ...paths])];
};
