import type { FileBody } from './cases';

/** What of an agreement's term is served, in whole months by the calendar. */
export interface AgreementServiceBody {
  /** `null` while the agreement names no term. */
  readonly service: {
    readonly termMonths: number;
    readonly servedMonths: number;
    readonly unservedMonths: number;
    readonly interruptedDays: number;
    /** `YYYY-MM-DD`, the first day after the term; `null` while an interruption goes on. */
    readonly endsOn: string | null;
    /** `YYYY-MM-DD`, from when on an amendment says so many months; `null` where none does. */
    readonly amendedOn: string | null;
    /** `YYYY-MM-DD`, a day that itself does not count. */
    readonly until: string;
  } | null;
}

/** The signed copy of an agreement, or the evidence of a condition or an interruption. */
export interface AgreementFileBody {
  readonly file: FileBody | null;
}
