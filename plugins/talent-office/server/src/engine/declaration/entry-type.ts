import type { Core } from '@strapi/strapi';

import { getService, own, refuse } from '../../platform';

/** Does this type stand in the site, with a life cycle? One that was mistyped or dropped does not. */
export const isGoverned = (strapi: Core.Strapi, type: string): boolean =>
  getService(strapi, 'declarations').of(type)?.states !== undefined;

/** Those of the site, by uid. */
export const governedTypes = (strapi: Core.Strapi): string[] =>
  Object.keys(strapi.contentTypes).filter((type) => isGoverned(strapi, type));

/**
 * What judges or decides entries names their type: one mistyped word, and its author is still there.
 * @throws Refusal TYPE_UNKNOWN, TYPE_WITHOUT_LIFE_CYCLE at `entryType`
 */
export const refuseUngoverned = (strapi: Core.Strapi, type: string): void => {
  if (isGoverned(strapi, type)) return;
  const known = own(strapi.contentTypes as Readonly<Record<string, unknown>>, type);
  throw refuse(known ? 'TYPE_WITHOUT_LIFE_CYCLE' : 'TYPE_UNKNOWN', { type }, 'entryType');
};
