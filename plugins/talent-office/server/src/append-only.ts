import { approvalAppendOnly } from './engine/approval';
import { auditAppendOnly } from './engine/audit';
import { committeeAppendOnly } from './engine/committee';
import { documentsAppendOnly } from './engine/documents';
import { handoverAppendOnly } from './engine/handover';
import { jointReviewAppendOnly } from './engine/joint-review';
import { ledgerAppendOnly } from './engine/ledger';
import { numbersAppendOnly } from './engine/numbers';
import { proofAppendOnly } from './engine/proof';
import { rulesAppendOnly } from './engine/rules';
import { selectionAppendOnly } from './engine/selection';
import { paymentAppendOnly } from './office/payment';
import { passingOnAppendOnly } from './office/passing-on';
import { roundAppendOnly } from './office/round';
import type { AppendOnlyTable } from './platform';

/** Every table whose rows the database itself keeps from being changed or deleted. */
export const appendOnly: readonly AppendOnlyTable[] = [
  auditAppendOnly,
  ledgerAppendOnly,
  ...rulesAppendOnly,
  ...approvalAppendOnly,
  ...proofAppendOnly,
  ...committeeAppendOnly,
  ...selectionAppendOnly,
  numbersAppendOnly,
  ...documentsAppendOnly,
  handoverAppendOnly,
  ...jointReviewAppendOnly,
  ...paymentAppendOnly,
  ...passingOnAppendOnly,
  ...roundAppendOnly,
];
