import type { Core } from '@strapi/strapi';

import { daily, getService } from '../../platform';

/** Tells approval who knows the entries, and has the clock's own actions done every night. */
export const registerLifecycle = (strapi: Core.Strapi): void => {
  getService(strapi, 'lifecycle').serveCases();
  getService(strapi, 'jobs').register({
    name: 'lifecycle.act-due',
    title: { zh: '办理到期事项', en: 'Do the actions whose time has come' },
    schedule: daily('00:05'),
    run: (run) => getService(strapi, 'lifecycle').actDue(run),
  });
};
