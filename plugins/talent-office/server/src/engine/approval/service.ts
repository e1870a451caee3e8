import {
  getService,
  reading,
  refuse,
  tables,
  versionInForce,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import { samePerson } from '../organisation';
import {
  caseByPublicId,
  changeCase,
  changedSincePrinted,
  decisionsOf,
  insertCase,
  isKnownParty,
  entriesAbout,
  latestCase,
  latestCaseOfEach,
  lockCase,
  moveDue,
  partiesKept,
  type CaseTarget,
} from './case';
import {
  createAcceptance,
  createByKind,
  createClearDoubts,
  createCourse,
  createDecide,
  createEscalation,
  createExpiry,
  createPartyWord,
  createPause,
  createRecuse,
  createReopen,
  createReopenByObjection,
  createTurns,
  createVotes,
  check,
  isBlocked,
  returnableAt,
  review,
  stageToRepeat,
  takeMended,
  type Announce,
  type InHand,
  workingDaysLate,
  type StageKind,
} from './course';
import {
  createScope,
  createSigners,
  refuseClerk,
  partiesOf,
  refuseConcerned,
  refuseExcluded,
  refuseParty,
} from './people';
import {
  beforeCommittee,
  createBlockedSteps,
  createReceipt,
  createUnitOpinions,
  handlingOf,
  readView,
  readWorkflows,
  stepsDueBefore,
  type CaseView,
  type Letterhead,
  targetsOf,
  waitingFor,
} from './reading';
import {
  createCheck,
  createEnact,
  partsOf,
  type RequiredSignature,
  type WorkflowBody,
} from './workflow';

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
  const inHand: InHand[] = [];
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
    tell: announce,
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
    turns: createTurns(strapi, target),
    beforeCommittee: (seat) => reading(strapi, (knex) => beforeCommittee(knex, seat)),
    ...createByKind(strapi, course, target),
    ...createPartyWord(strapi, course, target),
    moveDue,
    publicFacts: (tx, one) => target().publicFacts(tx, one),
    resubmit: async (tx, found, { filer, paper }, cause) => {
      const one = await lockCase(tx, found.publicId);
      const state = course.go(one, 'resubmit', filer);
      const taken = await takeMended(tx, target(), one);
      const open = await changeCase(tx, taken, {
        ...{ state, returnedParts: [], correctBy: null, mendedOnPaper: paper },
      });
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
    registerInHand: (source) => {
      inHand.push(source);
    },
    expireDue: createExpiry(strapi, course, inHand),
    escalateDue: createEscalation(strapi, course),
    clearDoubts: createClearDoubts(strapi, signers),
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
    isKnownParty: ({ keys }) => reading(strapi, (knex) => isKnownParty(knex, keys)),
    ...createUnitOpinions(strapi, target),
    subjectName: (one) => target().subjectName(one.target),
    changedSincePrinted,
    letterhead: () => letterhead(),
    blockedSteps: createBlockedSteps(strapi, signers),
    signersOf: (one, seats, since) =>
      reading(strapi, (knex) => signers(knex as Tx, one, seats, since)),
    partiesNow: (one) => reading(strapi, (knex) => partiesOf(knex as Tx, target(), one)),
    perhapsWritten: (documentIds, people) =>
      reading(strapi, (knex) => target().perhapsWritten(knex as Tx, documentIds, people)),
    stepsDueBefore: (day) => reading(strapi, (knex) => stepsDueBefore(knex, day)),
    waitingFor: (from, to) => waitingFor(strapi, from, to),
    handlingOf: (one) => handlingOf(strapi, one),
    receipt: createReceipt(strapi, target, () => letterhead()),
    view,
    workflowsOf: (caseIds) => readWorkflows(strapi, caseIds),
    viewFor: async (reader, caseId) => {
      const found = await view(caseId);
      if (!(await mayRead(reader, { caseId: found.one.id }))) throw refuse('NOT_FOUND');
      return found;
    },
    isReader: (reader, one) => mayRead(reader, { target: one }),
    refuseStranger: async (reader, one) => {
      if (await mayRead(reader, { target: one })) return;
      // A name that somebody typed, or that of a type which the site no longer has.
      if (!getService(strapi, 'declarations').of(one.type)) throw refuse('NOT_FOUND');
      if (!(await target().concerns(reader, one))) throw refuse('NOT_FOUND');
    },
  };
};
