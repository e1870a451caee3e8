import { z } from 'zod';

import {
  answerMedia,
  deskMedia,
  type AnswerMedium,
  type AnswerState,
  type NoticeState,
} from '../vocabulary';

const told = {
  medium: z.enum(deskMedia),
  /** The day it came in; of a letter its postmark. */
  receivedOn: z.iso.date(),
  text: z.string().trim().min(1).max(5000),
};

/** How a real name is told: it has a letter in it. */
export const objectorName = z.string().trim().min(1).max(100).regex(/\p{L}/u);

/** An objection that came to the desk, by phone, letter or visit. A real name suspends its item. */
export const objectionRecordBody = z.discriminatedUnion('realName', [
  z.strictObject({
    ...told,
    realName: z.literal(true),
    name: objectorName,
    /** A phone number, an e-mail address, or where a letter reaches him. */
    contact: z.string().trim().min(5).max(200),
  }),
  z.strictObject({ ...told, realName: z.literal(false) }),
]);

/** An objection without what tells who wrote it (隐名副本), for whoever has to say something to it. */
export const copyBody = z.strictObject({ text: z.string().trim().min(1).max(5000) });
export type CopyBody = z.infer<typeof copyBody>;

/** What whoever objected is told; by mail today, by letter, phone or visit on the day it was. */
export const answerBody = z.strictObject({
  medium: z.enum(answerMedia),
  answeredOn: z.iso.date(),
  text: z.string().trim().min(1).max(5000),
});
export type AnswerBody = z.infer<typeof answerBody>;

/** What lies beside an objection, which stays as it came in. */
export interface ObjectionPapers {
  /** The latest redacted copy; `null` where nobody has made one. */
  readonly copy: string | null;
  readonly answers: readonly {
    readonly id: string;
    readonly medium: AnswerMedium;
    readonly answeredOn: string;
    readonly text: string;
    readonly state: AnswerState;
  }[];
  /** Decided, and there is somebody to be told. */
  readonly answerable: boolean;
  /** He gave an e-mail address, and this site sends mail. */
  readonly byMail: boolean;
}

/** Notices that wait, by public id, to be posted as one. */
export const batchBody = z.strictObject({
  title: z.string().trim().min(1).max(120),
  notices: z.array(z.uuid()).min(1).max(300),
});
export type BatchBody = z.infer<typeof batchBody>;

const place = z.string().trim().min(1).max(100);

/** Where a notice was posted, on which day, and the address at which it is read there. */
export const linkProofBody = z.strictObject({
  place,
  postedOn: z.iso.date(),
  url: z.string().trim().max(2000),
});

/** The same of one that a picture proves; the picture is the body. */
export const pictureProofQuery = z.strictObject({ place, postedOn: z.iso.date() });

export const takeDownBody = z.strictObject({ on: z.iso.date() });
export type TakeDownBody = z.infer<typeof takeDownBody>;

/** What proves that a notice was posted somewhere (发布证明). */
export interface ProofBody {
  readonly id: string;
  readonly place: string;
  readonly postedOn: string;
  readonly url: string | null;
  /** There is a picture: `/postings/proofs/:id/picture`. */
  readonly hasPicture: boolean;
  readonly takenDownOn: string | null;
}

/** One entry of what was posted, or waits to be. */
export interface PostingItemBody {
  /** Public id of its notice. */
  readonly id: string;
  readonly caseId: string;
  readonly target: { readonly type: string; readonly documentId: string };
  readonly state: NoticeState;
  /** What it is about, in the words of the notice. */
  readonly title: string;
  readonly suspended: boolean;
}

/** A public notice as the office works with it: of one entry, or a batch. */
export interface PostingBody {
  readonly id: string;
  readonly title: string;
  readonly isBatch: boolean;
  /** `null` while it waits. Both days included. */
  readonly startsOn: string | null;
  readonly lastDay: string | null;
  readonly proofRequired: boolean;
  /** From this day on its outside copies are to be taken down; `null` while any of it runs. */
  readonly takeDownFrom: string | null;
  readonly items: readonly PostingItemBody[];
  readonly proofs: readonly ProofBody[];
}

export type ObjectionRecordBody = z.infer<typeof objectionRecordBody>;

/** A public notice (公示) of one stage of a case, with what was objected to it. */
export interface CaseNotice {
  readonly id: string;
  readonly state: NoticeState;
  /** The stage of the case and its round. */
  readonly stage: number;
  readonly round: number;
  /** First and last day of the period, both included; `null` while it waits to be posted. */
  readonly startsOn: string | null;
  readonly lastDay: string | null;
  readonly objections: readonly {
    readonly documentId: string;
    readonly state: 'received' | 'dismissed' | 'upheld';
    readonly realName: boolean;
    readonly receivedOn: string;
    /** What was objected, without who did; `null` until a redacted copy is made. */
    readonly copy: string | null;
  }[];
}
