import { z } from 'zod';

/** What says that an employer has passed a payment on (转付证明); the scan goes with it. */
export const passingOnBody = z.strictObject({
  amountFen: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** `YYYY-MM-DD`, as the bank's receipt has it. */
  passedOn: z.iso.date(),
});
export type PassingOnBody = z.infer<typeof passingOnBody>;

/** A proof that proves nothing: another one is needed. */
export const returnPassingOnBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** Who recorded it: the employer's agent on the website, or the office. */
export const passingOnMedia = ['website', 'office'] as const;
export type PassingOnMedium = (typeof passingOnMedia)[number];

export interface PassingOnProof {
  readonly id: string;
  readonly amountFen: number;
  readonly passedOn: string;
  readonly medium: PassingOnMedium;
  readonly recordedAt: string;
  readonly returned: { readonly reason: string; readonly at: string } | null;
}

/** A payment to an employer, and how much of it is proven to be passed on. */
export interface PassingOn {
  /** Of the payment, by documentId. */
  readonly payment: string;
  readonly number: number;
  readonly batch: { readonly documentId: string; readonly title: string };
  readonly employer: { readonly documentId: string; readonly name: string };
  /** What it was paid for. */
  readonly matter: string | null;
  readonly netFen: number;
  /** Of it nothing is proven yet. */
  readonly openFen: number;
  readonly paidOn: string;
  /** The last day in time. */
  readonly dueOn: string;
  /** In a year whose holidays are not known: nothing is overdue on such a day. */
  readonly provisional: boolean;
  readonly overdue: boolean;
  readonly proofs: readonly PassingOnProof[];
}
