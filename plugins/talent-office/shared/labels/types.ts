import { agreementLabels } from './agreement';
import { approvalLabels } from './approval';
import { banLabels } from './ban';
import { benefitLabels } from './benefit';
import { brandLabels } from './brand';
import { documentLabels } from './documents';
import { committeeLabels } from './committee';
import { employerLabels } from './employer';
import { fundLabels } from './fund';
import { lineageLabels } from './lineage';
import { messageLabels } from './messages';
import { noticeLabels } from './notice';
import { organisationLabels } from './organisation';
import { recoveryLabels } from './recovery';
import { rectificationLabels } from './rectification';
import { paymentLabels } from './payment';
import { performanceLabels } from './performance';
import { roundLabels } from './round';
import { ruleLabels } from './rules';
import { selectionLabels } from './selection';
import { settingsLabels } from './settings';
import { spendingLabels } from './spending';
import { tableLabels } from './tables';
import { talentLabels } from './talent';

/** Names of every content type (by singular name) and component (by uid) of the plugin. */
export const typeLabels = {
  ...organisationLabels,
  ...ruleLabels,
  ...tableLabels,
  ...approvalLabels,
  ...noticeLabels,
  ...rectificationLabels,
  ...committeeLabels,
  ...selectionLabels,
  ...talentLabels,
  ...employerLabels,
  ...benefitLabels,
  ...lineageLabels,
  ...fundLabels,
  ...agreementLabels,
  ...banLabels,
  ...recoveryLabels,
  ...spendingLabels,
  ...performanceLabels,
  ...paymentLabels,
  ...roundLabels,
  ...brandLabels,
  ...settingsLabels,
  ...messageLabels,
  ...documentLabels,
} as const;
