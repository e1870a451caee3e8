import {
  reading,
  refuse,
  tables,
  versionById,
  versionInForce,
  type Actor,
  type CalendarDate,
  type JobRun,
  type ServiceFactory,
  type Tx,
  type Version,
  type RowId,
} from '../../platform';
import { samePerson, type Person, type Seat } from '../organisation';

import {
  caseByPublicId,
  changeCase,
  insertCase,
  latestCase,
  lockCase,
  type CaseRecord,
  type NewCase,
} from './cases';
import { createBlockedSteps } from './blocked-steps';
import { stepsDueBefore, type DueStep } from './due-steps';
import { refuseChanged } from './content';
import { createCourse } from './course';
import { createDecide, type DecisionInput } from './decide';
import { createEnact, type Enacted, type RequiredSignature } from './enact';
import { refuseExcluded, refuseParty } from './exclusion';
import { createExpiry, type Expired } from './expiry';
import { createPause, type PauseInput } from './pause';
import { createReopen, type ReopenInput } from './reopen';
import { isBlocked, stageToRepeat, takeMended } from './repeat';
import { createScope } from './scope';
import { createSigners } from './signers';
import type { Filer } from './machine';
import { review, type StageKind } from './stage-kinds';
import { decisionsOf, stepsOf, type DecisionRecord, type StepRecord } from './steps';
import type { CaseTarget, Causation, Target } from './target';
import type { WorkflowBody } from './workflow';

export interface CaseView {
  readonly one: CaseRecord;
  readonly workflow: WorkflowBody;
  readonly steps: readonly StepRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/** Cases, steps and decisions. Everything that writes is part of its caller's transaction. */
export interface Approval {
  /** In `register()`: the life cycle, which knows the entries. */
  useTarget(target: CaseTarget): void;
  /** In `register()`: another way to decide a stage. */
  registerStageKind(kind: StageKind): void;
  /** In `register()`: workflows for this type are only put in force with such a signature. */
  requireSignature(required: RequiredSignature): void;
  /** @throws Refusal WORKFLOW_INVALID at the field that is wrong */
  enact(tx: Tx, documentId: string, by: string): Promise<Enacted>;
  /** @throws Refusal WORKFLOW_NOT_IN_FORCE */
  inForce(key: string): Promise<Version<WorkflowBody>>;
  open(tx: Tx, draft: NewCase): Promise<CaseRecord>;
  /**
   * One signature. @throws Refusal CASE_NOT_OPEN, STEP_NOT_OPEN, NOT_YOUR_STEP, SIGNER_EXCLUDED,
   * SIGNED_ANOTHER_STAGE, ALREADY_SIGNED, COMMENT_MISSING, CONTENT_CHANGED, VALUE_NOT_ASKED, and what
   * the limits refuse
   */
  decide(tx: Tx, input: DecisionInput): Promise<CaseRecord>;
  /** The step that a stage kind passes by itself (a notice that ended). */
  passStep(tx: Tx, caseId: string, stepId: RowId<'step'>, cause: Causation): Promise<CaseRecord>;
  /** What was mended is judged again. @throws Refusal CASE_CANNOT, NOT_ELIGIBLE, FACTS_MISSING */
  resubmit(tx: Tx, one: CaseRecord, filer: Filer, cause: Causation): Promise<CaseRecord>;
  withdraw(tx: Tx, one: CaseRecord, filer: Filer, cause: Causation): Promise<CaseRecord>;
  /** Stops the time of a case. @throws Refusal CASE_CANNOT, NOT_BY_YOU, SIGNER_EXCLUDED */
  pause(tx: Tx, input: PauseInput): Promise<CaseRecord>;
  /** Lets it run again, with what was left of its deadlines. */
  resume(tx: Tx, input: PauseInput): Promise<CaseRecord>;
  /** An objection was upheld: begin again at a stage, with other signers. */
  reopen(tx: Tx, caseId: string, stage: number, cause: Causation): Promise<CaseRecord>;
  /**
   * The office has a case begin again at a stage that it has reached: an undo, or what was written past
   * the gate. @throws Refusal CASE_CANNOT, STAGE_NOT_REACHED, NOT_BY_YOU, SIGNER_EXCLUDED, NOT_ELIGIBLE
   */
  reopenByOffice(tx: Tx, input: ReopenInput): Promise<CaseRecord>;
  /**
   * Ends the cases whose time is over where their workflow says so, each in its own transaction;
   * called outside of any. A repeat ends nothing twice.
   * @throws AggregateError of faults that are no refusals, after every case was tried
   */
  expireDue(run: Pick<JobRun, 'proceed'>): Promise<Expired>;
  /** @throws Refusal SIGNER_EXCLUDED for whoever is party to the case, or has signed it */
  refuseParticipant(tx: Tx, caseId: string, person: Person): Promise<void>;
  latestOf(target: Target): Promise<CaseRecord | null>;
  /**
   * Keeps an entry whose case has ended as the engine has just written it: whatever stands otherwise
   * later came past the gate.
   */
  sealEntry(tx: Tx, entry: Target): Promise<void>;
  /** Was any case of this entry approved? */
  wasApproved(target: Target): Promise<boolean>;
  /** Attributes of the entry that stand otherwise than its case has them; none for an earlier case. */
  changedSince(one: CaseRecord): Promise<string[]>;
  view(caseId: string): Promise<CaseView>;
  /** The same for one reader. @throws Refusal NOT_FOUND: what he may not read is not there */
  viewFor(reader: Actor, caseId: string): Promise<CaseView>;
  /** Does he read the cases of this entry: all cases, or one of which a seat of his was asked? */
  isReader(reader: Actor, target: Target): Promise<boolean>;
  /** Ids of the open steps that nobody can sign: a position is vacant, or its holders must keep out. */
  blockedSteps(): Promise<number[]>;
  /** Who may sign each of these seats at the stage where the case stands, by keys of persons. */
  signersOf(one: CaseRecord, seats: readonly Seat[]): Promise<string[][]>;
  /** What people were asked to sign before a day and have not. */
  stepsDueBefore(day: CalendarDate): Promise<DueStep[]>;
}

declare module '../../platform/services' {
  interface Services {
    approval: Approval;
  }
}

export const createApproval: ServiceFactory<'approval'> = ({ strapi }) => {
  const kinds = new Map<string, StageKind>([[review.kind, review]]);
  let used: CaseTarget | null = null;
  const target = (): CaseTarget => {
    if (!used) throw new Error('approval was used before the life cycle registered');
    return used;
  };
  const signers = createSigners(strapi, target);
  const course = createCourse(strapi, kinds, target, signers);
  const required: RequiredSignature[] = [];
  const enact = createEnact(strapi, kinds, required);

  const mayRead = createScope(strapi);

  const view = (caseId: string): Promise<CaseView> =>
    reading(strapi, async (knex) => {
      const one = await caseByPublicId(knex, caseId);
      const { body } = await versionById<WorkflowBody>(
        knex,
        tables.workflowVersions,
        one.workflowVersionId,
      );
      return {
        one,
        workflow: body,
        steps: await stepsOf(knex, one.id),
        decisions: await decisionsOf(knex, one.id),
      };
    });

  return {
    useTarget: (one) => {
      used = one;
    },
    registerStageKind: (kind) => {
      kinds.set(kind.kind, kind);
    },
    requireSignature: (one) => {
      required.push(one);
    },
    enact,
    inForce: async (key) => {
      const version = await reading(strapi, (knex) =>
        versionInForce<WorkflowBody>(knex, tables.workflowVersions, key),
      );
      if (!version) throw refuse('WORKFLOW_NOT_IN_FORCE', { key });
      return version;
    },
    open: async (tx, draft) => {
      const one = await insertCase(tx, draft, course.go({ state: null }, 'submit', draft.filer));
      await course.openStage(tx, one);
      return one;
    },
    decide: createDecide(strapi, course, target),
    passStep: async (tx, caseId, stepId, cause) => {
      const one = await lockCase(tx, caseId);
      const step = (await stepsOf(tx, one.id)).find(({ id }) => id === stepId);
      if (!step || step.outcome !== null || step.role !== null) {
        throw refuse('STEP_NOT_OPEN', { seat: step?.seat ?? '' });
      }
      await refuseChanged(tx, target(), one);
      return course.settle(tx, one, step, 'passed', cause);
    },
    resubmit: async (tx, found, filer, cause) => {
      const one = await lockCase(tx, found.publicId);
      const state = course.go(one, 'resubmit', filer);
      const taken = await takeMended(tx, target(), one);
      const open = await changeCase(tx, taken, { state, returnedParts: [], correctBy: null });
      const stage = await stageToRepeat(tx, target(), open);
      return isBlocked(open)
        ? course.waitAt(tx, open, stage)
        : course.beginAt(tx, open, stage, cause);
    },
    withdraw: async (tx, found, filer, cause) => {
      const one = await lockCase(tx, found.publicId);
      return course.end(tx, one, course.go(one, 'withdraw', filer), cause);
    },
    ...createPause(strapi, course, target),
    reopenByOffice: createReopen(strapi, course, target),
    expireDue: createExpiry(strapi, course),
    reopen: async (tx, caseId, stage, cause) => {
      const one = await lockCase(tx, caseId);
      const state = course.go(one, 'reopen', 'objection');
      const signers = (await decisionsOf(tx, one.id)).flatMap(({ keys }) => keys);
      const barred = [...new Set([...one.barred, ...signers])];
      return course.beginAt(
        tx,
        await changeCase(tx, one, { state, barred, pausedOn: null }),
        stage,
        cause,
      );
    },
    refuseParticipant: async (tx, caseId, person) => {
      const one = await caseByPublicId(tx, caseId);
      await refuseParty(tx, target(), one, person);
      const signed = await decisionsOf(tx, one.id);
      if (signed.some(({ keys }) => samePerson(keys, person.keys))) throw refuseExcluded('signer');
    },
    latestOf: (one) => reading(strapi, (knex) => latestCase(knex, one)),
    changedSince: async (one) =>
      (await reading(strapi, (knex) => latestCase(knex, one.target)))?.id === one.id
        ? target().lateWrites(one)
        : [],
    wasApproved: ({ type, documentId }) =>
      reading(
        strapi,
        async (knex) =>
          (await knex(tables.cases)
            .where({ target_type: type, target_document_id: documentId, state: 'approved' })
            .first('id')) !== undefined,
      ),
    sealEntry: async (tx, entry) => {
      const one = await latestCase(tx, entry);
      if (!one?.ended) return;
      const names = [...new Set([...Object.keys(one.guarded), 'state'])];
      const guarded = await target().look(tx, entry, names);
      await changeCase(tx, one, { guarded });
    },
    blockedSteps: createBlockedSteps(strapi, signers),
    signersOf: (one, seats) => reading(strapi, (knex) => signers(knex as Tx, one, seats)),
    stepsDueBefore: (day) => reading(strapi, (knex) => stepsDueBefore(knex, day)),
    view,
    viewFor: async (reader, caseId) => {
      const found = await view(caseId);
      if (!(await mayRead(reader, { caseId: found.one.id }))) throw refuse('NOT_FOUND');
      return found;
    },
    isReader: (reader, target) => mayRead(reader, { target }),
  };
};
