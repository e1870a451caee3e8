import { z } from 'zod';

import {
  committeeForms,
  proofUploaders,
  selectionMethods,
  selectionSeeds,
  selectionTies,
  shares,
} from '../../../../../shared/vocabulary';
import { keyForm } from '../../../platform';

import { workflowBounds as most } from './bounds';

const signatures = z.number().int().positive().max(most.signatures);
const days = z.number().int().positive().max(most.workingDays);

/** From this amount on (fen) that many signatures. */
const threshold = z.strictObject({
  fromFen: z.number().int().nonnegative(),
  signatures,
});

/** A seat of a stage: whose signature is asked for. The unit is fixed, or read from the entry. */
const seat = z.strictObject({
  key: z.string().regex(keyForm),
  title: z.string().min(1),
  role: z.string().min(1),
  unit: z
    .strictObject({ code: z.string() })
    .or(z.strictObject({ from: z.string() }))
    .optional(),
  /** Who gives the opinion where that unit is the applicant's employer; the talent office where absent. */
  standIn: z.strictObject({ role: z.string().min(1), unit: z.string().optional() }).optional(),
  signatures: signatures.default(1),
  thresholds: z.array(threshold).max(most.thresholds).default([]),
});

const position = { role: z.string().min(1), unit: z.string().optional() };

/** Who decides a committee stage, and how many of them have to agree. */
const committee = z.strictObject({
  ...position,
  /** The position of whoever presides (主持人); absent is any member. */
  chair: z.strictObject(position).optional(),
  /** Of the members who count in an item, how many have to be there. */
  quorum: z.enum(shares).default('two-thirds'),
  /** Of those who are there, how many have to be for one thing; who abstains is there. */
  majority: z.enum(shares).default('more-than-half'),
  form: z.enum(committeeForms).default('either'),
});

const named = { key: z.string().regex(keyForm), zh: z.string().min(1), en: z.string().min(1) };

/** How the cases of a selection are grouped and put in order. */
const selection = z.strictObject({
  /** CEL, a text: cases of one text are one group; absent is one group. */
  groupBy: z.string().min(1).optional(),
  method: z.enum(selectionMethods),
  /** CEL, a whole number: the larger stands first. */
  orderBy: z.string().min(1).optional(),
  ties: z.enum(selectionTies).default('no-ties'),
  tieBy: z.string().min(1).optional(),
  seed: z.enum(selectionSeeds).optional(),
  /** Days of the calendar, from the day of the order on, for which the reserve list lives. */
  reserveDays: z.number().int().positive(),
});

const stage = z.strictObject({
  key: z.string().regex(keyForm),
  title: z.string().min(1),
  kind: z.string().min(1),
  seats: z.array(seat).max(most.seats).default([]),
  workingDays: days.optional(),
  /** Limits whose phase is raised when the stage passes: `{ "award": "reserved" }`. */
  onPass: z.record(z.string(), z.string()).default({}),
  /** Attributes whose values are given with the decision. */
  sets: z.array(z.string()).default([]),
  basis: z.string().optional(),
  /** Does a case end by itself when this stage is overdue? Only where it says so. */
  expiresWhenOverdue: z.boolean().optional(),
  /** Working days before the deadline on which its signers are reminded; absent is the site's own. */
  remindDaysBefore: z.array(z.number().int().min(0).max(60)).optional(),
  /** Overdue, they are reminded every so many working days; absent is once. */
  overdueEveryDays: days.optional(),
  /** So many working days overdue it is escalated (督办): shown and told to who holds this position. */
  escalateAfterDays: days.optional(),
  escalateRole: z.string().min(1).optional(),
  escalateUnitCode: z.string().optional(),
  /** Does the handling time stand still at this stage, as in an expert review? */
  stopsTheClock: z.boolean().optional(),
  /** How an acceptance is numbered: `受〔{year}〕{number}号`. */
  acceptanceNumber: z.string().optional(),
  /** May a signer send it back to be mended? */
  returnAllowed: z.boolean().default(true),
  notice: z
    .strictObject({
      /** How long it runs: working days (工作日), or days of the calendar (自然日), rest days counted. */
      workingDays: z.number().int().positive().max(most.noticeWorkingDays).optional(),
      calendarDays: z.number().int().positive().max(most.noticeCalendarDays).optional(),
      postingDayCounts: z.boolean().default(false),
      /** Does it wait, when its period is over, for a proof that it was posted (张贴或发布证明)? */
      proofRequired: z.boolean().optional(),
      /** Does an entry wait until the office posts several as one public notice (合并公示)? */
      inBatches: z.boolean().optional(),
      /** Code of the unit that decides objections to it; absent is any that holds the position. */
      objectionUnit: z.string().optional(),
    })
    .optional(),
  committee: committee.optional(),
  /** Points that its signers answer, each by yes, no or not applicable. */
  checks: z.array(z.strictObject(named)).max(50).optional(),
  /** What is handed in for it, and by whom. */
  proofs: z
    .array(z.strictObject({ ...named, uploader: z.enum(proofUploaders) }))
    .max(20)
    .optional(),
  selection: selection.optional(),
});

/** An immutable version of a workflow, as cases are bound to it. */
export const workflowBody = z.strictObject({
  key: z.string().regex(keyForm),
  title: z.string().min(1),
  entryType: z.string().min(1),
  /** Within so many working days a returned case is mended, or it expires; absent is no limit. */
  correctionWorkingDays: days.optional(),
  /** Working days from acceptance to the end, without those that do not count; absent is no limit. */
  handlingWorkingDays: days.optional(),
  stages: z.array(stage).max(most.stages),
});

export type WorkflowBody = z.infer<typeof workflowBody>;
export type Stage = WorkflowBody['stages'][number];
export type Committee = z.infer<typeof committee>;
export type Selection = z.infer<typeof selection>;
export type Seat = Stage['seats'][number];

/** How many signatures a seat needs for a case of this amount (fen). */
export const signaturesFor = (one: Seat, amount: number | null): number =>
  one.thresholds
    .filter(({ fromFen }) => (amount ?? 0) >= fromFen)
    .reduce((most, { signatures }) => Math.max(most, signatures), one.signatures);

/** The most signatures that it can need, whatever the amount. */
export const mostSignatures = (one: Seat): number =>
  Math.max(one.signatures, ...one.thresholds.map(({ signatures }) => signatures));
