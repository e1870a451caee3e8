import type { Eligibility } from '../vocabulary';

/** Over which entries a candidate is tried. */
export const backtestScopes = ['cases', 'subjects'] as const;
export type BacktestScope = (typeof backtestScopes)[number];

export const backtestStates = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;
export type BacktestState = (typeof backtestStates)[number];

/** What rules said of an entry; `none` where none were in force. */
export type Verdict = Eligibility | 'none';

/** Money of one group of people for one use, in fen. */
export interface MoneyDifference {
  /** Tier, for instance; `null` where it is not known. */
  readonly group: string | null;
  readonly use: string | null;
  readonly beforeFen: number;
  readonly afterFen: number;
  /** Entries that are eligible, before or after, to an amount that cannot be told. */
  readonly unknown: number;
}

/** What something that a rule set decides comes to now. */
export interface PresentAmount {
  /** Document id of the benefit. */
  readonly benefit: string;
  readonly title: string;
  readonly expression: string;
}

/** Another amount that was tried. */
export interface CandidateAmount {
  readonly benefit: string;
  readonly title: string;
  /** As it was when the backtest was asked for; a past case is compared with what it was judged with. */
  readonly present: string;
  readonly candidate: string;
}

export interface BacktestSummary {
  /** How many went from one verdict to another, or stayed. */
  readonly outcomes: readonly {
    readonly before: Verdict;
    readonly after: Verdict;
    readonly count: number;
  }[];
  /** By code, how often a rule judged otherwise than before. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  readonly money: readonly MoneyDifference[];
  readonly changed: number;
  /** Of the changed ones, how many are kept as rows of the report. */
  readonly kept: number;
  /** Entries that could not be judged by one of the two. */
  readonly unjudged: number;
}

export interface BacktestBody {
  readonly id: string;
  readonly ruleSet: string;
  readonly title: string;
  readonly entryType: string;
  /** What the rules of both say, by code. */
  readonly rules: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  /** The amounts that were tried in place of the present ones. */
  readonly amounts: readonly CandidateAmount[];
  readonly scope: BacktestScope;
  readonly state: BacktestState;
  /** Number of the version that the candidate is compared with; `null` where none was in force. */
  readonly baseNumber: number | null;
  /** SHA-256 of the candidate, as it would be of the version. */
  readonly candidateHash: string;
  /** The day that rules count from. */
  readonly onDay: string;
  readonly total: number | null;
  readonly processed: number;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly fault: string | null;
  readonly summary: BacktestSummary;
}

/** One entry that would be judged otherwise. No name and no value of a person is kept. */
export interface BacktestChange {
  readonly type: string;
  readonly documentId: string;
  /** The benefit for which it was tried, where there are several. */
  readonly offer: string | null;
  readonly group: string | null;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly beforeFen: number | null;
  readonly afterFen: number | null;
  readonly reasons: readonly {
    readonly code: string;
    readonly before: 'pass' | 'fail' | 'unknown' | null;
    readonly after: 'pass' | 'fail' | 'unknown' | null;
  }[];
  /** What the differing rules read, and whether it was stored with the decision or is today's. */
  readonly facts: readonly { readonly path: string; readonly origin: 'stored' | 'today' }[];
}
