import { z } from 'zod';

import type { Bilingual, ErrorCode } from '../error-codes';

/** So many cases go out on one list: one that somebody still reads, signs and seals. */
export const mostOnList = 100;

const key = z.string().min(1).max(64);

/** To which unit a list goes, and of which stage (部门联审名单). */
export const reviewScope = z.strictObject({ workflow: key, stage: key, role: key, unit: key });
export type ReviewScope = z.infer<typeof reviewScope>;

/** Who signed and sealed a list, as the paper says. */
const signature = {
  /** Staff entry, by documentId. */
  signer: z.string().min(1).max(64),
  /** `YYYY-MM-DD` */
  signedOn: z.iso.date(),
};

/** A filled-in workbook is read, and nothing is recorded. */
export const listCheckBody = z.strictObject(signature);
export type ListCheckBody = z.infer<typeof listCheckBody>;

/** It is recorded: workbook and sealed scan go with it. */
export const listReturnBody = z.strictObject({
  ...signature,
  /** Who handled it at that unit (经办人). */
  handler: z.string().trim().min(1).max(100),
  /** How many rows the check refused: who records the others says that he saw it. */
  refused: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number),
});
export type ListReturnBody = z.infer<typeof listReturnBody>;

export const rejectListBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

export interface WaitingScopeBody extends ReviewScope {
  readonly workflowTitle: string;
  readonly stageTitle: string;
  readonly unitName: string;
  readonly waiting: number;
}

/** A list that went out. */
export interface ReviewListBody {
  readonly id: string;
  /** Twelve hexadecimal digits, as printed on it. */
  readonly digest: string;
  readonly title: string;
  readonly unit: string;
  readonly unitName: string;
  readonly rows: number;
  readonly sentBy: string;
  readonly sentAt: string;
  /** A later list of the same stage and unit has taken its place. */
  readonly superseded: boolean;
  /** So many that waited were left out: the unit employs whom they are about. */
  readonly employed: number;
}

export const listReturnStates = ['waiting', 'applying', 'confirmed', 'rejected'] as const;
export type ListReturnState = (typeof listReturnStates)[number];

export interface OpinionBody {
  readonly row: number;
  readonly number: string;
  readonly title: string;
  readonly target: { readonly type: string; readonly documentId: string };
  readonly choice: string;
  readonly comment: string | null;
  /** What became of it; null while it waits. */
  readonly outcome: 'signed' | 'refused' | null;
  /** Why it was refused. */
  readonly messages: Bilingual | null;
}

export interface ListReturnOf {
  readonly id: string;
  readonly state: ListReturnState;
  readonly signer: string;
  readonly handler: string;
  readonly signedOn: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
  readonly byReader: boolean;
  readonly scan: { readonly id: string; readonly name: string; readonly size: number } | null;
  readonly closedBy: string | null;
  readonly answer: string | null;
  readonly opinions: readonly OpinionBody[];
}

export interface ReviewListDetail extends ReviewListBody {
  /** Who may sign for the unit. */
  readonly signers: readonly { readonly staff: string; readonly name: string }[];
  /** The latest first. */
  readonly returns: readonly ListReturnOf[];
}

export interface ReviewListsBody {
  readonly scopes: readonly WaitingScopeBody[];
  /** The latest first. */
  readonly lists: readonly ReviewListBody[];
}

/** What is wrong with one row, and where. */
export interface OpinionProblem {
  /** Letter of the column; null where it is the case itself. */
  readonly column: string | null;
  readonly code: ErrorCode;
  readonly messages: Bilingual;
}

export interface ReadRow {
  /** Row of the sheet; null for a case of the list that the workbook leaves out. */
  readonly row: number | null;
  readonly number: string;
  readonly title: string | null;
  readonly choice: string | null;
  readonly comment: string | null;
  readonly problems: readonly OpinionProblem[];
}

export interface ListReading {
  readonly rows: readonly ReadRow[];
  readonly good: number;
  readonly refused: number;
}
