import type { Core } from '@strapi/strapi';

import { registerRoundEffects } from './effects';
import { registerFinders } from './finders';

/** Tells the engine what it must not know of rounds by itself. Called in `register()`. */
export const registerRounds = (strapi: Core.Strapi): void => {
  registerFinders(strapi);
  registerRoundEffects(strapi);
};
