import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

/**
 * Tells the rules what the policy prefers people for (向艰苦边远地区和基层一线倾斜): it is seen in every
 * decision, whether it relaxed a condition, raised an amount or did nothing. Called in `register()`.
 */
export const registerPreference = (strapi: Core.Strapi): void => {
  getService(strapi, 'rules').registerPreference({
    key: 'hard-posts',
    zh: '向边远地区和基层一线倾斜',
    en: 'Preference for remote and grassroots posts',
    subjectType: 'plugin::talent-office.talent-profile',
    attributes: ['remotePost', 'grassrootsPost'],
  });
};
