import type { ContentTypeSchema } from '../../../platform';
import { policyLevels } from '../../../../../shared/vocabulary';

/** Days before a trial policy expires on which the office is told: time to evaluate, to revise, to decide. */
const announced = (days: number) => ({
  when: {
    value: `trial && daysUntil(expiresOn) == ${days}`,
    zh: `一项试行政策还有 ${days} 天期满，期满后不再受理新的申请；请评估后决定续期、修订或废止。`,
    en: `A trial policy expires in ${days} days and then takes no new applications: evaluate it, and prolong, revise or end it.`,
  },
  to: 'office' as const,
});

/** A policy document. A district measure names the upper policy that it carries out. */
export const policy = {
  kind: 'collectionType',
  collectionName: 'talent_office_policies',
  info: { singularName: 'policy', pluralName: 'policies' },
  options: { draftAndPublish: false },
  pluginOptions: { 'talent-office': { remind: [90, 30, 7].map(announced) } },
  config: {
    settings: { mainField: 'title', defaultSortBy: 'issuedOn', defaultSortOrder: 'DESC' },
    layouts: { list: ['title', 'number', 'level', 'issuedOn', 'trial', 'expiresOn'] },
  },
  indexes: [
    { name: 'talent_office_policies_level_idx', columns: ['level', 'issued_on'] },
    { name: 'talent_office_policies_number_idx', columns: ['number'] },
    { name: 'talent_office_policies_expires_idx', columns: ['trial', 'expires_on'] },
  ],
  attributes: {
    title: { type: 'string', required: true },
    // 文号, e.g. 呼人才发〔2026〕3号.
    number: { type: 'string', maxLength: 100 },
    level: { type: 'enumeration', enum: policyLevels, required: true },
    upperPolicy: { type: 'relation', relation: 'oneToOne', target: 'plugin::talent-office.policy' },
    issuedOn: { type: 'date' },
    effectiveFrom: { type: 'date' },
    effectiveUntil: { type: 'date' },
    // On trial (试行): must name the day it expires.
    trial: { type: 'boolean', default: false },
    expiresOn: { type: 'date' },
    file: { type: 'media', multiple: false, allowedTypes: ['files'] },
    body: { type: 'blocks' },
    clauses: { type: 'component', component: 'talent-office.clause', repeatable: true },
  },
} as const satisfies ContentTypeSchema;
