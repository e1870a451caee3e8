import type { Core } from '@strapi/strapi';

import { getService, type NumberAttribute } from '../../platform';

/** As much of a content type or component as says which numbers it holds, and where to look on. */
export interface Model {
  readonly attributes: Readonly<Record<string, ModelAttribute>>;
}

export interface ModelAttribute extends NumberAttribute {
  readonly component?: string;
  /** Of a dynamic zone. */
  readonly components?: readonly string[];
  readonly target?: string;
}

const plugin = 'plugin::talent-office.';

/** Accounts, files and what other plugins keep are theirs. */
const isOurs = (uid: string): boolean =>
  uid.startsWith(plugin) || uid.startsWith('api::') || !uid.includes('::');

/**
 * The plugin's types, the declared ones of the site, and every component and type they point to: an
 * apartment's base rent decides the rent of a tenancy, though its own type declares nothing.
 */
export const concernedModels = (strapi: Core.Strapi): ReadonlyMap<string, Model> => {
  const modelOf = (uid: string) => strapi.getModel(uid as never) as unknown as Model | undefined;
  const found = new Map<string, Model>();
  const take = (uid: string | undefined): void => {
    const model = uid === undefined || found.has(uid) || !isOurs(uid) ? undefined : modelOf(uid);
    if (uid === undefined || !model) return;
    found.set(uid, model);
    for (const { component, components = [], target } of Object.values(model.attributes)) {
      [component, ...components, target].forEach(take);
    }
  };
  const own = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith(plugin));
  [...own, ...getService(strapi, 'declarations').types()].forEach(take);
  return found;
};
