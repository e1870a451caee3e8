import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

/**
 * Talents and employers' agents are people: their accounts and identity are keys of one human. Tells
 * expressions, too, what hangs on a tier. Called in `register()`.
 */
export const registerTalents = (strapi: Core.Strapi): void => {
  const organisation = getService(strapi, 'organisation');
  organisation.registerPersonSource({
    type: 'plugin::talent-office.talent-profile',
    prefix: 'talent',
    user: 'user',
    identity: 'identityIndex',
  });
  organisation.registerPersonSource({
    type: 'plugin::talent-office.employer',
    prefix: 'employer',
    user: 'agent',
    name: 'name',
  });
  organisation.registerLegalEntity('plugin::talent-office.employer', 'unifiedCode');
};
