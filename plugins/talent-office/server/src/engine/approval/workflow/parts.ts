import type { Core } from '@strapi/strapi';

import type {
  WorkflowPartsBody,
  WorkflowTypeBody,
} from '../../../../../shared/contracts/workflows';
import { getService, typeName } from '../../../platform';
import { guardedAttributes } from '../../declaration';

import { settableBy, stagePhases } from './problems';
import { units, unitPathsOf } from './unit-paths';

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
