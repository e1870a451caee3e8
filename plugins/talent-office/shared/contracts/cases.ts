import { z } from 'zod';

/** Digests of the values a signer was shown, by attribute. */
const digests = z.record(z.string(), z.string());

export const decisionBody = z.strictObject({
  seat: z.string().min(1).max(60),
  choice: z.enum(['approve', 'return', 'refuse']),
  seen: digests,
  comment: z.string().max(2000).optional(),
  /** What the stage asks for; with `approve` only. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** With `return`: the attributes that the applicant may mend. */
  parts: z.array(z.string()).max(50).optional(),
});
export type DecisionBody = z.infer<typeof decisionBody>;

export const actionBody = z.strictObject({
  input: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  reason: z.string().max(2000).optional(),
});
export type ActionBody = z.infer<typeof actionBody>;

export interface InboxItem {
  readonly caseId: string;
  readonly seat: string;
  readonly stageTitle: string;
  readonly kind: string;
  readonly openedAt: string;
  /** `YYYY-MM-DD`; null is no limit. */
  readonly dueOn: string | null;
  readonly target: { readonly type: string; readonly documentId: string; readonly title: string };
}

export interface SeatBody {
  readonly key: string;
  readonly title: string;
  readonly outcome: 'passed' | 'returned' | 'refused' | 'void' | null;
  readonly dueOn: string | null;
  readonly open: boolean;
  /** Does the reader hold this seat's position? */
  readonly mine: boolean;
}

export interface CaseBody {
  readonly id: string;
  readonly state: string;
  readonly action: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly stage: number;
  readonly round: number;
  readonly amountFen: number | null;
  readonly seen: Readonly<Record<string, string>>;
  readonly stages: readonly {
    readonly key: string;
    readonly title: string;
    readonly kind: string;
    readonly sets: readonly string[];
    readonly seats: readonly SeatBody[];
  }[];
  readonly decisions: readonly {
    readonly stage: number;
    readonly seat: string;
    readonly round: number;
    readonly person: string;
    readonly choice: string;
    readonly comment: string | null;
    readonly madeAt: string;
  }[];
  readonly rules: {
    readonly outcome: string;
    readonly rules: readonly {
      readonly code: string;
      readonly kind: string;
      readonly outcome: string;
      readonly clause: string | null;
      readonly zh: string;
      readonly en: string;
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly missing: readonly string[];
    }[];
  } | null;
}
