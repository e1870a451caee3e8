import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';
import { officeSetting } from './content-type';

const settings = 'plugin::talent-office.office-setting';

/** Tells files of cases for how many years the office keeps them. Called once, in `register()`. */
export const registerRetention = (strapi: Core.Strapi): void => {
  getService(strapi, 'caseFiles').registerRetention(async () => {
    const row = (await strapi.db.query(settings).findOne({})) as {
      caseFileYears: number | null;
    } | null;
    return row?.caseFileYears ?? officeSetting.attributes.caseFileYears.default;
  });
};
