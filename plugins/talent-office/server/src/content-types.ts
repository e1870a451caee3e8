import type { Core, UID } from '@strapi/strapi';

import { typeLabels, type TypeLabels } from '../../shared/labels';

import { workflow } from './engine/approval';
import { meeting } from './engine/committee';
import { documentSetting } from './engine/documents';
import { messageSetting } from './engine/messages';
import { objection } from './engine/notice';
import { acting, appointment, incompatibility, position, staff, unit } from './engine/organisation';
import { rectification } from './engine/rectification';
import { ruleSet } from './engine/rules';
import {
  agreement,
  agreementAmendment,
  instalmentChange,
  instalmentCondition,
  serviceInterruption,
} from './office/agreement';
import { ban } from './office/ban';
import { benefit, policy } from './office/benefit';
import { brand, brandActivity } from './office/brand';
import {
  disbursement,
  fundApplication,
  fundLine,
  fundYear,
  budgetRevision,
  carryOver,
  usePlan,
} from './office/fund';
import { recovery, repayment, setOff, writeOff } from './office/recovery';
import { employerAgent, inPostConfirmation } from './office/employer';
import { delegatedPower, policyEvaluation, policyItem, powerCheck } from './office/lineage';
import { payeeAccount, payment, paymentBatch } from './office/payment';
import { performanceEvaluation, performanceTarget } from './office/performance';
import { round, roundBenefit, roundQuota } from './office/round';
import { officeSetting } from './office/settings';
import {
  careAction,
  directExpenditure,
  expenditureInvoice,
  projectMilestone,
  unitProject,
} from './office/spending';
import { namedTable } from './office/tables';
import { employer, relationship, talentProfile, tier } from './office/talent';
import { describe, restoreBase, type ContentTypeSchema } from './platform';

/** Every content type of the plugin by its singular name. */
const schemas = {
  unit,
  position,
  staff,
  appointment,
  acting,
  incompatibility,
  'rule-set': ruleSet,
  'named-table': namedTable,
  workflow,
  objection,
  rectification,
  meeting,
  'talent-profile': talentProfile,
  employer,
  'employer-agent': employerAgent,
  'in-post-confirmation': inPostConfirmation,
  relationship,
  tier,
  policy,
  'policy-item': policyItem,
  'policy-evaluation': policyEvaluation,
  'delegated-power': delegatedPower,
  'power-check': powerCheck,
  benefit,
  'fund-year': fundYear,
  'fund-line': fundLine,
  'use-plan': usePlan,
  'budget-revision': budgetRevision,
  'carry-over': carryOver,
  'fund-application': fundApplication,
  'unit-project': unitProject,
  'project-milestone': projectMilestone,
  'care-action': careAction,
  'direct-expenditure': directExpenditure,
  'expenditure-invoice': expenditureInvoice,
  'performance-target': performanceTarget,
  'performance-evaluation': performanceEvaluation,
  disbursement,
  agreement,
  'agreement-amendment': agreementAmendment,
  'instalment-change': instalmentChange,
  'instalment-condition': instalmentCondition,
  'service-interruption': serviceInterruption,
  'payee-account': payeeAccount,
  'payment-batch': paymentBatch,
  payment,
  ban,
  recovery,
  repayment,
  'set-off': setOff,
  'write-off': writeOff,
  round,
  'round-benefit': roundBenefit,
  'round-quota': roundQuota,
  brand,
  'brand-activity': brandActivity,
  'office-setting': officeSetting,
  'message-setting': messageSetting,
  'document-setting': documentSetting,
} as const satisfies Record<string, ContentTypeSchema>;

type Name = keyof typeof schemas;

/** The type is the check: a content type or an attribute without a label does not compile. */
const labels: {
  readonly [Type in Name]: TypeLabels<keyof (typeof schemas)[Type]['attributes'] & string>;
} = typeLabels;

const names = Object.keys(schemas) as Name[];
const uidOf = (name: Name): UID.ContentType => `plugin::talent-office.${name}`;

const schemaOf = (name: Name): ContentTypeSchema => schemas[name];
const mainFields = new Map<string, string | undefined>(
  names.map((name) => [uidOf(name), schemaOf(name).config?.settings?.mainField]),
);

/** What Strapi takes as a plugin's `contentTypes`. */
export const contentTypes = Object.fromEntries(
  names.map((name) => [
    name,
    { schema: describe(schemaOf(name), labels[name], (uid) => mainFields.get(uid)) },
  ]),
);

/**
 * Puts back what a site's extension of our types left out. Called in `register()`, before the
 * schema sync would drop the columns.
 */
export const restoreContentTypes = (strapi: Core.Strapi): void => {
  for (const name of names) restoreBase(strapi.contentType(uidOf(name)), schemaOf(name));
};
