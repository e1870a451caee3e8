import type { Core } from '@strapi/strapi';

import { daily } from '../jobs';
import { getService } from '../services';

import { forgetWindows } from './counts';

/** Has counts of past windows removed every night. Called once, in `register()`. */
export const registerRateLimits = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'rate-limits.tidy',
    title: { zh: '清理访问频次记录', en: 'Forget how often requests were sent' },
    schedule: daily('04:10'),
    run: () => forgetWindows(strapi.db.connection, getService(strapi, 'clock').now()),
  });
};
