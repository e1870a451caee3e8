import {
  documentContracts,
  type DocumentData,
  type DocumentHead,
} from '../../../../../shared/contracts/documents';
import type { DocumentKind } from '../../../../../shared/vocabulary';

import { agreementAmendment } from './amendment';
import { agreement, awardLetter, certificate, notice, paymentLetter, receipt } from './letters';
import { agenda, minutes, signInSheet, voteSheet } from './meeting-papers';
import type { Paper } from './paper';

export { amountTold, dayText, figure, type Block, type Column, type Paper } from './paper';

type Layouts = {
  readonly [Kind in DocumentKind]: (data: DocumentData<Kind>, head: DocumentHead) => Paper;
};

const layouts: Layouts = {
  receipt,
  agenda,
  'sign-in-sheet': signInSheet,
  'vote-sheet': voteSheet,
  minutes,
  notice,
  'award-letter': awardLetter,
  agreement,
  'agreement-amendment': agreementAmendment,
  'payment-letter': paymentLetter,
  certificate,
};

/** A paper in the built-in layout. @throws ZodError: its data are not what its kind says */
export const layOut = (kind: DocumentKind, data: unknown, head: DocumentHead): Paper => {
  const known = documentContracts[kind].parse(data);
  return (layouts[kind] as (data: unknown, head: DocumentHead) => Paper)(known, head);
};
