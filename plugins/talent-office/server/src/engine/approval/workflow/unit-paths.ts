import type { Core, UID } from '@strapi/strapi';

import type { WorkflowTypeBody } from '../../../../../shared/contracts/workflows';

import type { WorkflowBody } from './body';
import type { WorkflowProblem } from './problems';

interface Relation {
  readonly type: string;
  readonly target?: string;
  readonly relation?: string;
}

export const units = 'plugin::talent-office.unit';
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
export const unitPathsOf = (strapi: Core.Strapi, type: string): WorkflowTypeBody['unitPaths'] =>
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

/** Does a path lead from an entry, over one entry each, to a unit? */
const leadsToUnit = (strapi: Core.Strapi, type: string, path: string): boolean => {
  let at: string | undefined = type;
  for (const step of path.split('.')) {
    if (at === undefined || !isContent(at)) return false;
    at = relationsOf(strapi, at).find(([attribute]) => attribute === step)?.[1];
  }
  return at === units;
};

/** A seat whose unit is read from what names none: no case could ever be handed in. */
export const unitPathProblem = (
  strapi: Core.Strapi,
  { entryType, stages }: WorkflowBody,
): WorkflowProblem | null => {
  for (const [index, { title, seats }] of stages.entries()) {
    for (const [nth, { unit }] of seats.entries()) {
      if (!unit || 'code' in unit || leadsToUnit(strapi, entryType, unit.from)) continue;
      const problem = {
        zh: `环节「${title}」的单位路径「${unit.from}」指向的不是单位。`,
        en: `in the stage "${title}" the path "${unit.from}" leads to no unit.`,
      };
      return { path: `stages.${index}.seats.${nth}.unit.from`, problem };
    }
  }
  return null;
};
