import type { OfferedActions } from '../../../../shared/contracts/cases';
import type { Bilingual } from '../../../../shared/error-codes';
import type { Permission } from '../../../../shared/permissions';
import {
  findEntries,
  getService,
  insertEntry,
  own,
  refuse,
  transaction,
  type Actor,
  type CalendarDate,
  type Entry,
  type JobRun,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { CaseRecord, Target } from '../approval';
import { initialState } from '../declaration';
import { samePerson, type Person } from '../organisation';

import { createOpenCase, recordCase, type ActRequest, type ActResult, type Effect } from './cases';
import {
  createAct,
  createCaseTarget,
  createDue,
  createPaperBasis,
  type Due,
  type PaperBases,
} from './door';
import { createDemands, createHoldings } from './holdings';
import { createOnPaper, createWho, partyNames, partyTo } from './people';
import { createRectify, type Proposal, type Rectification, type RightValues } from './rectify';
import {
  createAccept,
  createFrozen,
  createGuarded,
  createLateWrites,
  createSeals,
  createTampered,
  stateWith,
  type Acceptance,
  type Pointer,
  type TamperedEntry,
} from './seals';
import { createObstacles } from './values';

/**
 * Finds what a derived relation of an entry points to, as it stands within the transaction; `null` for
 * nothing. Throws the refusal of whatever keeps the entry from being submitted.
 */
export type Finder = (tx: Tx, entry: Entry, day: CalendarDate) => Promise<Entry | null>;

/** The one door: nothing else changes the state of an entry, what it holds or what it claims. */
export interface Lifecycle extends PaperBases {
  /**
   * Does one action of one entry in a transaction of its own; the same operation key again gives the
   * same answer.
   * @throws Refusal ACTION_NOT_POSSIBLE, NOT_BY_YOU, NOT_BY_SAME_PERSON, CASE_IS_OPEN,
   *   CONDITION_NOT_MET, NOT_ELIGIBLE, FACTS_MISSING, WORKFLOW_NOT_IN_FORCE, RULES_NOT_IN_FORCE,
   *   and what the limits refuse
   */
  act(request: ActRequest): Promise<ActResult>;
  /**
   * What may be done with an entry in its present state, and what of it by this reader, who reads its
   * cases or is one of those whom an action of some state is for.
   * @throws Refusal NOT_FOUND
   */
  actionsOf(type: string, documentId: string, reader: Actor): Promise<OfferedActions>;
  /** Keeps an entry that was just made as it stands: what is written past the gate is found later. */
  keepNew(tx: Tx, type: string, entry: Entry): Promise<void>;
  /**
   * In `register()`: entries of this type are made by the software alone, as a consequence of something
   * else; whoever makes one by hand is refused (`MADE_BY_SOFTWARE`).
   */
  registerMade(type: string): void;
  isMade(type: string): boolean;
  /** In `register()`: entries that one of this type is made of; who is party to one is party to it. */
  registerParts(type: string, load: (entry: Entry) => Promise<readonly Entry[]>, of: string): void;
  partsOf(type: string, entry: Entry): Promise<{ readonly type: string; readonly entry: Entry }[]>;
  /** Makes one, in its first state. */
  makeWithin(
    tx: Tx,
    type: string,
    values: Readonly<Record<string, unknown>>,
    cause: Pick<ActRequest, 'actor' | 'requestId'>,
  ): Promise<Entry>;
  /** The same of one that goes: nothing is kept of it. */
  forget(tx: Tx, target: Target): Promise<void>;
  /** Has the engine ever moved it from its initial state, whatever now stands there? */
  hasStarted(type: string, entry: Entry): Promise<boolean>;
  /** @throws Refusal CONTENT_CHANGED naming the entry, and what of it came past the gate */
  refuseTampered(type: string, entry: Entry): Promise<void>;
  /**
   * The same of many entries of a type, as `findEntries` gives them, in as many statements as of one:
   * of whatever decides something besides the entry that is acted on.
   */
  refuseTamperedAmong(type: string, entries: readonly Entry[]): Promise<void>;
  /** Every entry that stands otherwise than the engine left it; for whoever keeps the server. */
  tampered(): Promise<TamperedEntry[]>;
  /**
   * Takes such an entry as it stands, in a transaction of its own; the books stay as they are.
   * @throws Refusal TYPE_UNKNOWN, NOT_FOUND, REFERENCE_MISSING, CASE_IS_OPEN, ENTRY_AS_LEFT,
   *   VALUE_INVALID
   */
  accept(request: Acceptance): Promise<Pick<TamperedEntry, 'attributes'>>;
  /**
   * Writes values of an entry that a room works out outside of an action.
   * @throws Refusal CONTENT_CHANGED: what stands would be kept as right
   */
  writeWithin(
    tx: Tx,
    type: string,
    entry: Entry,
    values: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  /** The attributes of an entry that may not change as it stands. */
  frozen(type: string, entry: Entry): Promise<string[]>;
  /** What the declaration of a type freezes, by name: what people sign. */
  guarded(type: string): string[];
  /** Guarded relations of other types that point to this one. */
  pointingTo(type: string): Pointer[];
  /** As part of the caller's transaction. */
  actWithin(tx: Tx, request: ActRequest): Promise<ActResult>;
  /** Ends the open case of an entry on its owner's wish. @throws Refusal CASE_CANNOT, NOT_FOUND */
  withdraw(request: Omit<ActRequest, 'action'>): Promise<ActResult>;
  /** As part of the caller's transaction. */
  withdrawWithin(tx: Tx, request: Omit<ActRequest, 'action'>): Promise<ActResult>;
  /** In `register()`: what `then: { effect: name }` does. */
  registerEffect(name: string, effect: Effect): void;
  /** In `register()`: what `derive: { …: { value: { find: name } } }` finds. */
  registerFinder(name: string, finder: Finder): void;
  /** What such a finder finds for an entry that is submitted, or handed in, on a day. */
  findNow(tx: Tx, name: string, entry: Entry, day: CalendarDate): Promise<Entry | null>;
  /**
   * In `register()`: an action that a colleague does only with a permission of its own, on whichever
   * route he asks for it.
   */
  requirePermission(type: string, action: string, permission: Permission): void;
  /** The permission that an action needs besides the general one; none for most. */
  permissionFor(type: string, action: string): Permission | undefined;
  /**
   * Does every action `by: system` whose `when` has come true, each in a transaction of its own;
   * called outside of any. A repeat on the same day does nothing twice.
   * @throws AggregateError of faults that are no refusals, after every entry was tried
   */
  actDue(run: Pick<JobRun, 'proceed'>): Promise<Due>;
  /**
   * What is known to keep each of some new entries of a type from an action, by what it will refer to
   * (attribute and primary key): the action's conditions that do not hold, as they would be told then.
   */
  obstacles(
    type: string,
    action: string,
    relations: readonly Readonly<Record<string, number>>[],
  ): Promise<Bilingual[][]>;
  /** What of an entry may be put right as it stands (更正); nothing before a good end. */
  rectifiable(type: string, entry: Entry): Promise<readonly string[]>;
  /**
   * What a second person is to confirm.
   * @throws Refusal RECTIFICATION_NOT_POSSIBLE, REFERENCE_MISSING, VALUE_NOT_ASKED, VALUE_INVALID
   */
  proposeRectification(type: string, entry: Entry, values: RightValues): Promise<Proposal>;
  /**
   * Puts a decided entry right, when a second person has confirmed it. Resolves to what the public now
   * reads of what was put right, by path. @throws Refusal CONTENT_CHANGED, RECTIFICATION_OUTDATED
   */
  rectifyWithin(tx: Tx, request: Rectification): Promise<Readonly<Record<string, unknown>>>;
  /** The same of an entry by its name. @throws Refusal NOT_FOUND, SIGNER_EXCLUDED */
  refusePartyTo(target: Target, person: Person): Promise<void>;
  /** @throws Refusal SIGNER_EXCLUDED for whom the entry is about */
  refuseParty(type: string, entry: Entry, person: Person): Promise<void>;
  /** Those of some entries that somebody is party to. */
  partyTo(person: Person, targets: readonly Target[]): Promise<Target[]>;
  /** Tells approval who knows the entries. Called once, in `register()`. */
  serveCases(): void;
}

declare module '../../platform/services' {
  interface Services {
    lifecycle: Lifecycle;
  }
}

export const createLifecycle: ServiceFactory<'lifecycle'> = ({ strapi }) => {
  const effects = new Map<string, Effect>();
  const finders = new Map<string, Finder>();
  const required = new Map<string, Permission>();
  const parts = new Map<
    string,
    { load: (entry: Entry) => Promise<readonly Entry[]>; of: string }
  >();
  const made = new Set<string>();
  const guarded = createGuarded(strapi);
  const who = createWho(strapi, guarded.guarded);
  const seals = createSeals(strapi, guarded.guarded);
  const tampered = createTampered(strapi, guarded, seals);
  const bring = createHoldings(strapi, tampered);
  const openCase = createOpenCase(strapi, { bring, who, guarded: guarded.guarded });
  const frozen = createFrozen(strapi, guarded, seals);
  const lateWrites = createLateWrites(strapi, frozen, seals);
  const onPaper = createOnPaper(who);
  const engine = createAct(strapi, { who, onPaper, bring, openCase, tampered, seals, effects });
  const demands = createDemands(strapi, tampered);
  const target = createCaseTarget(strapi, { engine, who, bring, demands, lateWrites });
  const inputOf = ({
    operation: _operation,
    requestId: _requestId,
    ...input
  }: object & {
    operation: string;
    requestId?: string | null;
  }) => input;

  const isForOwner = (entry: Entry, one: CaseRecord): boolean => {
    const declaration = getService(strapi, 'declarations').of(one.target.type) ?? {};
    const state = stateWith(strapi, declaration, entry, {
      type: one.target.type,
      latest: one,
      sealed: null,
    });
    const by = declaration.states?.[state]?.[one.action]?.by ?? [];
    return ['subject', 'owner'].some((party) => by.includes(party));
  };

  const withdrawWithin = async (
    tx: Tx,
    request: Omit<ActRequest, 'action'>,
  ): Promise<ActResult> => {
    const { type, documentId, actor, operation, requestId = null } = request;
    const approval = getService(strapi, 'approval');
    const one = await approval.latestOf({ type, documentId });
    const [entry] = await findEntries(strapi, type, { documentId });
    if (!entry || !one || one.ended) throw refuse('NOT_FOUND');
    const organisation = getService(strapi, 'organisation');
    const person = await organisation.personOf(actor);
    const isOwner =
      (one.subject !== null && person.keys.includes(one.subject)) ||
      (await who.filerOf(type, entry, person)) === 'owner';
    // What the office began about somebody is the office's to withdraw, not his.
    const own = isOwner && isForOwner(entry, one);
    const entitled = own || samePerson(one.openedBy, person.keys);
    if (!entitled) {
      if (!isOwner) await approval.refuseStranger(actor, { type, documentId });
      throw refuse('NOT_BY_YOU', {
        action: 'withdraw',
        by: partyNames(['subject', 'owner', 'recorder']),
      });
    }
    const ended = await approval.withdraw(tx, one, own ? 'owner' : 'recorder', {
      operation,
      actor: person.id,
      requestId,
    });
    await recordCase(strapi, tx, 'withdraw', { before: one, after: ended, person, request });
    return { state: ended.state, caseId: ended.publicId };
  };

  const act = (request: ActRequest): Promise<ActResult> =>
    transaction(strapi, { key: request.operation, input: inputOf(request) }, (tx) =>
      engine.act(tx, request),
    );

  const { rectifiable, propose, rectify } = createRectify(strapi, { lateWrites, seals });

  return {
    obstacles: createObstacles(strapi),
    rectifiable,
    proposeRectification: propose,
    rectifyWithin: rectify,
    refuseParty: who.refuseParty,
    partyTo: (person, targets) => partyTo(strapi, person, targets),
    refusePartyTo: async ({ type, documentId }, person) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      await who.refuseParty(type, entry, person);
    },
    actWithin: engine.act,
    frozen,
    ...createPaperBasis(strapi, { onPaper, seals }),
    keepNew: (tx, type, entry) => seals.sealNew(tx, type, entry),
    forget: (tx, entry) => seals.remove(tx, entry),
    registerMade: (type) => {
      made.add(type);
    },
    isMade: (type) => made.has(type),
    registerParts: (type, load, of) => {
      parts.set(type, { load, of });
    },
    partsOf: async (type, entry) => {
      const part = parts.get(type);
      if (!part) return [];
      return (await part.load(entry)).map((one) => ({ type: part.of, entry: one }));
    },
    makeWithin: async (tx, type, values, { actor, requestId = null }) => {
      if (!made.has(type)) throw new Error(`${type} is made by people`);
      const declaration = getService(strapi, 'declarations').of(type) ?? {};
      const state = initialState(declaration);
      const at = getService(strapi, 'clock').now();
      const entry = await insertEntry(tx, strapi, type, { ...values, state }, at);
      await seals.sealNew(tx, type, entry);
      await getService(strapi, 'audit').record(tx, {
        actor,
        action: 'entry.make',
        target: { type, documentId: entry.documentId },
        after: { state },
        requestId,
      });
      return entry;
    },
    hasStarted: async (type, entry) => {
      const declaration = getService(strapi, 'declarations').of(type) ?? {};
      const sealed = await seals.of({ type, documentId: entry.documentId });
      const state = stateWith(strapi, declaration, entry, { type, latest: null, sealed });
      return state !== initialState(declaration);
    },
    refuseTampered: (type, entry) => tampered.refuse(type, [entry]),
    refuseTamperedAmong: tampered.refuse,
    ...createAccept(strapi, seals, tampered),
    writeWithin: async (tx, type, entry, values) => {
      await tampered.refuse(type, [entry]);
      await seals.write(tx, type, entry, values);
    },
    guarded: guarded.guarded,
    pointingTo: guarded.pointingTo,
    actionsOf: async (type, documentId, reader) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      const declaration = getService(strapi, 'declarations').of(type);
      const withheld = await getService(strapi, 'privacy').withheldFrom(type, reader);
      if (!entry || !declaration || withheld.includes(documentId)) throw refuse('NOT_FOUND');
      const latest = await getService(strapi, 'approval').latestOf({ type, documentId });
      const sealed = await seals.of({ type, documentId });
      const state = stateWith(strapi, declaration, entry, { type, latest, sealed });
      const person = await getService(strapi, 'organisation').personOf(reader);
      await getService(strapi, 'approval').refuseStranger(reader, { type, documentId });
      const actions: OfferedActions['actions'][number][] = [];
      for (const [name, action] of Object.entries(own(declaration.states, state) ?? {})) {
        if (action.by === 'system') continue;
        const asked = { type, entry, action, actor: reader, person };
        const { may: onPaper, only } = await who.recording(asked);
        const mine = !only && (await who.isEntitled(asked));
        const { sets = [], approval } = action;
        actions.push({ name, sets, approval: approval !== undefined, mine, onPaper });
      }
      return { state, actions };
    },
    act,
    actDue: createDue(strapi, (due, today) =>
      act({
        ...due,
        actor: { kind: 'system', id: 'clock' },
        operation: `clock/${due.type}/${due.documentId}/${due.action}/${today}`,
      }),
    ),
    withdraw: (request) =>
      transaction(strapi, { key: request.operation, input: inputOf(request) }, (tx) =>
        withdrawWithin(tx, request),
      ),
    withdrawWithin,
    registerEffect: (name, effect) => {
      effects.set(name, effect);
    },
    registerFinder: (name, finder) => {
      finders.set(name, finder);
    },
    findNow: (tx, name, entry, day) => {
      const finder = finders.get(name);
      if (!finder) throw new Error(`no finder "${name}" is registered`);
      return finder(tx, entry, day);
    },
    requirePermission: (type, action, permission) => {
      required.set(`${type} ${action}`, permission);
    },
    permissionFor: (type, action) => required.get(`${type} ${action}`),
    serveCases: () => getService(strapi, 'approval').useTarget(target),
  };
};
