import type { Core } from '@strapi/strapi';

import { daily, getService } from '../../platform';

import { settleDeadlines } from './deadlines';

/** Has cases ended every night whose time is over, and deadlines settled. Called in `register()`. */
export const registerApproval = (strapi: Core.Strapi): void => {
  getService(strapi, 'calendar').onYearKnown(settleDeadlines(strapi));
  getService(strapi, 'jobs').register({
    name: 'cases.expire-due',
    title: { zh: '终止逾期事项', en: 'End the cases whose time is over' },
    schedule: daily('00:10'),
    run: (run) => getService(strapi, 'approval').expireDue(run),
  });
};
