import type { Core } from '@strapi/strapi';

interface Registry {
  getAll(namespace?: string): object;
}

/**
 * Strapi makes a new map of all content types whenever `strapi.contentTypes` is read, and reads it once
 * for every permission of whoever asks anything of the panel: 57 of the 400 seconds that the role matrix
 * computed. From the bootstrap on no type is added (the Content-Type Builder starts the server anew), so
 * one map serves for all of them.
 */
export const rememberContentTypes = (strapi: Core.Strapi): void => {
  const registry = strapi.get('content-types') as Registry;
  const getAll = registry.getAll.bind(registry);
  const all = Object.freeze(getAll());
  registry.getAll = (namespace) => (namespace === undefined ? all : getAll(namespace));
};
