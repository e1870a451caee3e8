import type { StrapiApp } from '@strapi/strapi/admin';

import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

export default {
  config: {
    locales: ['zh-Hans'],
    // Names of the site's own content types, their attributes and values.
    translations: { en, 'zh-Hans': zhHans },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {},
};
