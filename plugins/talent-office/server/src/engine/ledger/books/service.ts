import type { Knex } from 'knex';

import { reading, refuse, type ServiceFactory, type Tx } from '../../../platform';
import { findTransfer, type Transfer } from '../posting';
import type { LineRef, Period } from '../types';
import { runChecks, type CheckResult } from '../verify';
import {
  accountByCode,
  accountsById,
  accountsOf,
  type AccountFilter,
  type AccountView,
} from './accounts';
import { accountStatement, type AccountStatement, type StatementPage } from './account-statement';
import { flows, type Flow } from './flows';
import { firstSupplies, openedLines, standing, type OpenedLine, type Standing } from './lines';
import { forget, roll } from './roll';
import { reversalsOf, transfersOf, type TransferFilter } from './transfers';
import { trialBalance, type TrialBalanceRow } from './trial-balance';

/** The ledger as it is read: sums, statements, balances. Nothing here changes an account. */
export interface Books {
  /** Those of these lines that have an account. */
  openedLines(lines: readonly LineRef[]): Promise<OpenedLine[]>;
  /** What each was first supplied with, by the line's id; fen or places. */
  firstSupplies(lines: readonly OpenedLine[]): Promise<ReadonlyMap<number, number>>;
  /** Everything that went into, out of, or between lines, by month; as the transfers say now. */
  flows(lines: readonly number[]): Promise<Flow[]>;
  /** What stands in phases, by how long it has stood; see `lines.ts`. */
  standing(
    lines: readonly number[],
    phases: readonly string[],
    since: readonly Date[],
  ): Promise<Standing[]>;
  /** @throws Refusal NOT_FOUND */
  account(code: string): Promise<AccountView>;
  accounts(filter: AccountFilter, limit: number): Promise<AccountView[]>;
  accountsById(ids: readonly number[]): Promise<ReadonlyMap<number, AccountView>>;
  statement(accountId: number, period: Period, page: StatementPage): Promise<AccountStatement>;
  /** @param before by replay up to this instant; `null` is as the accounts stand now. */
  trialBalance(before: Date | null): Promise<TrialBalanceRow[]>;
  transfers(filter: TransferFilter): Promise<Transfer[]>;
  /** @throws Refusal NOT_FOUND */
  transfer(id: number): Promise<Transfer>;
  /** Which of these transfers were reversed, by which. */
  reversalsOf(ids: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** Every check of `Ledger.verify` with its result, in order; the wrong rows of each are counted and named. */
  checks(): Promise<CheckResult[]>;
  /** Brings the monthly sums forward; see `roll.ts`. */
  roll(name: string, patience?: 'settled' | 'at-once'): Promise<void>;
  /** Throws the monthly sums away, to be made anew from the transfers. */
  forgetSums(tx: Tx): Promise<void>;
}

declare module '../../../platform/services' {
  interface Services {
    books: Books;
  }
}

export const createBooks: ServiceFactory<'books'> = ({ strapi }) => {
  const read = <T>(work: (knex: Knex) => Promise<T>): Promise<T> => reading(strapi, work);
  return {
    openedLines: (lines) => read((knex) => openedLines(knex, lines)),
    firstSupplies: (lines) => read((knex) => firstSupplies(knex, lines)),
    flows: (lines) => read((knex) => flows(knex, lines)),
    standing: (lines, phases, since) => read((knex) => standing(knex, lines, phases, since)),
    account: async (code) => {
      const found = await read((knex) => accountByCode(knex, code));
      if (!found) throw refuse('NOT_FOUND');
      return found;
    },
    accounts: (filter, limit) => read((knex) => accountsOf(knex, filter, limit)),
    accountsById: (ids) => read((knex) => accountsById(knex, ids)),
    statement: (accountId, period, page) =>
      read((knex) => accountStatement(knex, accountId, period, page)),
    trialBalance: (before) => read((knex) => trialBalance(knex, before)),
    transfers: (filter) => read((knex) => transfersOf(knex, filter)),
    transfer: async (id) => {
      const found = await read((knex) => findTransfer(knex, { id: id as Transfer['id'] }));
      if (!found) throw refuse('NOT_FOUND');
      return found;
    },
    reversalsOf: (ids) => read((knex) => reversalsOf(knex, ids)),
    checks: () => read(runChecks),
    roll: (name, patience) => roll(strapi, name, patience),
    forgetSums: forget,
  };
};
