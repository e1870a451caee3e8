import type { Core } from '@strapi/strapi';

import { approvalMigrations } from './engine/approval';
import { auditMigrations } from './engine/audit';
import { calendarMigrations } from './engine/calendar';
import { fileMigrations } from './engine/files';
import { ledgerMigrations } from './engine/ledger';
import { messageMigrations } from './engine/messages';
import { noticeMigrations } from './engine/notice';
import { ruleMigrations } from './engine/rules';
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
  ...ruleMigrations,
  ...approvalMigrations,
  ...noticeMigrations,
  ...messageMigrations,
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
