import type { WorkflowCheckBody, WorkflowPartsBody } from '../../../../shared/contracts/workflows';
import type { HandlingBody } from '../../../../shared/contracts/cases';
import type { Language } from '../../../../shared/error-codes';
import type { Actor, CalendarDate, JobRun, Tx, Version, RowId } from '../../platform';
import type { Person, Seat } from '../organisation';
import type {
  CaseRecord,
  CaseTarget,
  Causation,
  Exclusion,
  Filer,
  PaperFiling,
  NewCase,
  Printed,
  Target,
} from './case';
import type {
  Announce,
  CommitteeVotes,
  DecisionInput,
  Expired,
  InHand,
  PaperInput,
  PartyWords,
  PauseInput,
  Recusals,
  ReopenInput,
  StageKind,
  StepsByKind,
  Turns,
} from './course';
import type { SeatSigners } from './people';
import type {
  CaseView,
  DueStep,
  WaitingCase,
  Letterhead,
  UnitOpinions,
  CaseTargetRow,
  WaitingStep,
} from './reading';
import type { Enacted, RequiredSignature, WorkflowBody } from './workflow';

/** Cases, steps and decisions. Everything that writes is part of its caller's transaction. */
export interface Approval extends Recusals, StepsByKind, PartyWords, UnitOpinions {
  /** In `register()`: the life cycle, which knows the entries. */
  useTarget(target: CaseTarget): void;
  /** In `register()`: another way to decide a stage. */
  registerStageKind(kind: StageKind): void;
  /** In `register()`: who tells applicants, within the transaction, what became of their cases. */
  onNews(listener: Announce): void;
  /** For a room above: who asked is told, within the transaction, what became of his case there. */
  readonly tell: Announce;
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
  /** For a room above that lets cases go on in an order: who waits for whom, in one act. */
  turns(): Turns;
  /** The open steps that ask this position to vote. */
  beforeCommittee(seat: Seat): Promise<WaitingCase[]>;
  /** Gives an open step another deadline: what it waits for began later. */
  moveDue(tx: Tx, stepId: RowId<'step'>, dueOn: CalendarDate): Promise<void>;
  /** What the type of an entry declares for everybody's eyes, as it stands. */
  publicFacts(tx: Tx, target: Target): Promise<Readonly<Record<string, unknown>>>;
  /**
   * What was mended is judged again; where it came on paper, who saw the form signs nothing of the case.
   * @throws Refusal CASE_CANNOT, NOT_ELIGIBLE, FACTS_MISSING
   */
  resubmit(
    tx: Tx,
    one: CaseRecord,
    filed: { readonly filer: Filer; readonly paper: PaperFiling | null },
    cause: Causation,
  ): Promise<CaseRecord>;
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
  /** In `register()`: a room above keeps what came on paper and waits for its second person. */
  registerInHand(source: InHand): void;
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
   * Steps that were put in doubt and have signers enough are in doubt no more: until then each opening of
   * the office's inbox asks who can sign them.
   * @returns how many
   */
  clearDoubts(run: Pick<JobRun, 'proceed'>): Promise<number>;
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
  /** Was he party to any case at all when it was opened, or does he keep out of one? */
  isKnownParty(person: Person): Promise<boolean>;
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
  /** The workflows of some cases, by their public ids, as they were when each was opened. */
  workflowsOf(caseIds: readonly string[]): Promise<ReadonlyMap<string, WorkflowBody>>;
  /** The same for one reader. @throws Refusal NOT_FOUND: what he may not read is not there */
  viewFor(reader: Actor, caseId: string): Promise<CaseView>;
  /** Does he read the cases of this entry: all cases, or one of which a seat of his was asked? */
  isReader(reader: Actor, target: Target): Promise<boolean>;
  /**
   * Who reads no case of an entry, and for whom none of its actions is, learns nothing of it.
   * @throws Refusal NOT_FOUND
   */
  refuseStranger(reader: Actor, target: Target): Promise<void>;
  /** Who is party to a case, as it was opened and as things stand. */
  partiesNow(one: CaseRecord): Promise<Exclusion[]>;
  /** Those of these entries, by documentId, of which one of these people has perhaps written something. */
  perhapsWritten(documentIds: readonly string[], people: readonly Person[]): Promise<string[]>;
  /** Ids of the open steps that nobody can sign: a position is vacant, or its holders must keep out. */
  blockedSteps(): Promise<number[]>;
  /** Who may sign each of these seats, today or on any day since, at the stage where the case stands. */
  signersOf(one: CaseRecord, seats: readonly Seat[], since?: CalendarDate): Promise<SeatSigners[]>;
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
