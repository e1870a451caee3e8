import type { CaseBody } from '../../../../shared/contracts/cases';
import type { Seat } from '../organisation';
import type { Explanation } from '../rules';

import type { CaseView } from './service';
import type { StepRecord } from './steps';

const holds = (seats: readonly Seat[], { role, unit }: StepRecord): boolean =>
  seats.some((held) => held.role === role && (unit === null || held.unit === unit));

/** A case as the admin shows it to somebody who holds these seats. */
export const caseBody = (
  { one, workflow, steps, decisions }: CaseView,
  explanation: Explanation | null,
  mine: readonly Seat[],
): CaseBody => {
  const stepOf = (stage: number, seat: string): StepRecord | undefined =>
    steps.findLast((step) => step.stage === stage && step.seat === seat);
  const seatOf = (stepId: number): string => steps.find(({ id }) => id === stepId)?.seat ?? '';
  return {
    id: one.publicId,
    state: one.state,
    action: one.action,
    openedAt: one.openedAt,
    closedAt: one.closedAt,
    stage: one.stage,
    round: one.round,
    amountFen: one.amount,
    seen: one.guarded,
    stages: workflow.stages.map(({ key, title, kind, sets, seats }, index) => ({
      key,
      title,
      kind,
      sets,
      seats: seats.map((seat) => {
        const step = stepOf(index, seat.key);
        const open = one.state === 'open' && index === one.stage && step?.outcome === null;
        return {
          key: seat.key,
          title: seat.title,
          outcome: step?.outcome ?? null,
          dueOn: step?.dueOn ?? null,
          open,
          mine: step !== undefined && holds(mine, step),
        };
      }),
    })),
    decisions: decisions.map(({ stepId, stage, round, person, choice, comment, madeAt }) => ({
      stage,
      seat: seatOf(stepId),
      round,
      person,
      choice,
      comment,
      madeAt,
    })),
    rules:
      one.ruleVersionId === null || !explanation
        ? null
        : { outcome: explanation.outcome, rules: explanation.rules },
  };
};
