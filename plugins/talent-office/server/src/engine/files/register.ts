import type { Core } from '@strapi/strapi';

import { daily, getService } from '../../platform';

/** Has what no entry refers to any more removed every night. Called once, in `register()`. */
export const registerFiles = (strapi: Core.Strapi): void => {
  getService(strapi, 'jobs').register({
    name: 'files.sweep',
    title: { zh: '清理无主附件', en: 'Remove files that nothing refers to' },
    schedule: daily('03:30'),
    run: () => getService(strapi, 'files').sweep(),
  });
};
