import type { Core } from '@strapi/strapi';

import { attributeKinds, getService } from '../../platform';
import { expressionsOf, type Declaration } from '../declaration';

import type { Compiled } from './compile';
import { wantedBy } from './declared';

/** The types behind the relations of a path, whose attributes it reads: of `line.fundYear.year` both. */
const typesAlong = (
  strapi: Core.Strapi,
  type: string,
  [name = '', ...rest]: readonly string[],
): string[] => {
  const { target } = (attributeKinds(strapi, type)[name] ?? {}) as { target?: string };
  return target === undefined || rest.length === 0
    ? []
    : [target, ...typesAlong(strapi, target, rest)];
};

/** Of what other types these expressions on entries of a type read attributes. */
export const typesRead = (
  strapi: Core.Strapi,
  type: string,
  compiled: readonly Pick<Compiled, 'reads'>[],
): string[] => {
  const subject = getService(strapi, 'declarations').of(type)?.people?.subject?.split('.');
  const types = compiled
    .flatMap(({ reads }) => reads)
    .map((path) => path.split('.'))
    .flatMap(([first = '', ...rest]) => {
      if (first === 'entry') return typesAlong(strapi, type, rest);
      const start = first === 'subject' && subject ? subject : [first];
      return typesAlong(strapi, type, [...start, ...rest]);
    });
  return [...new Set(types)];
};

/** Paths at which an action or a derived value finds what decides it: a text, a rule set, a workflow. */
const pathsOf = ({ derive, states }: Declaration): string[] => [
  ...Object.values(derive ?? {}).flatMap(({ value }) => {
    if (typeof value === 'string') return [];
    return 'from' in value ? [value.from] : 'follow' in value ? [value.follow] : [];
  }),
  ...Object.values(states ?? {})
    .flatMap((actions) => Object.values(actions))
    .flatMap(({ rules, approval }) => [rules, approval])
    .flatMap((reference) => (typeof reference === 'object' ? [reference.from] : [])),
];

/** The types by whose attributes the declarations decide and compute: terms, rents, amounts. */
export const typesReadByDeclarations = (strapi: Core.Strapi): string[] => {
  const declarations = getService(strapi, 'declarations');
  return declarations.types().flatMap((type) => {
    const declaration = declarations.of(type) ?? {};
    const compiled = expressionsOf(declaration).flatMap(({ source, gives, freezes }) => {
      const wanted = freezes ? wantedBy(strapi, type, gives) : null;
      return wanted ? [getService(strapi, 'expressions').compile(type, source, wanted)] : [];
    });
    return typesRead(strapi, type, [...compiled, { reads: pathsOf(declaration) }]);
  });
};
