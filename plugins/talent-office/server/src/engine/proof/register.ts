import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { createProofKind } from './stage-kind';

/** Tells approval how what is handed in decides a stage. Called in `register()`. */
export const registerProofs = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerStageKind(createProofKind());
};
