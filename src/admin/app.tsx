import type { StrapiApp } from '@strapi/strapi/admin';

import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const languageKey = 'strapi-admin-language';

// The office reads Chinese: Strapi would greet everybody in English until each has chosen. Set
// before Strapi looks; what somebody chooses in his profile stays.
if (!localStorage.getItem(languageKey)) localStorage.setItem(languageKey, 'zh-Hans');

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
