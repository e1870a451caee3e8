import type { Core } from '@strapi/strapi';

import { daily, getService } from '../../platform';

import { settleDeadlines } from './case';

/**
 * Has cases ended every night whose time is over, overdue steps escalated, doubts cleared and deadlines
 * settled. Called in `register()`.
 */
export const registerApproval = (strapi: Core.Strapi): void => {
  getService(strapi, 'calendar').onYearKnown(settleDeadlines(strapi));
  getService(strapi, 'jobs').register({
    name: 'cases.expire-due',
    title: { zh: '终止逾期事项', en: 'End the cases whose time is over' },
    schedule: daily('00:10'),
    run: (run) => getService(strapi, 'approval').expireDue(run),
  });
  getService(strapi, 'jobs').register({
    name: 'cases.clear-doubts',
    title: { zh: '复查各环节是否有人可签', en: 'Look again whether steps have signers' },
    schedule: daily('00:40'),
    run: (run) => getService(strapi, 'approval').clearDoubts(run),
  });
  // Before people are reminded, who is told to see to it, too.
  getService(strapi, 'jobs').register({
    name: 'cases.escalate-due',
    title: { zh: '提请督办逾期环节', en: 'Escalate overdue steps' },
    schedule: daily('08:00'),
    run: (run) => getService(strapi, 'approval').escalateDue(run),
  });
};
