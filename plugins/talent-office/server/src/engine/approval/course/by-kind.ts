import type { Core } from '@strapi/strapi';

import { refuse, type RowId, type Tx } from '../../../platform';

import {
  lockCase,
  refuseChanged,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type Causation,
} from '../case';
import type { Stage } from '../workflow';
import type { Course } from './course';
import { createSignature, type Signature, type Signing } from './signature';

/** What the rooms of stage kinds need of a case. */
export interface StepsByKind {
  /**
   * The step that a stage kind passes by itself (a notice that ended).
   * @throws Refusal STEP_NOT_OPEN, CONTENT_CHANGED, CASE_CANNOT, and what the limits refuse
   */
  passStep(tx: Tx, caseId: string, stepId: RowId<'step'>, cause: Causation): Promise<CaseRecord>;
  /** The same where the kind itself says no. */
  refuseStep(tx: Tx, caseId: string, stepId: RowId<'step'>, cause: Causation): Promise<CaseRecord>;
  /**
   * Locks the case and finds who could sign a seat of it now; writes nothing.
   * @throws Refusal as `decide` refuses a signer
   */
  signatureAt(tx: Tx, signing: Signing): Promise<Signature & { readonly stage: Stage }>;
  /** Locks a case. @throws Refusal NOT_FOUND */
  lock(tx: Tx, caseId: string): Promise<CaseRecord>;
}

export const createByKind = (
  strapi: Core.Strapi,
  course: Course,
  target: () => CaseTarget,
): StepsByKind => {
  const signatureFor = createSignature(strapi, target);

  const settle =
    (outcome: 'passed' | 'refused'): StepsByKind['passStep'] =>
    async (tx, caseId, stepId, cause) => {
      const one = await lockCase(tx, caseId);
      const step = (await stepsOf(tx, one.id)).find(({ id }) => id === stepId);
      if (!step || step.outcome !== null || step.role !== null) {
        throw refuse('STEP_NOT_OPEN', { seat: step?.seat ?? '' });
      }
      await refuseChanged(tx, target(), one);
      return course.settle(tx, one, step, outcome, cause);
    };

  return {
    passStep: settle('passed'),
    refuseStep: settle('refused'),
    signatureAt: async (tx, signing) => {
      const signature = await signatureFor(tx, signing);
      const { one } = signature;
      const stage = course.stageOf(await course.workflowOf(tx, one), one.stage);
      return { ...signature, stage };
    },
    lock: lockCase,
  };
};
