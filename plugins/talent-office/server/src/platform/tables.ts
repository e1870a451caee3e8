/**
 * The plugin's own tables: what the engine records. Strapi's schema sync never tracked them, so it
 * never touches them.
 */
export const tables = {
  operations: 'talent_office_operations',
  leases: 'talent_office_leases',
  jobRuns: 'talent_office_job_runs',
  outbox: 'talent_office_outbox',
  audit: 'talent_office_audit',
  rateLimits: 'talent_office_rate_limits',
  files: 'talent_office_files',
  calendarYears: 'talent_office_calendar_years',
  calendarDays: 'talent_office_calendar_days',
  accountOwners: 'talent_office_account_owners',
  accounts: 'talent_office_accounts',
  transfers: 'talent_office_transfers',
  claims: 'talent_office_claims',
  periodRights: 'talent_office_period_rights',
  ruleVersions: 'talent_office_rule_versions',
  evaluations: 'talent_office_evaluations',
  subjects: 'talent_office_subjects',
  workflowVersions: 'talent_office_workflow_versions',
  cases: 'talent_office_cases',
  steps: 'talent_office_steps',
  decisions: 'talent_office_decisions',
  notices: 'talent_office_notices',
  messages: 'talent_office_messages',
} as const;
