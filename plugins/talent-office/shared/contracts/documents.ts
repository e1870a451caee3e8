import { z } from 'zod';

import { documentKinds, meetingForms, votes, type DocumentKind } from '../vocabulary';

const text = z.string().min(1).max(2000);
const maybe = text.nullable();
const day = z.iso.date();
/** Integer fen. */
const fen = z.int();
const count = z.int().min(0);

/** What every paper has besides its own content: given by who issues it, never by the room that knows it. */
export const documentHead = z.strictObject({
  /** 文号; `null` on papers that have none. */
  number: maybe,
  /** 成文日期 */
  issuedOn: day,
  /** 发文机关 */
  unit: text,
});
export type DocumentHead = z.infer<typeof documentHead>;

const item = z.strictObject({
  seq: count,
  title: text,
  applicant: maybe,
  /** Fen; `null` where it is not about money. */
  askedFen: fen.nullable(),
});

const meeting = {
  meeting: text,
  form: z.enum(meetingForms),
  heldOn: day.nullable(),
  place: maybe,
};

const person = z.strictObject({ seq: count, name: text, presides: z.boolean() });

/** What each kind of paper says, as data. Rooms hand in this; layouts and the office's templates read it. */
export const documentContracts = {
  receipt: z.strictObject({
    acceptanceNumber: text,
    matterKind: text,
    matter: text,
    applicant: maybe,
    submittedOn: day,
    acceptedOn: day,
    /** 0 where the procedure has no limit. */
    handlingWorkingDays: count,
    files: z.array(z.strictObject({ seq: count, name: text, digest: text })),
    phone: maybe,
    address: maybe,
  }),
  agenda: z.strictObject({
    ...meeting,
    chair: maybe,
    secretary: maybe,
    members: z.array(person),
    items: z.array(item),
    totalFen: fen,
  }),
  'sign-in-sheet': z.strictObject({ ...meeting, members: z.array(person) }),
  'vote-sheet': z.strictObject({ ...meeting, items: z.array(item) }),
  minutes: z.strictObject({
    ...meeting,
    paragraphs: z.array(z.string().max(20_000)),
    items: z.array(
      z.strictObject({
        ...item.shape,
        votes: z.record(z.enum(votes), count),
        resolution: text,
      }),
    ),
  }),
  notice: z.strictObject({
    title: text,
    introduction: text,
    columns: z.array(text),
    rows: z.array(z.array(z.string().max(2000))),
    notes: z.array(text),
  }),
  'award-letter': z.strictObject({
    recipient: text,
    employer: maybe,
    benefit: text,
    policy: maybe,
    clause: maybe,
    budgetYear: count,
    awardedOn: day,
    awardedFen: fen,
    acceptanceNumber: maybe,
    noticeFrom: day.nullable(),
    noticeTo: day.nullable(),
    phone: maybe,
  }),
  agreement: z.strictObject({
    talent: text,
    employer: maybe,
    guarantor: maybe,
    benefit: text,
    budgetYear: count,
    awardedFen: fen,
    serviceFrom: day,
    /** Months of service in the district. */
    serviceMonths: count,
    instalments: z.array(
      z.strictObject({ seq: count, dueOn: day, amountFen: fen, condition: text }),
    ),
    /** By which clause debts may be set off (抵扣); `null` where none was agreed. */
    netting: maybe,
    terms: z.array(text),
  }),
  'agreement-amendment': z.strictObject({
    talent: text,
    employer: maybe,
    guarantor: maybe,
    /** What is amended, and when that was signed. */
    agreement: text,
    agreedOn: day,
    reason: text,
    effectiveOn: day,
    /** `null` where the term stays as it is. */
    serviceMonths: count.nullable(),
    instalments: z.array(z.strictObject({ seq: count, dueOn: day, amountFen: fen })),
    conditions: z.array(z.strictObject({ seq: count, condition: text, replaces: maybe })),
    terms: z.array(text),
  }),
  'payment-letter': z.strictObject({
    /** 财政局 */
    to: text,
    fundYear: count,
    round: maybe,
    batch: text,
    rowCount: count,
    /** Before tax: what the fund is charged with. */
    totalFen: fen,
    /** Withheld of it, what payees owe and is set off, and what they get. */
    taxFen: fen,
    offsetFen: fen.default(0),
    netFen: fen,
    lines: z.array(
      z.strictObject({
        seq: count,
        title: text,
        use: text,
        /** 财政指标文号 */
        indicatorNumber: maybe,
        lineFen: fen,
      }),
    ),
    rows: z.array(
      z.strictObject({
        seq: count,
        payeeKind: text,
        payeeName: text,
        bank: maybe,
        /** As the batch wants it told: masked, or in full. */
        account: text,
        grossFen: fen,
        taxFen: fen,
        offsetFen: fen.default(0),
        netFen: fen,
        matter: text,
      }),
    ),
  }),
  certificate: z.strictObject({
    holder: text,
    employer: maybe,
    /** 认定的层次或称号 */
    honour: text,
    since: day,
    basis: maybe,
  }),
} as const satisfies Record<DocumentKind, z.ZodObject>;

export type DocumentData<Kind extends DocumentKind = DocumentKind> = z.infer<
  (typeof documentContracts)[Kind]
>;

export const documentKind = z.enum(documentKinds);

/** Issues a paper; with a reason in place of the one that stands, which becomes void. */
export const issueBody = z.strictObject({
  kind: documentKind,
  reason: z.string().trim().min(1).max(500).optional(),
});

export const voidBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** One issued paper, as the panel lists it. */
export interface DocumentBody {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly title: string;
  readonly sha256: string;
  /** `null`: the built-in layout; else the number of the office's own template. */
  readonly template: number | null;
  readonly issuedBy: string;
  readonly issuedAt: string;
  readonly void: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** The papers of one entry: those that are there, and those that may be issued. */
export interface EntryDocumentsBody {
  readonly documents: readonly DocumentBody[];
  readonly kinds: readonly DocumentKind[];
  /** Public id of its last case, whose file can be taken out; `null` where it has had none. */
  readonly caseId: string | null;
  readonly mayIssue: boolean;
  readonly mayVoid: boolean;
}

export interface RegisterBody {
  readonly rows: readonly {
    readonly document: string;
    readonly number: string;
    readonly kind: DocumentKind;
    readonly title: string;
    readonly issuedBy: string;
    readonly issuedAt: string;
    readonly void: DocumentBody['void'];
  }[];
  readonly total: number;
}

/** How papers of one kind are written. */
export interface TemplatesBody {
  readonly kind: DocumentKind;
  /** `{name}`, and rows between `{#name}` and `{/name}`. */
  readonly placeholders: {
    readonly texts: readonly string[];
    readonly rows: Readonly<Record<string, readonly string[]>>;
  };
  /** Number of the template in force; `null` is the built-in layout. */
  readonly inForce: number | null;
  /** The latest first; without a name the office took its own back. */
  readonly history: readonly {
    readonly number: number;
    readonly name: string | null;
    readonly by: string;
    readonly at: string;
  }[];
}
