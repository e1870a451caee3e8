import { z } from 'zod';

/** From this amount on (fen) that many signatures. */
const threshold = z.strictObject({
  fromFen: z.number().int().nonnegative(),
  signatures: z.number().int().positive(),
});

/** A seat of a stage: whose signature is asked for. The unit is fixed, or read from the entry. */
const seat = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  role: z.string().min(1),
  unit: z
    .strictObject({ code: z.string() })
    .or(z.strictObject({ from: z.string() }))
    .optional(),
  signatures: z.number().int().positive().default(1),
  thresholds: z.array(threshold).default([]),
});

const stage = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  kind: z.string().min(1),
  seats: z.array(seat).default([]),
  workingDays: z.number().int().positive().optional(),
  /** Limits whose phase is raised when the stage passes: `{ "award": "reserved" }`. */
  onPass: z.record(z.string(), z.string()).default({}),
  /** Attributes whose values are given with the decision. */
  sets: z.array(z.string()).default([]),
  basis: z.string().optional(),
  /** May a signer send it back to be mended? */
  returnAllowed: z.boolean().default(true),
  notice: z
    .strictObject({
      workingDays: z.number().int().positive(),
      postingDayCounts: z.boolean().default(false),
    })
    .optional(),
});

/** An immutable version of a workflow, as cases are bound to it. */
export const workflowBody = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  entryType: z.string().min(1),
  stages: z.array(stage),
});

export type WorkflowBody = z.infer<typeof workflowBody>;
export type Stage = WorkflowBody['stages'][number];
export type Seat = Stage['seats'][number];

/** How many signatures a seat needs for a case of this amount (fen). */
export const signaturesFor = (one: Seat, amount: number | null): number =>
  one.thresholds
    .filter(({ fromFen }) => (amount ?? 0) >= fromFen)
    .reduce((most, { signatures }) => Math.max(most, signatures), one.signatures);
