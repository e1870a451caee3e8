import type { WaitingKind } from '../../../../../shared/contracts/paper-applications';
import type { Bilingual } from '../../../../../shared/error-codes';

/** What was recorded, as a message names it. */
export const waitingWords: Readonly<Record<WaitingKind, Bilingual>> = {
  decision: { zh: '纸质签署', en: 'a signature on paper' },
  application: { zh: '纸质申请', en: 'a paper application' },
  list: { zh: '联审名单意见', en: 'the opinions of a joint review list' },
};
