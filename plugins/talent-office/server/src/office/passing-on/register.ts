import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { oweProof, overdueOf } from './dues';
import { registerPassingOnReminder } from './remind';

/** What employers are paid for their people, and whether it reached them (转付). Called in `register()`. */
export const registerPassingOn = (strapi: Core.Strapi): void => {
  const payments = getService(strapi, 'payments');
  payments.onAnswer(async (tx, line, answer) => {
    if (answer === 'settle') await oweProof(strapi, tx, line);
  });
  // No bar: what it is paid next is others' money, and who confirms the list decides.
  payments.registerReason(async ({ payeeKind, holder }) => {
    if (payeeKind !== 'employer' || !holder) return [];
    const { length } = await overdueOf(strapi, [holder.documentId]);
    if (length === 0) return [];
    return [
      {
        ...{ code: 'passing-on-overdue', against: true, warning: true },
        zh: `该用人单位有${length}笔以前的拨付逾期未提交转付证明`,
        en: `this employer has not proven to have passed on ${length} earlier payments`,
      },
    ];
  });
  registerPassingOnReminder(strapi);
};
