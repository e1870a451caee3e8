import { z } from 'zod';

import type { PaperState } from './paper';

/** What came on paper (代录), as a clerk writes it down; the scan of the form goes with it. */
export const paperApplicationBody = z.strictObject({
  /** The action that the form asks for: `submit`. */
  action: z.string().min(1).max(60),
  /** `YYYY-MM-DD`, as on the paper. */
  signedOn: z.iso.date(),
  /** `YYYY-MM-DD`, when the office received it: the day that counts as that of handing in. */
  receivedOn: z.iso.date(),
});
export type PaperApplicationBody = z.infer<typeof paperApplicationBody>;

/** The second person's word: for what he was shown, by digests of each attribute. */
export const confirmPaperApplicationBody = z.strictObject({
  seen: z.record(z.string(), z.string()),
});

/** What was handed in on paper of one entry. */
export interface PaperApplicationsBody {
  /** Actions that the reader may key in now. */
  readonly possible: readonly string[];
  /** Digests of what stands, by attribute: whoever confirms says that he saw this. */
  readonly seen: Readonly<Record<string, string>>;
  /** The latest first. */
  readonly records: readonly {
    readonly id: string;
    readonly state: PaperState;
    readonly action: string;
    readonly signedOn: string;
    readonly receivedOn: string;
    readonly scan: { readonly id: string; readonly name: string; readonly size: number } | null;
    readonly recordedBy: string;
    readonly recordedAt: string;
    /** Did the reader record it? Then somebody else confirms it. */
    readonly byReader: boolean;
    /** Of one that waits: attributes that stand otherwise than when it was recorded. */
    readonly changed: readonly string[];
    readonly closedBy: string | null;
    /** Why it was rejected. */
    readonly answer: string | null;
  }[];
}

/** What waits for a second person, wherever it was recorded. */
export const waitingKinds = ['decision', 'application', 'list'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export interface WaitingPaper {
  readonly kind: WaitingKind;
  readonly id: string;
  /** What it is about: an entry, or a list by its title. */
  readonly title: string;
  /** Where it is looked at and confirmed; null on the page itself. */
  readonly target: { readonly type: string; readonly documentId: string } | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
  /** Did the reader record it? Then somebody else confirms it. */
  readonly byReader: boolean;
}
