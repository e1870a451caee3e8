import type { Core } from '@strapi/strapi';

import {
  actorKey,
  getService,
  isDuplicateKey,
  refuse,
  tables,
  type Actor,
  type Tx,
} from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import {
  barsAt,
  committeeKind,
  decisionsOf,
  lockCase,
  outcomeOf,
  refuseChanged,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type Choice,
  type Digests,
  type StepRecord,
} from '../case';
import { actingForIn, capacityOf, refuseParty } from '../people';
import type { Course } from './course';
import { returnableAt } from './returnable';
import { partsOf, refuseUnexplained } from './returns';
import { createSetValues } from './set-values';

export interface DecisionInput {
  /** Public id of the case. */
  readonly caseId: string;
  readonly seat: string;
  readonly choice: Choice;
  /** Digests of what the signer was shown, by attribute. */
  readonly seen: Digests;
  readonly comment: string | null;
  /** Values that the stage asks for; with `approve` only. */
  readonly values: Readonly<Record<string, unknown>>;
  /** With `return`: the attributes that the applicant may mend. */
  readonly parts: readonly string[];
  /** With `return`: what is missing, by part; all of it at once. */
  readonly defects?: Readonly<Record<string, string>>;
  /** With `return`, where the case came back before: why this was not said then. */
  readonly again?: string | null;
  readonly actor: Actor;
  readonly operation: string;
  readonly requestId?: string | null;
}

/** Lets a person decide one step, if he is the one who is asked. */
export const createDecide = (strapi: Core.Strapi, course: Course, target: () => CaseTarget) => {
  const setValues = createSetValues(target);

  /** @throws Refusal SIGNER_EXCLUDED, SIGNED_ANOTHER_STAGE, ALREADY_SIGNED */
  const refuseSigner = async (
    tx: Tx,
    one: CaseRecord,
    step: StepRecord,
    person: Person,
  ): Promise<void> => {
    await refuseParty(tx, target(), one, person);
    const mine = (await decisionsOf(tx, one.id)).filter(({ keys }) =>
      samePerson(keys, person.keys),
    );
    const at = { stage: one.stage, kind: step.kind };
    if (mine.some((made) => barsAt(made, at))) throw refuse('SIGNED_ANOTHER_STAGE');
    if (mine.some(({ stage, round }) => stage === one.stage && round === one.round)) {
      throw refuse('ALREADY_SIGNED');
    }
  };

  const insert = async (
    tx: Tx,
    one: CaseRecord,
    step: StepRecord,
    { person, absentee }: { person: Person; absentee: Person | null },
    input: DecisionInput,
  ): Promise<void> => {
    try {
      await tx(tables.decisions).insert({
        step_id: step.id,
        case_id: one.id,
        stage: one.stage,
        round: one.round,
        person: person.id,
        counted_as: absentee?.id ?? person.id,
        keys: JSON.stringify(person.keys),
        counted_as_keys: absentee && JSON.stringify(absentee.keys),
        choice: input.choice,
        given: JSON.stringify(input.values),
        seen: JSON.stringify(input.seen),
        medium: 'screen',
        comment: input.comment,
        defects: input.defects === undefined ? null : JSON.stringify(input.defects),
        again: input.again?.trim() || null,
        made_at: getService(strapi, 'clock').now().toISOString(),
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw refuse('ALREADY_SIGNED');
      throw error;
    }
  };

  return async (tx: Tx, input: DecisionInput): Promise<CaseRecord> => {
    const locked = await lockCase(tx, input.caseId);
    if (locked.state !== 'open') throw refuse('CASE_NOT_OPEN', { state: locked.state });
    const step = (await stepsOf(tx, locked.id)).find(
      ({ seat, stage, round }) =>
        seat === input.seat && stage === locked.stage && round === locked.round,
    );
    if (!step || step.outcome !== null || step.role === null) {
      throw refuse('STEP_NOT_OPEN', { seat: input.seat });
    }
    if (step.kind === committeeKind) throw refuse('COMMITTEE_DECIDES');
    const organisation = getService(strapi, 'organisation');
    const person = await organisation.personOf(input.actor);
    const seat = { role: step.role, unit: step.unit };
    const capacities = await organisation.capacitiesAt(person, seat);
    if (capacities.length === 0) throw refuse('NOT_YOUR_STEP');
    const absentee = await capacityOf(strapi, person, capacities, (each) =>
      refuseSigner(tx, locked, step, each),
    );
    const stage = course.stageOf(await course.workflowOf(tx, locked), locked.stage);
    const returnable = input.choice === 'return' ? returnableAt(target(), locked, stage) : [];
    if (input.choice === 'return' && returnable.length === 0) {
      throw refuse('RETURN_NOT_ALLOWED', { stage: stage.title }, 'choice');
    }
    await refuseUnexplained(tx, locked, stage, input, returnable);
    await refuseChanged(tx, target(), locked, input.seen);
    const one = await setValues(tx, locked, stage, input);
    await insert(tx, one, step, { person, absentee }, input);
    await getService(strapi, 'audit').record(tx, {
      actor: input.actor,
      person,
      actingFor: actingForIn(absentee),
      action: `case.${input.choice}`,
      target: one.target,
      reason: input.comment,
      before: locked.guarded,
      after: { guarded: one.guarded, choice: input.choice, values: input.values },
      details: {
        case: one.publicId,
        stage: stage.key,
        seat: step.seat,
        round: one.round,
        ...(step.standsFor !== null && { standsFor: step.standsFor }),
        ...(input.choice === 'return' && {
          parts: partsOf(input),
          defects: input.defects ?? {},
          again: input.again ?? null,
        }),
      },
      requestId: input.requestId ?? null,
    });
    const made = (await decisionsOf(tx, one.id))
      .filter(({ stepId }) => stepId === step.id)
      .map(({ choice }) => choice);
    const outcome = outcomeOf(made, step.required);
    if (outcome === null) return one;
    const { operation, requestId = null } = input;
    const cause = { operation, actor: actorKey(input.actor), requestId };
    const settled = await course.settle(tx, one, step, outcome, cause, partsOf(input));
    if (settled.acceptanceNumber !== null && one.acceptanceNumber === null) {
      await getService(strapi, 'audit').record(tx, {
        actor: input.actor,
        person,
        action: 'case.accept',
        target: one.target,
        details: { case: one.publicId, number: settled.acceptanceNumber },
        requestId,
      });
    }
    return settled;
  };
};
