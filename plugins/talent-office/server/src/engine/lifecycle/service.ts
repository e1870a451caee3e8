import type { OfferedActions } from '../../../../shared/contracts/cases';
import type { Permission } from '../../../../shared/permissions';
import {
  findEntries,
  getService,
  own,
  refuse,
  transaction,
  type Actor,
  type Entry,
  type JobRun,
  type ServiceFactory,
  type Tx,
} from '../../platform';
import type { CaseRecord } from '../approval';
import type { ActionDeclaration } from '../declaration';
import type { Person } from '../organisation';

import { createAct, type ActRequest, type ActResult, type Effect } from './act';
import { stateOf, stateWith } from './case-state';
import { createCaseTarget } from './case-target';
import { createDue, type Due } from './due';
import { createFrozen } from './frozen';
import { createGuarded, type Pointer } from './guarded';
import { createHoldings } from './holdings';
import { createLateWrites } from './late-writes';
import { recordCase } from './history';
import { createOpenCase } from './open-case';
import { partyNames } from './party-names';
import { createRectify, type Proposal, type Rectification, type RightValues } from './rectify';
import { createWho } from './who';

/** The one door: nothing else changes the state of an entry, what it holds or what it claims. */
export interface Lifecycle {
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
  /** What of an entry may be put right as it stands (更正); nothing before a good end. */
  rectifiable(type: string, entry: Entry): Promise<readonly string[]>;
  /**
   * What a second person is to confirm.
   * @throws Refusal RECTIFICATION_NOT_POSSIBLE, REFERENCE_MISSING, VALUE_NOT_ASKED, VALUE_INVALID
   */
  proposeRectification(type: string, entry: Entry, values: RightValues): Promise<Proposal>;
  /**
   * Puts a decided entry right, when a second person has confirmed it. Resolves to what the public now
   * reads of what was put right, by path. @throws Refusal CONTENT_CHANGED
   */
  rectifyWithin(tx: Tx, request: Rectification): Promise<Readonly<Record<string, unknown>>>;
  /** @throws Refusal SIGNER_EXCLUDED for whom the entry is about */
  refuseParty(type: string, entry: Entry, person: Person): Promise<void>;
  /** Tells approval who knows the entries. Called once, in `register()`. */
  serveCases(): void;
}

declare module '../../platform/services' {
  interface Services {
    lifecycle: Lifecycle;
  }
}

const any = async <T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<boolean> => {
  for (const one of all) if (await holds(one)) return true;
  return false;
};

export const createLifecycle: ServiceFactory<'lifecycle'> = ({ strapi }) => {
  const effects = new Map<string, Effect>();
  const required = new Map<string, Permission>();
  const guarded = createGuarded(strapi);
  const who = createWho(strapi, guarded.guarded);
  const bring = createHoldings(strapi);
  const openCase = createOpenCase(strapi, { bring, who, guarded: guarded.guarded });
  const frozen = createFrozen(strapi, guarded);
  const lateWrites = createLateWrites(strapi, frozen);
  const engine = createAct(strapi, { who, bring, openCase, lateWrites, effects });
  const target = createCaseTarget(strapi, { engine, who, bring, lateWrites });
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
    const state = stateWith(strapi, declaration, entry, one);
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
    if (!one || one.ended) throw refuse('NOT_FOUND');
    const organisation = getService(strapi, 'organisation');
    const person = await organisation.personOf(actor);
    const [entry] = await findEntries(strapi, type, { documentId });
    const isOwner =
      (one.subject !== null && person.keys.includes(one.subject)) ||
      (entry !== undefined && (await who.filerOf(type, entry, person)) === 'owner');
    // What the office began about somebody is the office's to withdraw, not his.
    const own = isOwner && entry !== undefined && isForOwner(entry, one);
    const entitled = own || person.keys.includes(one.openedBy);
    if (!entitled) {
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

  const { rectifiable, propose, rectify } = createRectify(strapi, lateWrites);

  return {
    rectifiable,
    proposeRectification: propose,
    rectifyWithin: rectify,
    refuseParty: who.refuseParty,
    actWithin: engine.act,
    frozen,
    guarded: guarded.guarded,
    pointingTo: guarded.pointingTo,
    actionsOf: async (type, documentId, reader) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      const declaration = getService(strapi, 'declarations').of(type);
      if (!entry || !declaration) throw refuse('NOT_FOUND');
      const state = stateOf(declaration, entry);
      const person = await getService(strapi, 'organisation').personOf(reader);
      const isMine = (action: ActionDeclaration) =>
        who.isEntitled({ type, entry, action, actor: reader, person });
      if (
        !(await getService(strapi, 'approval').isReader(reader, { type, documentId })) &&
        !(await any(Object.values(declaration.states ?? {}).flatMap(Object.values), isMine))
      ) {
        throw refuse('NOT_FOUND');
      }
      const actions: OfferedActions['actions'][number][] = [];
      for (const [name, action] of Object.entries(own(declaration.states, state) ?? {})) {
        if (action.by === 'system') continue;
        const mine = await isMine(action);
        const { sets = [], approval } = action;
        actions.push({ name, sets, approval: approval !== undefined, mine });
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
    requirePermission: (type, action, permission) => {
      required.set(`${type} ${action}`, permission);
    },
    permissionFor: (type, action) => required.get(`${type} ${action}`),
    serveCases: () => getService(strapi, 'approval').useTarget(target),
  };
};
