import type { EvaluationGrade } from '../vocabulary';

/** How well money was used the year before (上年绩效): of a line, or of a project on it. */
export interface EarlierEvaluation {
  readonly documentId: string;
  readonly title: string;
  readonly grade: EvaluationGrade;
  readonly score: number;
  /** Other money for each hundred yuan of the fund. */
  readonly leveragePercent: number;
}

/** How the budget of a line became what it is, in fen: `original + added + revised + carried = adjusted`. */
export interface BudgetFigures {
  /** 原预算: what it was opened with. */
  readonly originalFen: number;
  /** 追加: what its supply became besides. */
  readonly addedFen: number;
  /** 调剂: net of what came from other lines of its year. */
  readonly revisedFen: number;
  /** 结转: net of what came from an earlier year, went to a later one, or back to the treasury. */
  readonly carriedFen: number;
  /** 调整后 = 已用 + 可用. */
  readonly adjustedFen: number;
  /** 已用: reserved, committed, sent, paid, and what follows; the sum of the three kinds of spending. */
  readonly usedFen: number;
  readonly personalFen: number;
  readonly projectFen: number;
  readonly directFen: number;
  readonly availableFen: number;
}

export interface BudgetLine extends BudgetFigures {
  readonly documentId: string;
  readonly title: string;
  readonly use: string;
  readonly source: string;
  readonly state: string;
  /** The year whose budget carried money was at first. */
  readonly originYear: number | null;
  /** Evaluations of the year before, of the same use. */
  readonly earlier: readonly EarlierEvaluation[];
}

/** The budget of a fund year, line by line. Until it is open its lines are plans: nothing is used or free. */
export interface FundBudgetBody {
  readonly year: number;
  readonly state: string;
  readonly lines: readonly BudgetLine[];
  readonly total: BudgetFigures;
}
