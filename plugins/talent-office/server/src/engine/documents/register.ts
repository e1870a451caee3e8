import type { Core } from '@strapi/strapi';

import { registerReceipts } from './receipt-source';

/** The papers of which this room itself knows what they say. Called in `register()`. */
export const registerDocuments = (strapi: Core.Strapi): void => {
  registerReceipts(strapi);
};
