import type { Knex } from 'knex';

import {
  asciiKey,
  createTable,
  tables,
  type AppendOnlyTable,
  type Migration,
} from '../../platform';
import { codeLength, sourceCode } from './codes';
import { assets } from './types';

const createOwners = (knex: Knex): Promise<void> =>
  createTable(knex, tables.accountOwners, (table) => {
    table.increments('id');
    asciiKey(table, 'code', codeLength).notNullable().unique();
    table.string('type', codeLength).notNullable();
    table.string('document_id', codeLength).notNullable();
    table.string('limit_name', codeLength).notNullable();
  });

/**
 * No foreign key to the line, nor from a transfer to its accounts: at the insert MySQL would take a
 * shared lock on the line's row, and two entries that debit one line at a time would wait for each
 * other. `verify` finds an account without line and a transfer without account.
 */
const createAccounts = (knex: Knex): Promise<void> =>
  createTable(knex, tables.accounts, (table) => {
    table.increments('id');
    asciiKey(table, 'code', codeLength).notNullable().unique();
    table.integer('line_id').unsigned();
    table.integer('owner_id').unsigned().references('id').inTable(tables.accountOwners);
    asciiKey(table, 'phase', 32).notNullable();
    asciiKey(table, 'asset', 8).notNullable();
    table.bigInteger('balance').notNullable().defaultTo(0);
    table.bigInteger('movements').notNullable().defaultTo(0);
    table.boolean('may_be_negative').notNullable().defaultTo(false);
    table.string('closed_at', 24);
    table.string('opened_at', 24).notNullable();
    table.index(['line_id', 'phase']);
    table.check('may_be_negative = 1 or balance >= 0', {}, 'talent_office_balance');
  });

/** The indexes hold the amount, so that a replay reads them alone. */
const createTransfers = (knex: Knex): Promise<void> =>
  createTable(knex, tables.transfers, (table) => {
    table.increments('id');
    asciiKey(table, 'op_key', 64).notNullable().unique();
    asciiKey(table, 'input_hash', 64).notNullable();
    table.integer('debit_id').unsigned().notNullable();
    table.integer('credit_id').unsigned().notNullable();
    table.bigInteger('amount').notNullable();
    table.text('reason').notNullable();
    table.string('reference', codeLength).notNullable();
    table.integer('reversal_of').unsigned().unique().references('id').inTable(tables.transfers);
    table.string('actor', codeLength).notNullable();
    table.string('created_at', 24).notNullable();
    table.index(['debit_id', 'credit_id', 'created_at', 'amount'], 'talent_office_transfers_debit');
    table.index(
      ['credit_id', 'debit_id', 'created_at', 'amount'],
      'talent_office_transfers_credit',
    );
    table.check('amount > 0', {}, 'talent_office_transfer_amount');
    table.check('debit_id <> credit_id', {}, 'talent_office_transfer_sides');
  });

const openSources = async (knex: Knex): Promise<void> => {
  for (const asset of assets) {
    const code = sourceCode(asset);
    if (await knex(tables.accounts).where({ code }).first('id')) continue;
    await knex(tables.accounts).insert({
      code,
      phase: 'source',
      asset,
      may_be_negative: true,
      opened_at: new Date().toISOString(),
    });
  }
};

const createClaims = (knex: Knex): Promise<void> =>
  createTable(knex, tables.claims, (table) => {
    asciiKey(table, 'name', codeLength).notNullable();
    asciiKey(table, 'key', codeLength).notNullable();
    asciiKey(table, 'slot', 64).notNullable();
    asciiKey(table, 'owner', codeLength).notNullable();
    table.primary(['name', 'key', 'slot']);
    table.index(['owner', 'name']);
  });

/** One row per right that was ever claimed for a period: its claimants queue at it, see `claims.ts`. */
const createPeriodRights = (knex: Knex): Promise<void> =>
  createTable(knex, tables.periodRights, (table) => {
    asciiKey(table, 'name', codeLength).notNullable();
    asciiKey(table, 'key', codeLength).notNullable();
    table.primary(['name', 'key']);
  });

export const ledgerMigrations: Migration[] = [
  {
    name: '0010-ledger-accounts',
    up: async (knex) => {
      await createOwners(knex);
      await createAccounts(knex);
      await createTransfers(knex);
      await openSources(knex);
    },
  },
  { name: '0011-ledger-claims', up: createClaims },
  { name: '0012-ledger-period-rights', up: createPeriodRights },
];

export const ledgerAppendOnly: AppendOnlyTable = {
  name: tables.transfers,
  sample: {
    op_key: 'append-only self-test',
    input_hash: '',
    debit_id: 1,
    credit_id: 2,
    amount: 1,
    reason: '',
    reference: '',
    actor: '',
    created_at: '',
  },
};
