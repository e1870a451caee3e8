import type { Core } from '@strapi/strapi';

import { daily, everyMinutes, getService } from '../../platform';

/** Has backtests done that were asked for, by one server at a time. Called in `register()`. */
export const registerBacktests = (strapi: Core.Strapi): void => {
  const jobs = getService(strapi, 'jobs');
  jobs.register({
    name: 'backtests.run',
    title: { zh: '回测规则', en: 'Backtest rules' },
    schedule: everyMinutes(1),
    run: (run) => getService(strapi, 'backtests').run(run),
  });
  jobs.register({
    name: 'backtests.forget',
    title: { zh: '清理旧的回测报告', en: 'Forget old backtests' },
    schedule: daily('03:55'),
    run: () => getService(strapi, 'backtests').forget(),
  });
};
