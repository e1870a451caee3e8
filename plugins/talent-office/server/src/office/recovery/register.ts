import type { Core } from '@strapi/strapi';

import { evaluateNow } from '../../engine/lifecycle';
import { getService } from '../../platform';
import { application, notRecovered } from '../fund';

import { registerRecoveryEffects } from './effects';
import { registerDebtFunctions } from './functions';
import { registerSetOffs } from './set-offs';
import { registerUpheld } from './upheld';

/** Stopping, revoking, and what comes back of it (停发、撤销、追回). Called in `register()`. */
export const registerRecovery = (strapi: Core.Strapi): void => {
  registerDebtFunctions(strapi);
  registerRecoveryEffects(strapi);
  registerSetOffs(strapi);
  registerUpheld(strapi);
  getService(strapi, 'payments').registerReason(async ({ award }) => {
    if (!award) return [];
    const { value } = await evaluateNow(strapi, application, award, notRecovered.value, 'bool');
    const { zh, en } = notRecovered;
    return value === true ? [] : [{ code: 'under-recovery', against: true, zh, en }];
  });
};
