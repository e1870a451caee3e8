import type { Core } from '@strapi/strapi';

/**
 * The plugin's services by name. Each room adds its own by declaration merging:
 * `declare module '../../platform/services' { interface Services { ledger: Ledger } }`.
 */
export interface Services {}

/** A room's service factory: Strapi calls it once for each instance, so nothing is kept at module level. */
export type ServiceFactory<Name extends keyof Services> = (context: {
  strapi: Core.Strapi;
}) => Services[Name];

/** The one way to a service, typed by its name. */
export const getService = <Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name,
): Services[Name] => strapi.plugin('talent-office').service(name);
