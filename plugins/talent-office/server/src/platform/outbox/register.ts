import type { Core } from '@strapi/strapi';

import { daily, everyMinutes } from '../jobs';
import { getService } from '../services';

import { forgetDelivered } from './rows';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Has the outbox delivered by whichever instance holds the lease. Called once, in `register()`. */
export const registerOutbox = (strapi: Core.Strapi): void => {
  const jobs = getService(strapi, 'jobs');
  jobs.register({
    name: 'outbox.deliver',
    title: { zh: '投递待发事项', en: 'Deliver the outbox' },
    schedule: everyMinutes(1),
    run: (run) => getService(strapi, 'outbox').deliverDue(run),
  });
  jobs.register({
    name: 'outbox.tidy',
    title: { zh: '清理已投递事项', en: 'Forget what was delivered' },
    schedule: daily('03:50'),
    run: () => {
      const now = getService(strapi, 'clock').now().getTime();
      return forgetDelivered(strapi.db.connection, new Date(now - keptMs));
    },
  });
};
