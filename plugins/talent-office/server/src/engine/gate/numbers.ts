import type { Core } from '@strapi/strapi';

import { messagesOf, numberProblem, Refusal, sameValue, type FieldProblem } from '../../platform';

import type { Data } from './events';
import { concernedModels, type Model } from './models';

interface Wrong {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly refusal: Refusal;
}

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/** One refusal that names every wrong field. */
const refusalOf = (wrong: readonly [Wrong, ...Wrong[]]): Refusal => {
  const [{ refusal }] = wrong;
  const fields = wrong.map(({ path, refusal: one }): FieldProblem => ({
    path,
    message: messagesOf(one),
  }));
  return new Refusal(refusal.code, refusal.facts, refusal.path, fields);
};

/**
 * Judges the numbers of whatever is written through Strapi, by the form of `numberProblem`. The hooks
 * of the database see every path, but a component there is a row of its own that does not know where
 * it stands: the document middleware looks first, and names the whole path.
 */
export const createNumbers = (strapi: Core.Strapi) => {
  const models = concernedModels(strapi);

  const wrongIn = (model: Model | undefined, data: Data, above: readonly string[] = []): Wrong[] =>
    Object.entries(data).flatMap(([name, value]) => {
      const attribute = model && Object.hasOwn(model.attributes, name) && model.attributes[name];
      if (!attribute) return [];
      const path = [...above, name];
      if (attribute.component !== undefined || attribute.components !== undefined) {
        const many = Array.isArray(value);
        return asList(value).flatMap((one, index) => {
          const below = one as Data & { readonly __component?: string };
          const component = attribute.component ?? below.__component ?? '';
          return wrongIn(models.get(component), below, many ? [...path, String(index)] : path);
        });
      }
      const problem = numberProblem(attribute, value);
      if (!problem) return [];
      const { code, ...range } = problem;
      const refusal = new Refusal(code, { attribute: name, ...range }, path.join('.'));
      return [{ path, value, refusal }];
    });

  /**
   * Limits may be drawn closer later, and the Content Manager sends the whole form: a number that
   * stands unchanged since before must not keep the rest of its entry from being saved.
   */
  const isStanding = async (uid: string, where: object, { path, value }: Wrong) => {
    const [name = '', ...below] = path;
    const attribute = models.get(uid)?.attributes[name];
    if (below.length > 0 || !attribute) return false;
    const rows = (await strapi.db.query(uid as never).findMany({ where } as never)) as Data[];
    return rows.length > 0 && rows.every((row) => sameValue(attribute, row[name], value));
  };

  /**
   * @param where which rows are changed; `null` where new ones are made
   * @throws Refusal NUMBER_FORM, NUMBER_RANGE with every wrong field
   */
  return async (uid: string, data: Data, where: object | null): Promise<void> => {
    const found: Wrong[] = [];
    for (const wrong of wrongIn(models.get(uid), data)) {
      if (where === null || !(await isStanding(uid, where, wrong))) found.push(wrong);
    }
    const [first, ...rest] = found;
    if (first) throw refusalOf([first, ...rest]);
  };
};
