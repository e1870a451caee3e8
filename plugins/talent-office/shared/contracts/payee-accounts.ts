import { z } from 'zod';

import { payeeKinds, type PayeeKind } from '../vocabulary';

const text = (most: number) => z.string().trim().min(1).max(most);

/** An account as it is entered, from the sheet that its holder handed in. */
export const newAccountBody = z.strictObject({
  /** Whose it is, by documentId. */
  holder: z.strictObject({ kind: z.enum(payeeKinds), id: z.string().min(1).max(64) }),
  payeeName: text(200),
  bankName: text(200),
  bankBranch: text(200).optional(),
  accountNumber: text(64),
});
export type NewAccountBody = z.infer<typeof newAccountBody>;

export interface PayeeHolder {
  readonly kind: PayeeKind;
  readonly documentId: string;
  readonly name: string;
}

/** Somebody who may be paid, and what tells him from others of that name. */
export interface FoundHolder extends PayeeHolder {
  readonly hint: string | null;
}

export interface PayeeAccountBody {
  readonly documentId: string;
  readonly payeeName: string;
  readonly holder: PayeeHolder | null;
  readonly bankName: string;
  readonly bankBranch: string | null;
  /** Masked: the last four digits. */
  readonly accountNumber: string | null;
  readonly state: string;
  readonly retireReason: string | null;
  readonly updatedAt: string;
}
