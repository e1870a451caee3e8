import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';

import { drawOnOneLine, leaveStateToPanel, lockVersionInForce } from './edit-view';
import { ExecutionPanel } from './execution';
import { InForcePanel } from './in-force';
import { nameValuesInColumns, translateFilters } from './list-view';
import { ProcedurePanel } from './procedure';
import { RectifyPanel } from './rectify';
import { RevealPanel } from './reveal';

export { registerFields } from './fields';

/** What the generated Content Manager needs to read like an office's own forms. */
export const registerContentManagerHooks = (app: Pick<StrapiApp, 'registerHook'>): void => {
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', leaveStateToPanel);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', lockVersionInForce);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', drawOnOneLine);
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', nameValuesInColumns);
  app.registerHook('Admin/CM/pages/ListView/inject-in-filters', translateFilters);
};

/** What an entry's edit view shows besides its form. */
export const addPanels = (app: Pick<StrapiApp, 'getPlugin'>): void => {
  const { addEditViewSidePanel } = app.getPlugin('content-manager')
    .apis as ContentManagerPlugin['config']['apis'];
  // Right below Save: what is to be done with an entry comes before previews and releases.
  addEditViewSidePanel((panels) => [
    ...panels.filter(({ type }) => type === 'actions'),
    ProcedurePanel,
    InForcePanel,
    RectifyPanel,
    RevealPanel,
    ExecutionPanel,
    ...panels.filter(({ type }) => type !== 'actions'),
  ]);
};
