import type { Core } from '@strapi/strapi';

import { daily } from '../jobs';
import { getService } from '../services';

import { forgetAnswers } from './operations';

const keptMs = 7 * 24 * 60 * 60 * 1000;

/** Has old answers emptied every night. Called once, in `register()`. */
export const registerOperations = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'operations.tidy',
    title: { zh: '清除旧请求的应答内容', en: 'Empty the answers of old requests' },
    schedule: daily('04:00'),
    run: (run) => {
      const now = getService(strapi, 'clock').now().getTime();
      return forgetAnswers(strapi.db.connection, new Date(now - keptMs), run);
    },
  });
};
