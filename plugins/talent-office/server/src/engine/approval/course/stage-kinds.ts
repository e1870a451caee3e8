import type { Tx } from '../../../platform';

import type { Person } from '../../organisation';

import type {
  CaseRecord,
  CaseTarget,
  Causation,
  Choice,
  Conclusion,
  StepDraft,
  StepRecord,
} from '../case';
import { officeRole } from '../people';
import { checkKind, signaturesFor, type Stage } from '../workflow';

export interface StageOpening {
  readonly one: CaseRecord;
  readonly stage: Stage;
  readonly target: CaseTarget;
  /** Deadline after so many working days from today. */
  dueAfter(workingDays: number): Promise<string>;
}

/** A signature as it is about to be given. */
export interface StageSignature {
  readonly one: CaseRecord;
  readonly stage: Stage;
  readonly step: StepRecord;
  readonly person: Person;
  /** The absent colleague for whom he signs; `null` for himself. */
  readonly absentee: Person | null;
  readonly choice: Choice;
  /** Ids of the proofs that the signer looked at, by the key of what was asked. */
  readonly proofs: Readonly<Record<string, string>>;
}

/** A way to decide a stage. Other rooms register theirs (notice, committee, selection). */
export interface StageKind {
  readonly kind: string;
  open(tx: Tx, opening: StageOpening): Promise<StepDraft[]>;
  /** What the kind itself asks of a signature. @throws Refusal */
  judge?(tx: Tx, signature: StageSignature): Promise<void>;
  /** The stage has passed, and the case has gone on: what it is given by that. */
  passed?(tx: Tx, one: CaseRecord, stage: Stage, cause: Causation): Promise<CaseRecord>;
  /** The case ended or begins again at another stage: what of this one still runs, stops. */
  abandon?(tx: Tx, one: CaseRecord): Promise<void>;
  /** A case that has been at such a stage, there or further on, has ended. */
  ended?(tx: Tx, one: CaseRecord, how: Conclusion, cause: Causation): Promise<void>;
}

/** The unit whose opinion a seat asks for; `null` is any. */
const unitOf = async (
  tx: Tx,
  { one, target }: StageOpening,
  { unit }: Stage['seats'][number],
): Promise<string | null> => {
  if (unit === undefined) return null;
  return 'code' in unit ? unit.code : target.unitAt(tx, one.target, unit.from);
};

/** People sign; several seats are a joint review (联审). No unit gives its opinion on its own staff. */
export const review: StageKind = {
  kind: 'review',
  open: async (tx, opening) => {
    const { one, stage, target, dueAfter } = opening;
    const dueOn = stage.workingDays === undefined ? null : await dueAfter(stage.workingDays);
    const employers = await target.employerUnits(tx, one.target);
    const drafts: StepDraft[] = [];
    for (const seat of stage.seats) {
      const unit = await unitOf(tx, opening, seat);
      const { role = officeRole, unit: standIn = null } = seat.standIn ?? {};
      const asked =
        unit !== null && employers.includes(unit)
          ? { role, unit: standIn, standsFor: unit }
          : { role: seat.role, unit, standsFor: null };
      const required = signaturesFor(seat, one.amount);
      drafts.push({ seat: seat.key, ...asked, required, dueOn });
    }
    return drafts;
  },
};

/** People sign, and answer named points with it (逐项核查): what they may not leave out is in `checks.ts`. */
export const check: StageKind = { kind: checkKind, open: review.open };
