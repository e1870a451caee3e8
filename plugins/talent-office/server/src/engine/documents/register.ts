import type { Core } from '@strapi/strapi';

import { getService, tables } from '../../platform';

import { registerReceipts } from './receipt-source';

/** The papers of which this room itself knows what they say. Called in `register()`. */
export const registerDocuments = (strapi: Core.Strapi): void => {
  const issued = { table: tables.documents, column: 'facts', what: 'issued papers' };
  getService(strapi, 'privacy').registerSealed(issued);
  registerReceipts(strapi);
};
