import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { application } from './applications';
import { attachmentList } from './attachments';
import { registerAwardLetter } from './award-letter';
import { registerBudget } from './budget';
import { registerCarryOver } from './carry-over';
import { registerDeferral } from './deferral';
import { registerDisbursements } from './disbursements';
import { registerFloor } from './floor';
import { registerPlanned } from './planned';
import { registerPlannedLines } from './planned-lines';
import { registerRevisions } from './revisions';
import { registerSettled } from './settled';
import { registerUnused } from './unused';
import { registerUsePlan } from './use-plan';

/** Tells the engine what it must not know of the fund by itself. Called in `register()`. */
export const registerFund = (strapi: Core.Strapi): void => {
  registerBudget(strapi);
  registerPlannedLines(strapi);
  registerFloor(strapi);
  registerSettled(strapi);
  registerUsePlan(strapi);
  registerRevisions(strapi);
  registerCarryOver(strapi);
  registerUnused(strapi);
  registerDisbursements(strapi);
  registerPlanned(strapi);
  registerDeferral(strapi);
  registerAwardLetter(strapi);
  getService(strapi, 'files').keepListIn(application, attachmentList);
};
