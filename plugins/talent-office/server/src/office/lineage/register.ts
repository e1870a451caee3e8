import type { Core } from '@strapi/strapi';

import { registerFunctions } from './functions';
import { registerKeeping } from './links';

/** Tells the engine what the declarations of items and powers name. Called in `register()`. */
export const registerLineage = (strapi: Core.Strapi): void => {
  registerFunctions(strapi);
  registerKeeping(strapi);
};
