import type { Core, UID } from '@strapi/strapi';

import type {
  WorkflowPartsBody,
  WorkflowTypeBody,
} from '../../../../../shared/contracts/workflows';
import { getService, typeName } from '../../../platform';
import { guardedAttributes } from '../../declaration';

import { settableBy, stagePhases } from './problems';

interface Relation {
  readonly type: string;
  readonly target?: string;
  readonly relation?: string;
}

const units = 'plugin::talent-office.unit';
const toOne = ['oneToOne', 'manyToOne'];

/** One-way and two-way relations to one entry. */
const relationsOf = (strapi: Core.Strapi, type: string): [string, string][] =>
  Object.entries(
    strapi.contentTypes[type as UID.ContentType]?.attributes as unknown as Record<string, Relation>,
  ).flatMap(([name, { type: kind, target, relation }]) =>
    kind === 'relation' && target !== undefined && toOne.includes(relation ?? '')
      ? [[name, target]]
      : [],
  );

/** Is it one of ours or the site's: no account, and nothing of Strapi's own? */
const isContent = (type: string): boolean =>
  type.startsWith('plugin::talent-office.') || type.startsWith('api::');

/** A unit that an entry names itself, or that what it points to does. */
const unitPathsOf = (strapi: Core.Strapi, type: string): WorkflowTypeBody['unitPaths'] =>
  relationsOf(strapi, type)
    .filter(([, target]) => isContent(target))
    .flatMap(([attribute, target]) => {
      const first = { type, attribute };
      if (target === units) return [{ path: attribute, steps: [first] }];
      return relationsOf(strapi, target)
        .filter(([, end]) => end === units)
        .map(([last]) => ({
          path: `${attribute}.${last}`,
          steps: [first, { type: target, attribute: last }],
        }));
    });

const typesOf = (strapi: Core.Strapi): WorkflowTypeBody[] =>
  Object.keys(strapi.contentTypes).flatMap((type) => {
    const declaration = getService(strapi, 'declarations').of(type);
    if (!declaration?.states) return [];
    return [
      {
        type,
        name: typeName(strapi, type),
        settable: [...settableBy(declaration, guardedAttributes(declaration))],
        limits: Object.keys(declaration.limits ?? {}),
        unitPaths: unitPathsOf(strapi, type),
      },
    ];
  });

const rolesOf = async (strapi: Core.Strapi): Promise<WorkflowPartsBody['roles']> => {
  const rows = (await strapi.db.query('plugin::talent-office.position').findMany({
    select: ['role', 'name'],
    orderBy: { id: 'asc' },
  })) as { role: string; name: string }[];
  const named = new Map<string, Set<string>>();
  for (const { role, name } of rows) named.set(role, (named.get(role) ?? new Set()).add(name));
  return [...named].map(([role, positions]) => ({ role, positions: [...positions] }));
};

/** What workflows of this site are made of, for whoever draws one. */
export const partsOf = async (
  strapi: Core.Strapi,
  kinds: ReadonlyMap<string, unknown>,
): Promise<WorkflowPartsBody> => ({
  kinds: [...kinds.keys()],
  phases: stagePhases,
  roles: await rolesOf(strapi),
  units: (await strapi.db
    .query(units)
    .findMany({ select: ['code', 'name'], orderBy: { code: 'asc' } })) as {
    code: string;
    name: string;
  }[],
  types: typesOf(strapi),
});
