export { booksMigrations } from './books/migrations';
export { registerBooks } from './books/roll';
export { createBooks } from './books/service';
export type { AccountView } from './books/accounts';
export type { AccountStatement } from './books/account-statement';
export type { Flow } from './books/flows';
export type { OpenedLine } from './books/lines';
export type { TrialBalanceRow } from './books/trial-balance';
export { daySlots } from './claims';
export { accountCode, lineCode } from './codes';
export { ledgerAppendOnly, ledgerMigrations } from './migrations';
export { amountText, refuseAmount } from './refusals';
export type { Transfer } from './posting';
export { createLedger } from './service';
export {
  assets,
  enginePhases,
  type AccountRef,
  type Asset,
  type Cause,
  type ClaimInput,
  type Exchange,
  type Holder,
  type Holding,
  type Ledger,
  type LineRef,
  type LineTotals,
  type Period,
  type Phase,
  type ReleaseInput,
  type Statement,
  type StatementRow,
  type TransferInput,
  type VerifyFailure,
} from './types';
export type { CheckResult } from './verify';
