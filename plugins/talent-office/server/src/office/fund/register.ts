import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { application } from './applications';
import { attachmentList } from './attachments';
import { registerAwardLetter } from './award-letter';
import { registerBudget } from './budget';
import { registerDisbursements } from './disbursements';
import { registerFloor } from './floor';
import { registerPlanned } from './planned';

/** Tells the engine what it must not know of the fund by itself. Called in `register()`. */
export const registerFund = (strapi: Core.Strapi): void => {
  registerBudget(strapi);
  registerFloor(strapi);
  registerDisbursements(strapi);
  registerPlanned(strapi);
  registerAwardLetter(strapi);
  getService(strapi, 'files').keepListIn(application, attachmentList);
};
