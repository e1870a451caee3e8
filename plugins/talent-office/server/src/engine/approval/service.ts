import type { WorkflowCheckBody, WorkflowPartsBody } from '../../../../shared/contracts/workflows';
import type { HandlingBody } from '../../../../shared/contracts/cases';
import type { Language } from '../../../../shared/error-codes';
import {
  reading,
  refuse,
  tables,
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
  changedSincePrinted,
  decisionsOf,
  insertCase,
  entriesAbout,
  latestCase,
  latestCaseOfEach,
  lockCase,
  moveDue,
  partiesKept,
  type CaseRecord,
  type CaseTarget,
  type Causation,
  type Exclusion,
  type Filer,
  type NewCase,
  type Printed,
  type Target,
} from './case';
import {
  createAcceptance,
  createByKind,
  createCourse,
  createDecide,
  createEscalation,
  createExpiry,
  createPause,
  createRecuse,
  createReopen,
  createReopenByObjection,
  createVotes,
  check,
  isBlocked,
  returnableAt,
  review,
  stageToRepeat,
  takeMended,
  type Announce,
  type CommitteeVotes,
  workingDaysLate,
  type DecisionInput,
  type Expired,
  type PaperInput,
  type PauseInput,
  type Recusals,
  type ReopenInput,
  type StageKind,
  type StepsByKind,
} from './course';
import {
  createScope,
  createSigners,
  refuseClerk,
  refuseConcerned,
  refuseExcluded,
  refuseParty,
  type SeatSigners,
} from './people';
import {
  beforeCommittee,
  createBlockedSteps,
  createReceipt,
  createUnitOpinions,
  handlingOf,
  readView,
  stepsDueBefore,
  type CaseView,
  type DueStep,
  type WaitingCase,
  type Letterhead,
  type UnitOpinions,
  targetsOf,
  waitingFor,
  type CaseTargetRow,
  type WaitingStep,
} from './reading';
import {
  createCheck,
  createEnact,
  partsOf,
  type Enacted,
  type RequiredSignature,
  type WorkflowBody,
} from './workflow';

/** Cases, steps and decisions. Everything that writes is part of its caller's transaction. */
export interface Approval extends Recusals, StepsByKind, UnitOpinions {
  /** In `register()`: the life cycle, which knows the entries. */
  useTarget(target: CaseTarget): void;
  /** In `register()`: another way to decide a stage. */
  registerStageKind(kind: StageKind): void;
  /** In `register()`: who tells applicants, within the transaction, what became of their cases. */
  onNews(listener: Announce): void;
  /** In `register()`: who gives receipts, as it stands above them. */
  registerLetterhead(load: () => Promise<Letterhead>): void;
  /** In `register()`: workflows for this type are only put in force with such a signature. */
  requireSignature(required: RequiredSignature): void;
  /** @throws Refusal WORKFLOW_INVALID at the field that is wrong */
  enact(tx: Tx, documentId: string, by: string): Promise<Enacted>;
  /** What would be said of a workflow as it is typed, were it put in force; writes nothing. */
  checkWorkflow(draft: Readonly<Record<string, unknown>>): Promise<WorkflowCheckBody>;
  /** What workflows of this site are made of. */
  workflowParts(): Promise<WorkflowPartsBody>;
  /** @throws Refusal WORKFLOW_NOT_IN_FORCE */
  inForce(key: string): Promise<Version<WorkflowBody>>;
  open(tx: Tx, draft: NewCase): Promise<CaseRecord>;
  /**
   * One signature. @throws Refusal CASE_NOT_OPEN, STEP_NOT_OPEN, NOT_YOUR_STEP, SIGNER_EXCLUDED,
   * ACTING_FOR_EXCLUDED,
   * SIGNED_ANOTHER_STAGE, ALREADY_SIGNED, COMMENT_MISSING, CONTENT_CHANGED, VALUE_NOT_ASKED, and what
   * the limits refuse
   */
  decide(tx: Tx, input: DecisionInput): Promise<CaseRecord>;
  /**
   * Locks the case and says whether what somebody signed on paper could be decided as it stands; writes
   * nothing. @throws Refusal as `decide` does, and PRINT_OUTDATED, PAPER_DATE, PAPER_SIGNER_SEAT,
   * PAPER_SIGNER_EXCLUDED, CLERK_IS_PARTY
   */
  judgePaper(tx: Tx, input: PaperInput): Promise<{ readonly one: CaseRecord }>;
  /** @throws Refusal CLERK_IS_PARTY: who is party to a case handles no paper of it */
  refuseClerk(tx: Tx, one: CaseRecord, person: Person): Promise<void>;
  /** @throws Refusal SIGNER_EXCLUDED: nobody keeps the records of what is about himself */
  refuseConcerned(tx: Tx, one: CaseRecord, person: Person): Promise<void>;
  /** For the room of committees, whose members vote instead of signing. */
  readonly votes: CommitteeVotes;
  /** The open steps that ask this position to vote. */
  beforeCommittee(seat: Seat): Promise<WaitingCase[]>;
  /** Gives an open step another deadline: what it waits for began later. */
  moveDue(tx: Tx, stepId: RowId<'step'>, dueOn: CalendarDate): Promise<void>;
  /** What the type of an entry declares for everybody's eyes, as it stands. */
  publicFacts(tx: Tx, target: Target): Promise<Readonly<Record<string, unknown>>>;
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
  /**
   * Shows overdue steps to the positions that their workflow names, each once; it decides nothing.
   * @returns how many
   * @throws AggregateError after every step was tried
   */
  escalateDue(run: Pick<JobRun, 'proceed'>): Promise<number>;
  /**
   * Working days that have passed since a deadline: none while one of its days lies in a year whose
   * holidays are not known.
   */
  workingDaysLate(dueOn: CalendarDate): Promise<number>;
  /** @throws Refusal SIGNER_EXCLUDED for whoever is party to the case, or has signed it */
  refuseParticipant(tx: Tx, caseId: string, person: Person): Promise<void>;
  latestOf(target: Target): Promise<CaseRecord | null>;
  /** What some cases are about, and their amounts in fen. */
  targetsOf(ids: readonly RowId<'case'>[]): Promise<ReadonlyMap<RowId<'case'>, CaseTargetRow>>;
  /** The same of many entries of a type, by documentId, in one statement. */
  latestOfEach(
    type: string,
    documentIds: readonly string[],
  ): Promise<ReadonlyMap<string, CaseRecord>>;
  /** Entries of a type, by documentId, whose cases were about this person when they were opened. */
  entriesAbout(type: string, person: Person): Promise<readonly string[]>;
  /** Who was party to any case of this entry when it was opened, whatever became of their links since. */
  partiesOf(target: Target): Promise<Exclusion[]>;
  /** Was any case of this entry approved? */
  wasApproved(target: Target): Promise<boolean>;
  /** What whom a case is about is called; `null` where its type names nobody. */
  subjectName(one: CaseRecord): Promise<string | null>;
  /** Names of what stands otherwise in a case than a form of it was printed with. */
  changedSincePrinted(printed: Printed, one: CaseRecord): string[];
  /** Who the office is, as it tells it about itself. */
  letterhead(): Promise<Letterhead>;
  /** What a signer may send back to be mended where the case now stands; nothing once it has ended. */
  returnable(view: CaseView): string[];
  /** Attributes of the entry that stand otherwise than its case has them; none for an earlier case. */
  changedSince(one: CaseRecord): Promise<string[]>;
  /** How much of its handling time a case has used; `null` before it was accepted. */
  handlingOf(view: CaseView): Promise<HandlingBody | null>;
  /** The receipt of an accepted case: a page to print. @throws Refusal NOT_ACCEPTED */
  receipt(one: CaseRecord, language: Language): Promise<string>;
  view(caseId: string): Promise<CaseView>;
  /** The same for one reader. @throws Refusal NOT_FOUND: what he may not read is not there */
  viewFor(reader: Actor, caseId: string): Promise<CaseView>;
  /** Does he read the cases of this entry: all cases, or one of which a seat of his was asked? */
  isReader(reader: Actor, target: Target): Promise<boolean>;
  /**
   * Who reads no case of an entry, and for whom none of its actions is, learns nothing of it.
   * @throws Refusal NOT_FOUND
   */
  refuseStranger(reader: Actor, target: Target): Promise<void>;
  /** Ids of the open steps that nobody can sign: a position is vacant, or its holders must keep out. */
  blockedSteps(): Promise<number[]>;
  /** Who may sign each of these seats at the stage where the case stands. */
  signersOf(one: CaseRecord, seats: readonly Seat[]): Promise<SeatSigners[]>;
  /** What waits for one person by his own positions, and why another must keep out of it. */
  waitingFor(from: Person, to: Person): Promise<WaitingStep[]>;
  /** What people were asked to sign before a day and have not. */
  stepsDueBefore(day: CalendarDate): Promise<DueStep[]>;
}

declare module '../../platform/services' {
  interface Services {
    approval: Approval;
  }
}

export const createApproval: ServiceFactory<'approval'> = ({ strapi }) => {
  const kinds = new Map<string, StageKind>([review, check].map((kind) => [kind.kind, kind]));
  let used: CaseTarget | null = null;
  const target = (): CaseTarget => {
    if (!used) throw new Error('approval was used before the life cycle registered');
    return used;
  };
  const signers = createSigners(strapi, target);
  const listeners: Announce[] = [];
  const announce: Announce = async (tx, news) => {
    for (const listener of listeners) await listener(tx, news);
  };
  const course = createCourse(strapi, kinds, target, signers, announce);
  const acceptance = createAcceptance(strapi, announce, course.workflowOf);
  kinds.set(acceptance.kind, acceptance);
  const required: RequiredSignature[] = [];
  const enact = createEnact(strapi, kinds, required);

  let letterhead = (): Promise<Letterhead> =>
    Promise.resolve({ unit: null, phone: null, address: null });

  const mayRead = createScope(strapi);

  const view = (caseId: string): Promise<CaseView> => readView(strapi, caseId);

  return {
    useTarget: (one) => {
      used = one;
    },
    registerStageKind: (kind) => {
      kinds.set(kind.kind, kind);
    },
    registerLetterhead: (load) => {
      letterhead = load;
    },
    onNews: (listener) => {
      listeners.push(listener);
    },
    requireSignature: (one) => {
      required.push(one);
    },
    enact,
    checkWorkflow: createCheck(strapi, kinds, required),
    workflowParts: () => partsOf(strapi, kinds),
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
    ...createDecide(strapi, course, target),
    refuseClerk: (tx, one, person) => refuseClerk(tx, target(), one, person),
    refuseConcerned: (tx, one, person) => refuseConcerned(tx, target(), one, person),
    votes: createVotes(strapi, course, target),
    beforeCommittee: (seat) => reading(strapi, (knex) => beforeCommittee(knex, seat)),
    ...createByKind(strapi, course, target),
    moveDue,
    publicFacts: (tx, one) => target().publicFacts(tx, one),
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
    ...createRecuse(strapi, target),
    reopenByOffice: createReopen(strapi, course, target),
    expireDue: createExpiry(strapi, course),
    escalateDue: createEscalation(strapi, course),
    workingDaysLate: (dueOn) => workingDaysLate(strapi, dueOn),
    reopen: createReopenByObjection(strapi, course),
    refuseParticipant: async (tx, caseId, person) => {
      const one = await caseByPublicId(tx, caseId);
      await refuseParty(tx, target(), one, person);
      const signed = await decisionsOf(tx, one.id);
      if (signed.some(({ keys }) => samePerson(keys, person.keys))) throw refuseExcluded('signer');
    },
    latestOf: (one) => reading(strapi, (knex) => latestCase(knex, one)),
    latestOfEach: (type, documentIds) =>
      reading(strapi, (knex) => latestCaseOfEach(knex, type, documentIds)),
    targetsOf: (ids) => targetsOf(strapi, ids),
    entriesAbout: (type, { keys }) => reading(strapi, (knex) => entriesAbout(knex, type, keys)),
    returnable: ({ one, workflow }) => {
      const stage = workflow.stages[one.stage];
      return stage && one.state === 'open' ? returnableAt(target(), one, stage) : [];
    },
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
    partiesOf: (entry) => reading(strapi, (knex) => partiesKept(knex, entry)),
    ...createUnitOpinions(strapi, target),
    subjectName: (one) => target().subjectName(one.target),
    changedSincePrinted,
    letterhead: () => letterhead(),
    blockedSteps: createBlockedSteps(strapi, signers),
    signersOf: (one, seats) => reading(strapi, (knex) => signers(knex as Tx, one, seats)),
    stepsDueBefore: (day) => reading(strapi, (knex) => stepsDueBefore(knex, day)),
    waitingFor: (from, to) => waitingFor(strapi, from, to),
    handlingOf: (one) => handlingOf(strapi, one),
    receipt: createReceipt(strapi, target, () => letterhead()),
    view,
    viewFor: async (reader, caseId) => {
      const found = await view(caseId);
      if (!(await mayRead(reader, { caseId: found.one.id }))) throw refuse('NOT_FOUND');
      return found;
    },
    isReader: (reader, one) => mayRead(reader, { target: one }),
    refuseStranger: async (reader, one) => {
      if (await mayRead(reader, { target: one })) return;
      if (!(await target().concerns(reader, one))) throw refuse('NOT_FOUND');
    },
  };
};
