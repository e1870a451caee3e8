import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

const settings = 'plugin::talent-office.office-setting';

interface SettingRow {
  officeName: string | null;
  phone: string | null;
  address: string | null;
  noticeFooter: string | null;
}

/** Tells notices and receipts who the office is, and where it takes objections. Called once, in `register()`. */
export const registerNoticeContact = (strapi: Core.Strapi): void => {
  const contact = async () => {
    const row = (await strapi.db.query(settings).findOne({})) as SettingRow | null;
    return {
      unit: row?.officeName ?? null,
      phone: row?.phone ?? null,
      address: row?.address ?? null,
      note: row?.noticeFooter ?? null,
    };
  };
  getService(strapi, 'notices').registerContact(contact);
  getService(strapi, 'approval').registerLetterhead(contact);
};
