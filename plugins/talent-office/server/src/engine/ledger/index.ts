export { daySlots } from './claims';
export { accountCode, lineCode } from './codes';
export { ledgerAppendOnly, ledgerMigrations } from './migrations';
export { amountText } from './refusals';
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
