import type { Core } from '@strapi/strapi';

import { attributeKinds, getService, type Entry } from '../../../platform';

import { typeAtPath, valueAtPath } from '../values';

const units = 'plugin::talent-office.unit';

/** To-one relations of a type that lead to a legal entity, such as a talent's employer. */
const entityRelations = (
  strapi: Core.Strapi,
  type: string,
  entities: ReadonlyMap<string, string>,
): string[] =>
  Object.entries(attributeKinds(strapi, type)).flatMap(([name, kind]) =>
    entities.has((kind as { target?: string }).target ?? '') ? [name] : [],
  );

/**
 * Codes of the units that are, in law, the employer of whom an entry is about: by the unified social
 * credit code (统一社会信用代码) of the entities that its people are declared by, and of the subject's own.
 */
export const employerUnits = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
): Promise<string[]> => {
  const organisation = getService(strapi, 'organisation');
  const entities = organisation.legalEntities();
  const people = getService(strapi, 'declarations').of(type)?.people ?? {};
  const { subject } = people;
  const paths = [people.owner, ...(people.excluded ?? []), subject].filter(
    (path) => path !== undefined,
  );
  if (subject !== undefined) {
    const own = entityRelations(strapi, typeAtPath(strapi, type, subject), entities);
    paths.push(...own.map((name) => `${subject}.${name}`));
  }
  const found: string[] = [];
  const unified: string[] = [];
  for (const path of new Set(paths)) {
    const at = typeAtPath(strapi, type, path);
    const attribute = entities.get(at);
    if (at !== units && attribute === undefined) continue;
    const reached = (await valueAtPath(strapi, type, entry.id, path)) as Entry | null;
    const code = reached?.[attribute ?? 'code'];
    if (typeof code === 'string' && code !== '') (attribute ? unified : found).push(code);
  }
  return [...found, ...(await organisation.unitsWith(unified))];
};
