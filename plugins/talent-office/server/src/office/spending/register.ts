import type { Core } from '@strapi/strapi';

import { getService } from '../../platform';

import { registerCare } from './care';
import { registerSpendingEffects } from './effects';
import { attachmentList, typesWithFiles } from './files';
import { registerPlan } from './plan';
import { registerSpendingReasons } from './reasons';
import { expenditures, invoices, invoicesOf, milestones, milestonesOf, projects } from './types';

/** Projects of units and direct expenditure (单位项目、直接支出). Called in `register()`. */
export const registerSpending = (strapi: Core.Strapi): void => {
  registerPlan(strapi);
  registerCare(strapi);
  registerSpendingEffects(strapi);
  registerSpendingReasons(strapi);
  // No money without the leading group, for a unit no more than for a person.
  for (const entryType of [projects, expenditures]) {
    getService(strapi, 'approval').requireSignature({
      entryType,
      role: 'leading-group',
      title: { zh: '领导小组', en: 'leading group' },
    });
  }
  const lifecycle = getService(strapi, 'lifecycle');
  // Who is party to a part is party to the whole.
  lifecycle.registerParts(projects, (project) => milestonesOf(strapi, project), milestones);
  lifecycle.registerParts(expenditures, (one) => invoicesOf(strapi, one), invoices);
  for (const type of Object.values(typesWithFiles)) {
    getService(strapi, 'files').keepListIn(type, attachmentList);
  }
};
