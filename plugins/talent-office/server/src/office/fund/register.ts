import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { application } from './applications';
import { attachmentList } from './attachments';
import { registerAwardLetter } from './award-letter';
import { registerPaymentPieces } from './case-file';
import { registerBudget } from './budget';
import { registerDisbursements } from './disbursements';
import { registerFloor } from './floor';
import { registerHandedOverPayments } from './handed-over';
import { paymentPermissions, payments } from './payments';
import { registerPlanned } from './planned';

/** Tells the engine what it must not know of the fund by itself. Called in `register()`. */
export const registerFund = (strapi: Core.Strapi): void => {
  registerBudget(strapi);
  registerFloor(strapi);
  registerDisbursements(strapi);
  registerPlanned(strapi);
  registerHandedOverPayments(strapi);
  registerAwardLetter(strapi);
  registerPaymentPieces(strapi);
  for (const [action, permission] of Object.entries(paymentPermissions)) {
    getService(strapi, 'lifecycle').requirePermission(payments, action, permission);
  }
  getService(strapi, 'files').keepListIn(application, attachmentList);
};
