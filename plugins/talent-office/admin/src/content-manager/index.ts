import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';

import { AgreementPanel } from './agreement';
import { BacktestsPanel } from './backtests';
import { DocumentsPanel } from './documents';
import { drawBudget } from './budget';
import {
  drawExpressions,
  drawOnOneLine,
  giveFactsByName,
  leaveStateToPanel,
  lockVersionInForce,
  typeAmountsInYuan,
} from './edit-view';
import { nameEntryType } from './entry-type';
import { ExecutionPanel } from './execution';
import { InForcePanel } from './in-force';
import { nameValuesInColumns, translateFilters } from './list-view';
import { MeetingPanel, nameCommittee } from './meeting';
import { ObjectedPanel } from './objected';
import { ProcedurePanel } from './procedure';
import { RectifyPanel } from './rectify';
import { RevealPanel } from './reveal';
import { RuleTestsPanel } from './rule-tests';
import { SpendingFilesPanel } from './spending-files';
import { drawStages } from './workflow-map';

export { registerFields } from './fields';
export { cacheWhatIsSaved, refusedSavesKeepForm } from './refused-save';

/** What the generated Content Manager needs to read like an office's own forms. */
export const registerContentManagerHooks = (app: Pick<StrapiApp, 'registerHook'>): void => {
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', leaveStateToPanel);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', lockVersionInForce);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', drawStages);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', nameEntryType);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', nameCommittee);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', drawBudget);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', drawOnOneLine);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', typeAmountsInYuan);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', drawExpressions);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', giveFactsByName);
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
    MeetingPanel,
    ObjectedPanel,
    ProcedurePanel,
    SpendingFilesPanel,
    RuleTestsPanel,
    InForcePanel,
    BacktestsPanel,
    AgreementPanel,
    DocumentsPanel,
    RectifyPanel,
    RevealPanel,
    ExecutionPanel,
    ...panels.filter(({ type }) => type !== 'actions'),
  ]);
};
