import type { StrapiApp } from '@strapi/strapi/admin';

import { addPanels, registerContentManagerHooks, registerFields } from './content-manager';
import { registerPages } from './pages';
import { translations } from './translations';
import { registerWidgets } from './widgets';

export default {
  register(app: Pick<StrapiApp, 'addFields' | 'addMenuLink' | 'widgets'>) {
    registerFields(app);
    registerPages(app);
    registerWidgets(app);
  },
  bootstrap(app: Pick<StrapiApp, 'registerHook' | 'getPlugin'>) {
    registerContentManagerHooks(app);
    addPanels(app);
  },
  registerTrads: ({ locales }: { locales: string[] }) => translations(locales),
};
