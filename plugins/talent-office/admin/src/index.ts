import type { StrapiApp } from '@strapi/strapi/admin';

import { refusalsInReadersLanguage } from './api';
import {
  addPanels,
  cacheWhatIsSaved,
  refusedSavesKeepForm,
  registerContentManagerHooks,
  registerFields,
} from './content-manager';
import { registerPages } from './pages';
import { translations } from './translations';
import { registerWidgets } from './widgets';

export default {
  register(
    app: Pick<StrapiApp, 'addFields' | 'addMenuLink' | 'addMiddlewares' | 'router' | 'widgets'>,
  ) {
    app.addMiddlewares([refusalsInReadersLanguage, refusedSavesKeepForm]);
    registerFields(app);
    registerPages(app);
    registerWidgets(app);
  },
  bootstrap(app: Pick<StrapiApp, 'registerHook' | 'getPlugin'>) {
    registerContentManagerHooks(app);
    cacheWhatIsSaved();
    addPanels(app);
  },
  registerTrads: ({ locales }: { locales: string[] }) => translations(locales),
};
