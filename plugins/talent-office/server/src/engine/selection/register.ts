import type { Core } from '@strapi/strapi';

import { everyMinutes, getService } from '../../platform';

import { createSelectionKind } from './stage-kind';

/** Tells approval how an order decides a stage, and has promotions and expiries done. Called in `register()`. */
export const registerSelection = (strapi: Core.Strapi): void => {
  getService(strapi, 'approval').registerStageKind(createSelectionKind(strapi));
  getService(strapi, 'jobs').register({
    name: 'selections.apply-due',
    title: { zh: '执行遴选名单、递补和到期', en: 'Apply selections, promotions and expiries' },
    schedule: everyMinutes(15),
    run: (run) => getService(strapi, 'selections').due(run),
  });
};
