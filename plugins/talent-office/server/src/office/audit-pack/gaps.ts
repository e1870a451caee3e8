import type { CalendarDate } from '../../platform';

import type { SpentFor } from './sources';

/** What there is of one payment item (拨付项) of a year, from application to voucher. */
export interface Evidence {
  readonly state: string;
  /** Of an award; only that has an acceptance and an award letter of its own. */
  readonly isAward: boolean;
  /** Is it told which activity or care action a direct expenditure was for? */
  readonly spentFor: SpentFor;
  /** First day on which it may be paid. */
  readonly dueOn: string | null;
  /** Fen that its state says are paid, and fen that the books hold as paid. */
  readonly amountFen: number;
  readonly paidInBooksFen: number;
  readonly hasCase: boolean;
  readonly acceptanceNumber: string | null;
  /** How many decisions the case has. */
  readonly decisions: number;
  /** Does its workflow ask for a public notice, and has one ended? */
  readonly noticeAsked: boolean;
  readonly noticeEnded: boolean;
  readonly awardLetter: string | null;
  readonly paymentLetter: string | null;
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  /** A recovery that is decided and neither cleared nor refused. */
  readonly recoveryOpen: boolean;
  /** The file cannot be read by whoever takes the pack: it is about himself. */
  readonly withheld: boolean;
}

type Gap = readonly [missing: (one: Evidence, today: CalendarDate) => boolean, told: string];

const isPaid = ({ state }: Evidence): boolean => state === 'paid';

/** In the order of the procedure. */
const gaps: readonly Gap[] = [
  [({ hasCase }) => !hasCase, '没有审批案件'],
  [(one) => one.isAward && one.hasCase && one.acceptanceNumber === null, '没有受理编号'],
  [({ hasCase, decisions }) => hasCase && decisions === 0, '没有审批意见'],
  [({ noticeAsked, noticeEnded }) => noticeAsked && !noticeEnded, '公示没有期满记录'],
  [({ isAward, awardLetter }) => isAward && awardLetter === null, '没有核定通知'],
  [({ spentFor }) => spentFor === 'untold', '没有关联活动或关怀行动'],
  [({ spentFor }) => spentFor === 'care-not-recorded', '关联的关怀行动尚未登记'],
  [
    ({ state, dueOn }, today) => state === 'committed' && dueOn !== null && dueOn <= today,
    '到期未拨付',
  ],
  [(one) => isPaid(one) && one.paymentLetter === null, '没有拨款函'],
  [(one) => isPaid(one) && !one.voucherNumber, '没有凭证号'],
  [(one) => isPaid(one) && !one.paidOn, '没有拨付日期'],
  [(one) => isPaid(one) !== one.paidInBooksFen > 0, '状态与账面不一致'],
  [
    (one) => isPaid(one) && one.paidInBooksFen > 0 && one.paidInBooksFen !== one.amountFen,
    '账面已拨金额与拨付项金额不同（有追回）',
  ],
  [({ recoveryOpen }) => recoveryOpen, '追回未了结'],
  [({ withheld }) => withheld, '案卷涉及调取人本人，须由他人调取'],
];

/** What is missing of it, in words; none where it is whole. */
export const gapsOf = (evidence: Evidence, today: CalendarDate): string[] =>
  gaps.flatMap(([missing, told]) => (missing(evidence, today) ? [told] : []));
