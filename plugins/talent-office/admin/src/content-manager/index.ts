import type { StrapiApp } from '@strapi/strapi/admin';

import { showStateByName } from './edit-view';
import { nameValuesInColumns, translateFilters } from './list-view';

/** What the generated Content Manager needs to read like an office's own forms. */
export const registerContentManagerHooks = (app: Pick<StrapiApp, 'registerHook'>): void => {
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', showStateByName);
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', nameValuesInColumns);
  app.registerHook('Admin/CM/pages/ListView/inject-in-filters', translateFilters);
};
