import type { SpendingKind } from '../vocabulary';

/** Amounts of fen of one line, or of several together. */
export interface FundTotals {
  readonly suppliedFen: number;
  readonly availableFen: number;
  /** What entries hold, by phase: reserved, committed, paid, … */
  readonly byPhaseFen: Readonly<Record<string, number>>;
}

/** How much went to one of the three kinds of spending (个人待遇、单位项目、直接支出), in fen. */
export interface KindFigures {
  readonly kind: SpendingKind;
  /** All that is not free of it any more. */
  readonly usedFen: number;
  readonly reservedFen: number;
  readonly committedFen: number;
  readonly sentFen: number;
  readonly paidFen: number;
}

/** The execution of a fund year, as everybody may read it: without anybody's name. */
export interface FundSummaryBody {
  readonly year: number;
  readonly state: string;
  /** What the own budget lacks of its floor, in fen; 0 is nothing. */
  readonly shortfallFen: number;
  readonly uses: readonly (FundTotals & { readonly use: string })[];
}

/** Stands as long as the own budget of an open year is below its floor. */
export interface ShortfallAlarm {
  readonly amountFen: number;
  readonly reason: string | null;
  readonly resolution: string | null;
  /** The day by which it is to be made up, `YYYY-MM-DD`. */
  readonly plannedOn: string | null;
}

/** What the office sees besides: each line, and the standing alarm. */
export interface FundExecutionBody extends FundSummaryBody {
  readonly lines: readonly (FundTotals & {
    readonly documentId: string;
    readonly title: string;
    readonly use: string;
    readonly source: string;
  })[];
  readonly alarm: ShortfallAlarm | null;
}
