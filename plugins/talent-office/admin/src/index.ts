import type { StrapiApp } from '@strapi/strapi/admin';

import { registerContentManagerHooks } from './content-manager';
import { translations } from './translations';

export default {
  register() {},
  bootstrap(app: Pick<StrapiApp, 'registerHook'>) {
    registerContentManagerHooks(app);
  },
  registerTrads: ({ locales }: { locales: string[] }) => translations(locales),
};
