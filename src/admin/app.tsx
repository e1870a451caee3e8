import type { StrapiApp } from '@strapi/strapi/admin';

import contentManagerZhHans from './translations/content-manager.zh-Hans.json';
import en from './translations/en.json';
import strapiZhHans from './translations/strapi.zh-Hans.json';
import zhHans from './translations/zh-Hans.json';

const languageKey = 'strapi-admin-language';

// The office reads Chinese: Strapi would greet everybody in English until each has chosen. Set
// before Strapi looks; what somebody chooses in his profile stays.
if (!localStorage.getItem(languageKey)) localStorage.setItem(languageKey, 'zh-Hans');

// Strapi's news lies over every page, in English; a site without a project id keeps it under these.
for (const project of ['false', 'undefined']) {
  localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${project}`, 'true');
}

export default {
  config: {
    locales: ['zh-Hans'],
    // Names of the site's own content types, their attributes and values; and what Strapi itself
    // has not translated of the pages that an office uses every day.
    translations: { en, 'zh-Hans': { ...strapiZhHans, ...contentManagerZhHans, ...zhHans } },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap(_app: StrapiApp) {},
};
