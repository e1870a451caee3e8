import { approvalLabels } from './approval';
import { benefitLabels } from './benefit';
import { brandLabels } from './brand';
import { fundLabels } from './fund';
import { noticeLabels } from './notice';
import { organisationLabels } from './organisation';
import { rectificationLabels } from './rectification';
import { ruleLabels } from './rules';
import { settingsLabels } from './settings';
import { talentLabels } from './talent';

/** Names of every content type (by singular name) and component (by uid) of the plugin. */
export const typeLabels = {
  ...organisationLabels,
  ...ruleLabels,
  ...approvalLabels,
  ...noticeLabels,
  ...rectificationLabels,
  ...talentLabels,
  ...benefitLabels,
  ...fundLabels,
  ...brandLabels,
  ...settingsLabels,
} as const;

export { valueLabels } from './values';
export type { Label, TypeLabels } from './label';
