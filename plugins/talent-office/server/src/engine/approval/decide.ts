import type { Core } from '@strapi/strapi';

import {
  actorKey,
  digest,
  getService,
  isDuplicateKey,
  refuse,
  tables,
  type Actor,
  type Tx,
} from '../../platform';
import { samePerson, type Person } from '../organisation';

import { changeCase, lockCase, type CaseRecord } from './cases';
import type { Course } from './course';
import { refuseChanged } from './content';
import { refuseParty } from './exclusion';
import { outcomeOf, type Choice } from './machine';
import { decisionsOf, stepsOf, type StepRecord } from './steps';
import type { CaseTarget, Digests } from './target';
import type { Stage } from './workflow';

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
  readonly actor: Actor;
  readonly operation: string;
  readonly requestId?: string | null;
}

/** Lets a person decide one step, if he is the one who is asked. */
export const createDecide = (strapi: Core.Strapi, course: Course, target: () => CaseTarget) => {
  /** @throws Refusal SIGNER_EXCLUDED, SIGNED_ANOTHER_STAGE, ALREADY_SIGNED */
  const refuseSigner = async (tx: Tx, one: CaseRecord, person: Person): Promise<void> => {
    await refuseParty(tx, target(), one, person);
    const mine = (await decisionsOf(tx, one.id)).filter(({ keys }) =>
      samePerson(keys, person.keys),
    );
    if (mine.some(({ stage }) => stage !== one.stage)) throw refuse('SIGNED_ANOTHER_STAGE');
    if (mine.some(({ round }) => round === one.round)) throw refuse('ALREADY_SIGNED');
  };

  /**
   * Whoever sends an application back or refuses it says why, and opens only what its author wrote:
   * neither whom it is about nor what the engine computed.
   * @throws Refusal COMMENT_MISSING, PART_NOT_RETURNABLE
   */
  const refuseUnexplained = (one: CaseRecord, { choice, comment, parts }: DecisionInput): void => {
    if (choice !== 'approve' && !comment?.trim()) throw refuse('COMMENT_MISSING', {}, 'comment');
    const returnable = choice === 'return' ? target().returnable(one.target, one.guarded) : [];
    const other = parts.find((part) => !returnable.includes(part));
    if (other !== undefined) {
      throw refuse(
        'PART_NOT_RETURNABLE',
        { attribute: other, possible: returnable.join(', ') },
        'parts',
      );
    }
  };

  /** What another signer of this stage and round gave stands: his signature was for that. */
  const refuseOtherValues = async (
    tx: Tx,
    one: CaseRecord,
    values: DecisionInput['values'],
  ): Promise<void> => {
    const mine = target().digestsOf(one.target.type, values);
    for (const made of await decisionsOf(tx, one.id)) {
      if (made.stage !== one.stage || made.round !== one.round) continue;
      const given = target().digestsOf(one.target.type, made.values);
      const other = Object.keys(mine).find((name) => name in given && given[name] !== mine[name]);
      if (other !== undefined) {
        const value = String(made.values[other]);
        throw refuse('VALUE_DIFFERS', { attribute: other, value }, `values.${other}`);
      }
    }
  };

  /**
   * Writes what the stage asks for; nobody approves while it is still empty.
   * @throws Refusal VALUE_NOT_ASKED, VALUE_DIFFERS, VALUE_TOO_HIGH, REFERENCE_MISSING
   */
  const setValues = async (
    tx: Tx,
    one: CaseRecord,
    stage: Stage,
    { choice, values }: DecisionInput,
  ): Promise<CaseRecord> => {
    const given = Object.keys(values);
    const unasked = given.find((name) => choice !== 'approve' || !stage.sets.includes(name));
    if (unasked !== undefined) throw refuse('VALUE_NOT_ASKED', { attribute: unasked }, unasked);
    await refuseOtherValues(tx, one, values);
    const amount = given.length > 0 ? await target().set(tx, one, values) : one.amount;
    if (choice === 'approve') {
      const standing = await target().look(tx, one.target, stage.sets);
      const empty = stage.sets.find((name) => standing[name] === digest(null));
      if (empty !== undefined)
        throw refuse('REFERENCE_MISSING', { path: empty }, `values.${empty}`);
    }
    if (given.length === 0) return one;
    const guarded = await target().look(tx, one.target, Object.keys(one.guarded));
    return changeCase(tx, one, { guarded, amount });
  };

  const insert = async (
    tx: Tx,
    one: CaseRecord,
    step: StepRecord,
    person: Person,
    input: DecisionInput,
  ): Promise<void> => {
    try {
      await tx(tables.decisions).insert({
        step_id: step.id,
        case_id: one.id,
        stage: one.stage,
        round: one.round,
        person: person.id,
        counted_as: person.id,
        keys: JSON.stringify(person.keys),
        choice: input.choice,
        given: JSON.stringify(input.values),
        seen: JSON.stringify(input.seen),
        medium: 'screen',
        comment: input.comment,
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
    const organisation = getService(strapi, 'organisation');
    const person = await organisation.personOf(input.actor);
    if (!(await organisation.holds(person, { role: step.role, unit: step.unit }))) {
      throw refuse('NOT_YOUR_STEP');
    }
    await refuseSigner(tx, locked, person);
    refuseUnexplained(locked, input);
    await refuseChanged(tx, target(), locked, input.seen);
    const stage = course.stageOf(await course.workflowOf(tx, locked), locked.stage);
    if (input.choice === 'return' && !stage.returnAllowed) {
      throw refuse('RETURN_NOT_ALLOWED', { stage: stage.title }, 'choice');
    }
    const one = await setValues(tx, locked, stage, input);
    await insert(tx, one, step, person, input);
    await getService(strapi, 'audit').record(tx, {
      actor: input.actor,
      person: person.id,
      action: `case.${input.choice}`,
      target: one.target,
      reason: input.comment,
      before: locked.guarded,
      after: { guarded: one.guarded, choice: input.choice, values: input.values },
      details: { case: one.publicId, stage: stage.key, seat: step.seat, round: one.round },
      requestId: input.requestId ?? null,
    });
    const made = (await decisionsOf(tx, one.id))
      .filter(({ stepId }) => stepId === step.id)
      .map(({ choice }) => choice);
    const outcome = outcomeOf(made, step.required);
    if (outcome === null) return one;
    const { operation, requestId = null } = input;
    const cause = { operation, actor: actorKey(input.actor), requestId };
    return course.settle(tx, one, step, outcome, cause, input.parts);
  };
};
