import type { Core } from '@strapi/strapi';

import { actorKey, getService, refuse, type Tx } from '../../../platform';
import type { CheckAnswers } from '../../../../../shared/contracts/cases';

import {
  decisionsOf,
  outcomeOf,
  refuseChanged,
  type CaseRecord,
  type CaseTarget,
  type Choice,
  type Digests,
} from '../case';
import { actingForIn, refuseClerk } from '../people';
import { proofKind, type Stage } from '../workflow';
import { refuseChecks } from './checks';
import type { Course } from './course';
import { insertDecision } from './insert-decision';
import { refuseClerks, type PaperSignature } from './paper';
import { returnableAt } from './returnable';
import { partsOf, refuseUnexplained } from './returns';
import { createSetValues, refuseUnasked } from './set-values';
import { createSignature, type Signature, type Signing } from './signature';

export interface DecisionInput extends Signing {
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
  /** Of a check stage: what was found on each of its points. */
  readonly checks?: CheckAnswers;
  /** Of a proof stage: ids of the proofs that were looked at, by the key of what was asked. */
  readonly proofs?: Readonly<Record<string, string>>;
  readonly operation: string;
  readonly requestId?: string | null;
}

/** A decision on paper that waits for its second person. */
export type PaperInput = Omit<DecisionInput, 'operation' | 'requestId'> & {
  readonly paper: PaperSignature;
};

/** Lets a person decide one step, if he is the one who is asked. */
export const createDecide = (strapi: Core.Strapi, course: Course, target: () => CaseTarget) => {
  const setValues = createSetValues(target);
  const signatureFor = createSignature(strapi, target);

  /** What the kind of the stage asks of it. @throws Refusal PROOF_NOT_ASKED, and as the kind does */
  const judgeByKind = async (
    tx: Tx,
    signature: Signature & { readonly stage: Stage },
    { choice, proofs = {} }: Omit<DecisionInput, 'operation'>,
  ): Promise<void> => {
    const { stage } = signature;
    if (stage.kind !== proofKind && Object.keys(proofs).length > 0) throw refuse('PROOF_NOT_ASKED');
    await course.kindOf(stage)?.judge?.(tx, { ...signature, choice, proofs });
  };

  /** The signature, and what is said with it: all that can be judged before anything is written. */
  const judge = async (
    tx: Tx,
    input: Omit<DecisionInput, 'operation'>,
  ): Promise<Signature & { readonly stage: Stage }> => {
    const signature = await signatureFor(tx, input);
    const { one } = signature;
    const stage = course.stageOf(await course.workflowOf(tx, one), one.stage);
    const returnable = input.choice === 'return' ? returnableAt(target(), one, stage) : [];
    if (input.choice === 'return' && returnable.length === 0) {
      throw refuse('RETURN_NOT_ALLOWED', { stage: stage.title }, 'choice');
    }
    await refuseUnexplained(tx, one, stage, input, returnable);
    refuseChecks(stage, input.choice, input.checks ?? {});
    await judgeByKind(tx, { ...signature, stage }, input);
    await refuseChanged(tx, target(), one, input.seen);
    return { ...signature, stage };
  };

  const decide = async (tx: Tx, input: DecisionInput): Promise<CaseRecord> => {
    const signature = await judge(tx, input);
    const { one: locked, step, stage, person, absentee } = signature;
    const { paper } = input;
    const witness = paper ? await getService(strapi, 'organisation').personOf(input.actor) : null;
    if (paper && witness) {
      const { recordedBy } = paper;
      await refuseClerks(tx, target(), locked, { recordedBy, confirmedBy: witness });
    }
    const one = await setValues(tx, locked, stage, input);
    await insertDecision(strapi, tx, { one, step, person, absentee }, input, witness);
    await getService(strapi, 'audit').record(tx, {
      actor: input.actor,
      person: witness ?? person,
      actingFor: witness ? null : actingForIn(absentee),
      action: `case.${input.choice}`,
      target: one.target,
      reason: input.comment,
      before: locked.guarded,
      after: {
        ...{ guarded: one.guarded, choice: input.choice, values: input.values },
        ...(input.checks && { checks: input.checks }),
      },
      details: {
        case: one.publicId,
        stage: stage.key,
        seat: step.seat,
        round: one.round,
        ...(step.standsFor !== null && { standsFor: step.standsFor }),
        ...(input.checks && {
          checks: Object.fromEntries(
            Object.entries(input.checks).map(([key, { answer }]) => [key, answer]),
          ),
        }),
        ...(input.proofs && { proofs: input.proofs }),
        ...(input.choice === 'return' && {
          parts: partsOf(input),
          defects: input.defects ?? {},
          again: input.again ?? null,
        }),
        ...(paper && {
          medium: 'paper',
          record: paper.record,
          signer: person.id,
          signedFor: absentee?.id ?? null,
          signedOn: paper.signedOn,
          recordedBy: paper.recordedBy.id,
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
        person: witness ?? person,
        action: 'case.accept',
        target: one.target,
        details: { case: one.publicId, number: settled.acceptanceNumber },
        requestId,
      });
    }
    return settled;
  };

  /**
   * What would be said of a signature on paper, were it confirmed now; writes nothing.
   * @throws Refusal as `decide` does, and CLERK_IS_PARTY
   */
  const judgePaper = async (tx: Tx, input: PaperInput): Promise<Signature> => {
    const signature = await judge(tx, input);
    await refuseClerk(tx, target(), signature.one, input.paper.recordedBy);
    refuseUnasked(signature.stage, input);
    await target().refuseValues(tx, signature.one, input.values);
    return signature;
  };

  return { decide, judgePaper };
};
