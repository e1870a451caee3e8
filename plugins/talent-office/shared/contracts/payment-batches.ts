import { z } from 'zod';

import type { Bilingual, ErrorCode } from '../error-codes';
import { payeeKinds } from '../vocabulary';

/** So many disbursements are paid by one list at most: one that two people read and a third approves. */
export const mostLines = 200;

const key = z.string().min(1).max(64);
const text = (most: number) => z.string().trim().min(1).max(most);

export const newBatchBody = z.strictObject({
  title: text(200),
  /** Fund year, by documentId. */
  fundYear: key,
  payeeKind: z.enum(payeeKinds),
  plannedOn: z.iso.date().optional(),
});
export type NewBatchBody = z.infer<typeof newBatchBody>;

export const addLinesBody = z.strictObject({
  /** By documentId. */
  disbursements: z.array(key).min(1).max(mostLines),
});
/** What was not paid goes on to a list of its own. */
export const followUpBody = z.strictObject({
  title: text(200),
  plannedOn: z.iso.date().optional(),
});
export const removeLinesBody = z.strictObject({ lines: z.array(key).min(1).max(mostLines) });

/** The whole number, typed once more from the sheet; it is compared and not kept. */
export const verifyAccountBody = z.strictObject({ accountNumber: z.string().min(1).max(64) });

/** SHA-256 of the file that was looked at, in hex. */
export const answerBody = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** What speaks for or against paying a line. */
export interface PaymentReason {
  readonly code: string;
  readonly against: boolean;
  /** Speaks against it, and leaves it to those who check and confirm. */
  readonly warning?: boolean;
  readonly zh: string;
  readonly en: string;
}

export interface PaymentLineBody {
  readonly documentId: string;
  readonly number: number;
  readonly state: string;
  readonly disbursement: { readonly documentId: string; readonly title: string } | null;
  readonly application: { readonly documentId: string; readonly title: string } | null;
  readonly line: { readonly documentId: string; readonly title: string } | null;
  readonly payeeName: string;
  readonly bankName: string | null;
  readonly bankBranch: string | null;
  /** Masked: the last four digits. */
  readonly bankAccount: string | null;
  readonly applicationNumber: string | null;
  readonly grossFen: number;
  readonly taxFen: number;
  /** What the payee owes and is set off. */
  readonly offsetFen: number;
  readonly netFen: number;
  readonly reasons: readonly PaymentReason[];
  readonly indicatorNumber: string | null;
  readonly subject: string | null;
  readonly voucherNumber: string | null;
  readonly paidOn: string | null;
  readonly failureReason: string | null;
}

export interface PaymentBatchBody {
  readonly documentId: string;
  readonly title: string;
  readonly state: string;
  readonly year: number | null;
  readonly payeeKind: string;
  readonly plannedOn: string | null;
  /** Of the lines that are on the list now. */
  readonly lineCount: number;
  readonly grossFen: number;
  readonly taxFen: number;
  /** What the payee owes and is set off. */
  readonly offsetFen: number;
  readonly netFen: number;
  readonly refusedReason: string | null;
}

/** A batch beside another one. */
export interface RelatedBatch {
  readonly documentId: string;
  readonly title: string;
  readonly state: string;
}

/** A year from which something can be paid. */
export interface PaymentYear {
  readonly documentId: string;
  readonly year: number;
}

export interface PaymentBatchDetail extends PaymentBatchBody {
  /** The batch whose failed lines this one pays. */
  readonly follows: RelatedBatch | null;
  readonly followedBy: readonly RelatedBatch[];
  /** Failed lines whose money is committed and on no list: what a follow-up batch would take. */
  readonly toFollowUp: number;
  /** Twelve hexadecimal digits, as the export carries them; null before the list was checked. */
  readonly digest: string | null;
  readonly lines: readonly PaymentLineBody[];
  /** Gross by line of the budget. */
  readonly totals: readonly {
    readonly line: string;
    readonly count: number;
    readonly grossFen: number;
    readonly netFen: number;
  }[];
  readonly exports: readonly { readonly sha256: string; readonly at: string }[];
  readonly answers: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly lines: number;
    readonly at: string;
  }[];
}

export interface CandidateBody {
  readonly documentId: string;
  readonly title: string;
  readonly amountFen: number;
  readonly dueOn: string;
  readonly line: string | null;
  /** Who would be paid by this batch; null where there is nobody of its kind. */
  readonly payee: string | null;
  readonly benefit: string | null;
  readonly round: string | null;
}

/** What is wrong with one row of an answer, and where. */
export interface AnswerProblem {
  /** Row of the file, counted from 1 with the head. */
  readonly row: number;
  /** Its column as the head calls it; null where it is the whole row. */
  readonly column: string | null;
  readonly code: ErrorCode;
  readonly messages: Bilingual;
}

export interface AnswerReading {
  readonly sha256: string;
  readonly paid: number;
  readonly failed: number;
  readonly rows: readonly {
    readonly number: number;
    readonly payeeName: string;
    readonly netFen: number;
    readonly result: 'paid' | 'failed';
    readonly voucherNumber: string | null;
    readonly paidOn: string | null;
    readonly reason: string | null;
  }[];
  readonly problems: readonly AnswerProblem[];
}

/** What a payment letter (拨款函) is made of; it gets its number when it is issued. */
export interface PaymentLetterData {
  readonly batch: { readonly documentId: string; readonly title: string; readonly digest: string };
  readonly year: number;
  readonly payeeKind: string;
  readonly plannedOn: string | null;
  /** Titles of the rounds in which these awards were made. */
  readonly rounds: readonly string[];
  readonly count: number;
  readonly grossFen: number;
  readonly taxFen: number;
  /** What the payee owes and is set off. */
  readonly offsetFen: number;
  readonly netFen: number;
  /** By line of the budget and by finance's indicator, where that is known. */
  readonly totals: readonly {
    readonly line: string;
    readonly use: string;
    readonly indicatorNumber: string | null;
    readonly subject: string | null;
    readonly count: number;
    readonly grossFen: number;
    readonly netFen: number;
  }[];
  readonly rows: readonly {
    readonly number: number;
    readonly payeeName: string;
    readonly bankName: string;
    readonly bankBranch: string | null;
    /** Masked. */
    readonly bankAccount: string;
    readonly applicationNumber: string | null;
    readonly benefit: string | null;
    readonly line: string;
    readonly grossFen: number;
    readonly taxFen: number;
    /** What the payee owes and is set off. */
    readonly offsetFen: number;
    readonly netFen: number;
  }[];
}
