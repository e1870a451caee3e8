import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { registerAgents } from './agencies';
import { createRecommendationKind } from './recommendation';

/** Tells the engine who acts for employers, towns and villages, and how they recommend. Called in `register()`. */
export const registerEmployers = (strapi: Core.Strapi): void => {
  registerAgents(strapi);
  getService(strapi, 'approval').registerStageKind(createRecommendationKind(strapi));
};
