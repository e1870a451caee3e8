import type { Tx } from '../../platform';

import type { CaseRecord } from './cases';
import type { StepDraft } from './steps';
import type { CaseTarget } from './target';
import { signaturesFor, type Stage } from './workflow';

export interface StageOpening {
  readonly one: CaseRecord;
  readonly stage: Stage;
  readonly target: CaseTarget;
  /** Deadline after so many working days from today. */
  dueAfter(workingDays: number): Promise<string>;
}

/** A way to decide a stage. Other rooms register theirs (notice, committee, selection). */
export interface StageKind {
  readonly kind: string;
  open(tx: Tx, opening: StageOpening): Promise<StepDraft[]>;
  /** The case ended or begins again at another stage: what of this one still runs, stops. */
  abandon?(tx: Tx, one: CaseRecord): Promise<void>;
}

/** People sign; several seats are a joint review (联审). */
export const review: StageKind = {
  kind: 'review',
  open: async (tx, { one, stage, target, dueAfter }) => {
    const dueOn = stage.workingDays === undefined ? null : await dueAfter(stage.workingDays);
    const drafts: StepDraft[] = [];
    for (const seat of stage.seats) {
      const unit =
        seat.unit === undefined
          ? null
          : 'code' in seat.unit
            ? seat.unit.code
            : await target.unitAt(tx, one.target, seat.unit.from);
      drafts.push({
        seat: seat.key,
        role: seat.role,
        unit,
        required: signaturesFor(seat, one.amount),
        dueOn,
      });
    }
    return drafts;
  },
};
