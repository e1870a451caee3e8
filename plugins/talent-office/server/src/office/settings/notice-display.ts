import type { Core } from '@strapi/strapi';

import type { AnonymousObjections } from '../../../../shared/vocabulary';
import { getService } from '../../platform';
import { officeSetting } from './content-type';

const settings = 'plugin::talent-office.office-setting';

/**
 * Tells the notices how long the office lets an ended one be read, and which objections without a name it
 * takes. Called once, in `register()`.
 */
export const registerNoticeDisplay = (strapi: Core.Strapi): void => {
  getService(strapi, 'notices').registerDisplay(async () => {
    const row = (await strapi.db.query(settings).findOne({})) as {
      noticeShownDays: number | null;
    } | null;
    return row?.noticeShownDays ?? officeSetting.attributes.noticeShownDays.default;
  });
  getService(strapi, 'notices').registerAnonymous(async () => {
    const row = (await strapi.db.query(settings).findOne({})) as {
      anonymousObjections: AnonymousObjections | null;
    } | null;
    return row?.anonymousObjections ?? officeSetting.attributes.anonymousObjections.default;
  });
};
