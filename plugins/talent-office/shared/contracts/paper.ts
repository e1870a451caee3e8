import { z } from 'zod';

/** As which documents an approval form prints. */
export const printFormats = ['pdf', 'docx'] as const;
export type PrintFormat = (typeof printFormats)[number];

/** Twelve hexadecimal digits in capitals. */
export const printDigest = z.string().regex(/^[0-9A-F]{12}$/);

/**
 * A digest as somebody typed it, in groups or not, or as a scanner read it from the QR: an address that
 * ends with it.
 */
export const typedDigest = z
  .string()
  .max(300)
  .transform((typed) => typed.replace(/[-\s]/g, '').toUpperCase().slice(-12))
  .pipe(printDigest);

export interface PrintBody {
  readonly digest: string;
  /** `YYYY-MM-DD`: a form that was printed before with the same facts is that one. */
  readonly printedOn: string;
}

/** A part of a form with a file, which knows texts alone. */
const inText = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(50_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.issues.push({ code: 'custom', message: 'JSON', input: text });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** What somebody signed on a printed form, as a clerk writes it down (登记); its scan goes with it. */
export const paperDecisionBody = z.strictObject({
  /** As printed on the form. */
  printed: typedDigest,
  seat: z.string().min(1).max(60),
  choice: z.enum(['approve', 'return', 'refuse']),
  /** Staff entry, by documentId. */
  signer: z.string().min(1).max(64),
  /** Code of the unit that signed and sealed. */
  unit: z.string().min(1).max(64),
  /** Who handled it at that unit (经办人), as the form names him. */
  handler: z.string().trim().min(1).max(100),
  /** `YYYY-MM-DD`, as on the paper. */
  signedOn: z.iso.date(),
  comment: z.string().trim().max(2000).optional(),
  /** As JSON: what the stage asks for; with `approve` only. */
  values: inText(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))).optional(),
  /** As JSON: with `return` the attributes that the applicant may mend. */
  parts: inText(z.array(z.string()).max(50)).optional(),
  /** As JSON: with `return` what is missing, by attribute. */
  defects: inText(z.record(z.string(), z.string().trim().max(500))).optional(),
  /** With a later `return`: why it was not said at the first one. */
  again: z.string().trim().max(500).optional(),
});
export type PaperDecisionBody = z.infer<typeof paperDecisionBody>;

export const rejectPaperBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export type RejectPaperBody = z.infer<typeof rejectPaperBody>;

export const paperStates = ['waiting', 'confirmed', 'rejected'] as const;
export type PaperState = (typeof paperStates)[number];

/** What was signed on paper in a case, and who could have signed it. */
export interface PaperBody {
  /** By the seats that are asked now: who may sign there, and where. */
  readonly signers: readonly {
    readonly seat: string;
    readonly title: string;
    readonly staff: string;
    readonly name: string;
    /** Code, and name. */
    readonly unit: string;
    readonly unitName: string;
  }[];
  /** The latest first. */
  readonly records: readonly {
    readonly id: string;
    readonly state: PaperState;
    readonly stage: string;
    readonly seat: string;
    readonly signer: string;
    readonly unit: string;
    readonly handler: string;
    readonly signedOn: string;
    readonly choice: string;
    readonly comment: string | null;
    readonly values: Readonly<Record<string, unknown>>;
    readonly defects: Readonly<Record<string, string>>;
    readonly digest: string;
    readonly scan: { readonly id: string; readonly name: string; readonly size: number } | null;
    readonly recordedBy: string;
    readonly recordedAt: string;
    /** Did the reader record it? Then somebody else confirms it. */
    readonly byReader: boolean;
    readonly closedBy: string | null;
    /** Why it was rejected. */
    readonly answer: string | null;
  }[];
}
