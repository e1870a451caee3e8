import type { Core } from '@strapi/strapi';

import { registerRecoveryEffects } from './effects';
import { registerDebtFunctions } from './functions';

/** Stopping, revoking, and what comes back of it (停发、撤销、追回). Called in `register()`. */
export const registerRecovery = (strapi: Core.Strapi): void => {
  registerDebtFunctions(strapi);
  registerRecoveryEffects(strapi);
};
