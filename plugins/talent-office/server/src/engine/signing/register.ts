import type { Core } from '@strapi/strapi';

import { daily, getService } from '../../platform';

/** Has old proofs removed every night. Called once, in `register()`. */
export const registerSigning = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'signing.tidy',
    title: { zh: '清理签署验证记录', en: 'Forget old proofs of signing' },
    schedule: daily('04:20'),
    run: () => getService(strapi, 'signing').tidy(),
  });
};
