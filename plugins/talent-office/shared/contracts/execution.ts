import type { SpendingKind } from '../vocabulary';
import type { FundSummaryBody, FundTotals, KindFigures, ShortfallAlarm } from './fund';

/** Where money of a budget stands; all amounts in fen, all integers. */
export interface ExecutionFigures {
  /** What the lines were first supplied with (年初预算). */
  readonly originalFen: number;
  /** After supplements, cuts, carry-over and transfers between lines (调整后预算). */
  readonly revisedFen: number;
  readonly freeFen: number;
  /** Held for applications that are not decided yet. */
  readonly reservedFen: number;
  /** Awarded and not yet sent to the bank. */
  readonly committedFen: number;
  /** In a payment batch that is locked or on its way. */
  readonly sentFen: number;
  /** Paid out and not recovered. */
  readonly paidFen: number;
  /** Part of what is paid: to be given back, or set off against later money. */
  readonly recoverableFen: number;
  /** Came back and not yet free again. */
  readonly recoveredFen: number;
  /** Given back to the treasury. */
  readonly returnedFen: number;
  /** Paid out of the revised budget, in parts of ten thousand (1234 is 12.34 %); null without a budget. */
  readonly executionRate: number | null;
  /** Committed, sent and paid out of the revised budget, the same way. */
  readonly commitmentRate: number | null;
}

/** What became reserved, committed, sent, paid in one month, less what was undone in it. */
export interface ExecutionMonth {
  /** In Asia/Shanghai, `2026-11`. */
  readonly month: string;
  readonly reservedFen: number;
  readonly committedFen: number;
  readonly sentFen: number;
  readonly paidFen: number;
  readonly recoveredFen: number;
}

/** The spans by which commitments are told by age, in days since the commitment. */
export const ages = ['0-30', '31-90', '91-180', 'over-180'] as const;
export type Age = (typeof ages)[number];

export interface ExecutionAge {
  readonly age: Age;
  readonly amountFen: number;
  readonly count: number;
}

export interface ExecutionLine extends ExecutionFigures {
  readonly documentId: string;
  readonly title: string;
  readonly use: string;
  readonly source: string;
  readonly closed: boolean;
}

/** What is due to be paid in a month; `overdue` was due before today. */
export interface ExecutionDue {
  readonly month: string;
  readonly overdue: boolean;
  readonly amountFen: number;
  readonly count: number;
}

/** The execution of a fund year (资金执行) as the office and finance see it. */
export interface ExecutionBody {
  readonly year: number;
  readonly state: string;
  /** ISO 8601, UTC: when it was read. */
  readonly asOf: string;
  readonly alarm: ShortfallAlarm | null;
  readonly total: ExecutionFigures;
  readonly uses: readonly (ExecutionFigures & { readonly use: string })[];
  readonly sources: readonly (ExecutionFigures & { readonly source: string })[];
  readonly lines: readonly ExecutionLine[];
  readonly kinds: readonly KindFigures[];
  readonly months: readonly ExecutionMonth[];
  /** Commitments that are not sent yet, by age. */
  readonly ageing: readonly ExecutionAge[];
  readonly due: readonly ExecutionDue[];
  readonly recoveries: { readonly outstandingFen: number; readonly count: number };
  /** Paid to employers, and not proven in time to have been passed on. */
  readonly passingOn: { readonly overdueFen: number; readonly count: number };
}

/** What the public sees of a budget. */
export type PublicFigures = Pick<
  ExecutionFigures,
  'originalFen' | 'revisedFen' | 'paidFen' | 'executionRate'
>;

/** The execution of a year as everybody may read it: without a person, and without lines by name. */
export interface PublicExecutionBody extends FundSummaryBody {
  readonly budget: PublicFigures;
  readonly uses: readonly (FundTotals &
    PublicFigures & {
      readonly use: string;
      /** People who were paid; null where they are too few to be told without telling who. */
      readonly beneficiaries: number | null;
    })[];
  readonly sources: readonly (PublicFigures & { readonly source: string })[];
  readonly kinds: readonly { readonly kind: SpendingKind; readonly paidFen: number }[];
  readonly months: readonly { readonly month: string; readonly paidFen: number }[];
}

/** A year that has an execution, newest first. */
export interface ExecutionYear {
  readonly year: number;
  readonly state: string;
}

/** What a figure of the dashboard is made of. */
export const figureStages = [
  'budget',
  'free',
  'reserved',
  'committed',
  'sent',
  'paid',
  'recoverable',
  'recovered',
  'returned',
] as const;
export type FigureStage = (typeof figureStages)[number];

/** An entry as books name it; the title as its type calls it. */
export interface BookEntry {
  readonly type: string;
  readonly documentId: string;
  readonly title: string;
}

/** One side of a transfer. */
export interface BookAccount {
  readonly code: string;
  readonly phase: string;
  /** The holder, or the line; null for the source. */
  readonly owner: BookEntry | null;
  readonly line: BookEntry | null;
}

/** A transfer in words. */
export interface TransferBody {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly from: BookAccount;
  readonly to: BookAccount;
  /** In fen, or places. */
  readonly amount: number;
  readonly asset: string;
  readonly reason: string;
  readonly reference: string;
  readonly actor: string;
  readonly reversalOf: number | null;
  readonly reversedBy: number | null;
}

/** A transfer with what it rests on. */
export interface TransferDetail extends TransferBody {
  /** The case by which it was posted; null where it was posted by an action. */
  readonly caseId: string | null;
  /** The rows of the audit trail of that moment, newest first; empty for whoever may not read the trail. */
  readonly audit: readonly {
    readonly id: number;
    readonly at: string;
    readonly action: string;
    readonly person: string | null;
    readonly target: { readonly type: string; readonly documentId: string };
  }[];
}

export interface StatementBody {
  readonly account: BookAccount & { readonly asset: string; readonly balance: number };
  /** Asia/Shanghai dates; `to` is the last day that counts. */
  readonly from: string;
  readonly to: string;
  readonly opening: number;
  readonly closing: number;
  readonly carriedForward: number;
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  readonly entries: readonly (TransferBody & {
    /** Positive: came in. Negative: went out. */
    readonly signed: number;
    /** After it. */
    readonly balance: number;
  })[];
}

export interface TrialBalanceBody {
  /** The last day that counts; null is as the accounts stand now. */
  readonly on: string | null;
  readonly rows: readonly {
    /** Null for the source. */
    readonly line: BookEntry | null;
    readonly phase: string;
    readonly asset: string;
    readonly balance: number;
    readonly accounts: number;
  }[];
  /** By asset; each is zero where the books are whole. */
  readonly totals: readonly { readonly asset: string; readonly balance: number }[];
}

export interface VerifyBody {
  readonly checkedAt: string;
  readonly clean: boolean;
  readonly checks: readonly {
    readonly check: string;
    readonly wrong: number;
    /** The first of them, as the check names them. */
    readonly rows: readonly unknown[];
  }[];
}
