import type { Core } from '@strapi/strapi';

import { approvalMigrations } from './engine/approval';
import { auditMigrations } from './engine/audit';
import { backtestMigrations } from './engine/backtest';
import { calendarMigrations } from './engine/calendar';
import { committeeMigrations } from './engine/committee';
import { documentMigrations } from './engine/documents';
import { fileMigrations } from './engine/files';
import { handoverMigrations } from './engine/handover';
import { jointReviewMigrations } from './engine/joint-review';
import { booksMigrations, ledgerMigrations } from './engine/ledger';
import { lifecycleMigrations } from './engine/lifecycle';
import { messageMigrations } from './engine/messages';
import { numberMigrations } from './engine/numbers';
import { noticeMigrations } from './engine/notice';
import { paperMigrations } from './engine/paper';
import { proofMigrations } from './engine/proof';
import { ruleMigrations } from './engine/rules';
import { selectionMigrations } from './engine/selection';
import { signingMigrations } from './engine/signing';
import { employerMigrations } from './office/employer';
import { paymentMigrations } from './office/payment';
import { passingOnMigrations } from './office/passing-on';
import { roundMigrations } from './office/round';
import {
  jobMigrations,
  operationMigrations,
  outboxMigrations,
  rateLimitMigrations,
  type Migration,
} from './platform';

const migrations: Migration[] = [
  ...operationMigrations,
  ...jobMigrations,
  ...outboxMigrations,
  ...rateLimitMigrations,
  ...auditMigrations,
  ...calendarMigrations,
  ...fileMigrations,
  ...ledgerMigrations,
  ...booksMigrations,
  ...ruleMigrations,
  ...signingMigrations,
  ...approvalMigrations,
  ...lifecycleMigrations,
  ...noticeMigrations,
  ...proofMigrations,
  ...committeeMigrations,
  ...handoverMigrations,
  ...selectionMigrations,
  ...messageMigrations,
  ...backtestMigrations,
  ...numberMigrations,
  ...documentMigrations,
  ...paperMigrations,
  ...jointReviewMigrations,
  ...employerMigrations,
  ...paymentMigrations,
  ...passingOnMigrations,
  ...roundMigrations,
];

/**
 * Hands our tables to Strapi's internal migrations, which run before the first schema sync. Called
 * in `register()`.
 */
export const registerMigrations = (strapi: Core.Strapi): void => {
  for (const migration of migrations) {
    strapi.db.migrations.providers.internal.register({
      name: `talent-office::${migration.name}`,
      up: (knex) => migration.up(knex),
      down: () =>
        Promise.reject(new Error('our tables hold money and audit: restore a backup instead')),
    });
  }
};
