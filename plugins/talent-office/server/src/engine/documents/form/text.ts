import type { Language } from '../../../../../shared/error-codes';

/** A row of the form: what it is called, and what it says, line by line. */
export interface FormRow {
  readonly label: string;
  readonly values: readonly string[];
}

/** An approval form (审批表) in words: however it is rendered, it says the same. */
export interface FormText {
  readonly language: Language;
  readonly unit: string;
  readonly title: string;
  /** What is decided. */
  readonly facts: readonly FormRow[];
  /** What was signed before, and where to sign now. */
  readonly opinions: readonly FormRow[];
  readonly notes: readonly string[];
  readonly digest: FormRow;
  /** What the QR beside the digest says. */
  readonly qr: string;
}
