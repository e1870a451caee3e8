import type { Core } from '@strapi/strapi';

import { attributeKinds, getService } from '../../platform';
import {
  expressionsOf,
  refuseProblems,
  whyNotGuardable,
  type Declaration,
  type DeclaredExpression,
  type Problem,
} from '../declaration';

import type { Compiled, Wanted } from './compile';
import type { ExpressionProblem } from './problems';

const wantedOf: Readonly<Record<string, Wanted>> = {
  boolean: 'bool',
  integer: 'int',
  biginteger: 'int',
  date: 'date',
  string: 'string',
  text: 'string',
  email: 'string',
  uid: 'string',
  enumeration: 'string',
};

/** The kind of result that an attribute can take; `null` for one that no expression can give. */
export const wantedFor = (attributeType: string | undefined): Wanted | null =>
  wantedOf[attributeType ?? ''] ?? null;

/** The kind of result that a declared expression is to give; `null` where no attribute takes any. */
export const wantedBy = (
  strapi: Core.Strapi,
  type: string,
  gives: DeclaredExpression['gives'],
): Wanted | null => {
  if (gives === 'condition') return 'bool';
  if (gives === 'amount') return 'int';
  return wantedFor(attributeKinds(strapi, type)[gives.attribute]?.type);
};

/** The attributes of the entry itself that expressions read: of `room.baseRentFen` it is `room`. */
export const entryAttributes = (
  compiled: readonly Pick<Compiled, 'reads'>[],
  { people }: Declaration,
): string[] => {
  const names = compiled
    .flatMap(({ reads }) => reads)
    .map((path) => path.split('.'))
    .flatMap(([first = '', second]) => {
      if (first === 'entry') return second === undefined ? [] : [second];
      // Without a declared subject an attribute of that name is one like any other.
      return first === 'subject' && people?.subject !== undefined ? [] : [first];
    });
  return [...new Set(names)];
};

/**
 * The attributes of an entry that are frozen because an expression of its declaration decides by
 * them. What the engine writes is not among them: no other hand can change it.
 */
export const readByDeclaration = (strapi: Core.Strapi, type: string): string[] => {
  const declarations = getService(strapi, 'declarations');
  const declaration = declarations.of(type);
  if (!declaration?.states) return [];
  const kinds = attributeKinds(strapi, type);
  const compiled = expressionsOf(declaration).flatMap(({ source, gives, freezes }) => {
    const wanted = freezes ? wantedBy(strapi, type, gives) : null;
    return wanted ? [getService(strapi, 'expressions').compile(type, source, wanted)] : [];
  });
  const written = new Set(declarations.engineWritten(type));
  return entryAttributes(compiled, declaration).filter(
    (name) => kinds[name] !== undefined && !written.has(name),
  );
};

const reasonOf = ({ line, column, en }: ExpressionProblem): string =>
  `${en} (line ${line}, column ${column})`;

const withoutKind = (strapi: Core.Strapi, type: string, { derive }: Declaration): Problem[] =>
  Object.entries(derive ?? {}).flatMap(([attribute, { value }]) => {
    const kind = attributeKinds(strapi, type)[attribute]?.type;
    const isRelated = typeof value === 'object' && !('from' in value);
    return isRelated || wantedFor(kind)
      ? []
      : [{ type, key: `derive.${attribute}`, reason: `a ${kind} cannot be computed` }];
  });

const mistakesOf = (strapi: Core.Strapi, type: string, declaration: Declaration): Problem[] =>
  expressionsOf(declaration).flatMap(({ key, source, gives }) => {
    const wanted = wantedBy(strapi, type, gives);
    const problem = wanted && getService(strapi, 'expressions').check(type, source, wanted);
    return problem ? [{ type, key, reason: reasonOf(problem) }] : [];
  });

const notFreezable = (strapi: Core.Strapi, type: string): Problem[] =>
  readByDeclaration(strapi, type).flatMap((name) => {
    const kind = attributeKinds(strapi, type)[name];
    const why = kind ? whyNotGuardable(kind) : null;
    return why
      ? [{ type, key: 'guarded', reason: `"${name}" is read and must stay frozen, but ${why}` }]
      : [];
  });

/**
 * Compiles every expression of every declaration against the schemas. In `bootstrap()`: by then the
 * rooms have registered their functions.
 * @throws Error naming every mistake with its line and column: the code base decides it
 */
export const checkDeclaredExpressions = (strapi: Core.Strapi): void => {
  const declarations = getService(strapi, 'declarations');
  const problems = declarations.types().flatMap((type) => {
    const declaration = declarations.of(type) ?? {};
    const mistakes = [
      ...withoutKind(strapi, type, declaration),
      ...mistakesOf(strapi, type, declaration),
    ];
    // What does not compile reads nothing yet.
    return mistakes.length > 0 ? mistakes : notFreezable(strapi, type);
  });
  refuseProblems(problems);
};
