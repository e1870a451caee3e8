import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { registerAgents } from './agencies';
import { registerInPostFunction, registerInPostReminder } from './in-post';
import { createRecommendationKind } from './recommendation';

/** Tells the engine who acts for employers, towns and villages, and how they recommend. Called in `register()`. */
export const registerEmployers = (strapi: Core.Strapi): void => {
  registerAgents(strapi);
  registerInPostFunction(strapi);
  registerInPostReminder(strapi);
  getService(strapi, 'approval').registerStageKind(createRecommendationKind(strapi));
};
