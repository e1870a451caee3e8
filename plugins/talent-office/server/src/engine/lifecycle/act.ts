import type { Core } from '@strapi/strapi';

import {
  actorKey,
  getService,
  lockEntry,
  own,
  refuse,
  writeEntry,
  type Actor,
  type Entry,
  type Tx,
} from '../../platform';
import type { Causation, Conclusion, DecidedCase } from '../approval';
import {
  celOf,
  whenOf,
  type ActionDeclaration,
  type Consequence,
  type Declaration,
} from '../declaration';
import type { Person } from '../organisation';

import { targetOf } from './consequences';
import { recordCase } from './history';
import { evaluateNow } from './facts';
import type { BringHoldings } from './holdings';
import { refuseLate, type LateWrites } from './late-writes';
import type { OpenCase } from './open-case';
import { openedIn, stateOf, stateWith } from './case-state';
import { createDerive } from './derive';
import { digestsOf } from './digests';
import { writeGiven } from './given-values';
import type { Who } from './who';

/** One action of one entry. */
export interface ActRequest {
  readonly type: string;
  readonly documentId: string;
  readonly action: string;
  readonly actor: Actor;
  /** Values of the attributes that the action declares in `sets`. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
  readonly requestId?: string | null;
  /** Key of the operation that this belongs to; unique for ever. */
  readonly operation: string;
}

export interface ActResult {
  readonly state: string;
  /** The case that was opened, when the action needs one. */
  readonly caseId: string | null;
}

/** What else happens, in the same transaction, when an action with `then: { effect }` is done. */
export type Effect = (tx: Tx, entry: Entry, cause: ActRequest) => Promise<void>;

interface Transition {
  readonly type: string;
  readonly entry: Entry;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly actor: Actor;
  readonly person: Person | null;
  /** What was given with the action, written already. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly operation: string;
  readonly then: Consequence | undefined;
}

/** The engine of the one door. */
export const createAct = (
  strapi: Core.Strapi,
  parts: {
    who: Who;
    bring: BringHoldings;
    openCase: OpenCase;
    lateWrites: LateWrites;
    effects: ReadonlyMap<string, Effect>;
  },
) => {
  const derive = createDerive(strapi);

  const declarationOf = (type: string): Declaration => {
    const declaration = getService(strapi, 'declarations').of(type);
    if (!declaration?.states) throw refuse('NOT_FOUND');
    return declaration;
  };

  const refuseCondition = async (
    type: string,
    entry: Entry,
    action: ActionDeclaration,
  ): Promise<void> => {
    for (const when of whenOf(action)) {
      const { value } = await evaluateNow(strapi, type, entry, celOf(when), 'bool');
      if (value === true) continue;
      throw refuse(
        'CONDITION_NOT_MET',
        typeof when === 'string'
          ? { zh: `条件不成立：${when}`, en: `not met: ${when}` }
          : { ...when },
      );
    }
  };

  const dependants = async (
    entry: Entry,
    then: Extract<Consequence, { on: unknown }>,
    type: string,
  ): Promise<{ type: string; documentId: string }[]> => {
    if (typeof then.on !== 'string') {
      const { type: target, via } = then.on;
      const rows = await strapi.db
        .query(target as never)
        .findMany({ where: { [via]: { id: entry.id } }, orderBy: { id: 'asc' } });
      return rows.map(({ documentId }: Entry) => ({ type: target, documentId }));
    }
    const related = entry[then.on] as Entry | null | undefined;
    const target = targetOf(strapi, type, then);
    return related && target ? [{ type: target, documentId: related.documentId }] : [];
  };

  const follow = async (tx: Tx, one: Transition): Promise<void> => {
    const { then, type, entry, name, operation, actor, requestId } = one;
    if (!then) return;
    const cause: ActRequest = {
      type,
      documentId: entry.documentId,
      action: name,
      actor,
      input: one.input,
      requestId,
      operation,
    };
    if ('effect' in then) {
      const effect = parts.effects.get(then.effect);
      if (!effect) throw new Error(`no room registered the effect "${then.effect}"`);
      await effect(tx, entry, cause);
      return;
    }
    for (const target of await dependants(entry, then, type)) {
      await act(tx, {
        ...target,
        action: then.act,
        actor: { kind: 'system', id: `${type}:${entry.documentId}` },
        requestId,
        operation,
      });
    }
  };

  /** Writes the new state and everything that is a function of it. */
  const transit = async (tx: Tx, one: Transition): Promise<ActResult> => {
    const { type, entry, name, from, to, actor, operation } = one;
    await writeEntry(tx, strapi, type, entry.id, { state: to });
    await derive(tx, type, entry, { state: to, from });
    const standing = await lockEntry(tx, strapi, type, entry.documentId);
    await parts.bring(
      tx,
      { type, entry: standing, before: from, state: to, caseOpen: false, phases: {} },
      {
        operation: `${operation}/${type}/${entry.documentId}/${name}`,
        reason: `${name}: ${from} → ${to}`,
        reference: `${type}:${entry.documentId}`,
        actor: actorKey(actor),
      },
    );
    await getService(strapi, 'audit').record(tx, {
      actor,
      person: one.person?.id ?? null,
      action: `entry.${name}`,
      target: { type, documentId: entry.documentId },
      reason: one.reason,
      before: { state: from },
      after: { state: to, ...one.input },
      details: { from, to },
      requestId: one.requestId,
    });
    await getService(strapi, 'approval').sealEntry(tx, { type, documentId: entry.documentId });
    await follow(tx, { ...one, entry: standing });
    return { state: to, caseId: null };
  };

  const act = async (tx: Tx, request: ActRequest): Promise<ActResult> => {
    const { type, documentId, action: name, actor, input = {} } = request;
    const declaration = declarationOf(type);
    const entry = await lockEntry(tx, strapi, type, documentId);
    const approval = getService(strapi, 'approval');
    const latest = await approval.latestOf({ type, documentId });
    const from = stateWith(strapi, declaration, entry, latest);
    const offered = own(declaration.states, from) ?? {};
    const action = own(offered, name);
    if (!action) {
      const possible = Object.keys(offered).join(', ');
      throw refuse('ACTION_NOT_POSSIBLE', { state: from, action: name, possible });
    }
    const person = await parts.who.refuseOthers(tx, { type, entry, name }, action, actor);
    if (latest && !latest.ended) {
      // The same action again, after the case was returned: the owner has mended it.
      if (latest.state !== 'returned' || latest.action !== name) throw refuse('CASE_IS_OPEN');
      const { operation, requestId = null } = request;
      const cause = { operation, actor: actorKey(actor), requestId };
      const filer = await parts.who.filerOf(type, entry, person);
      const again = await approval.resubmit(tx, latest, filer, cause);
      await recordCase(strapi, tx, 'resubmit', { before: latest, after: again, person, request });
      return { state: from, caseId: again.publicId };
    }
    if (latest) refuseLate(await parts.lateWrites(type, entry, latest));
    const given = await writeGiven(tx, strapi, type, entry, { sets: action.sets, input });
    await refuseCondition(type, given, action);
    if (action.approval || action.rules) {
      const opened = await parts.openCase(tx, { request, entry: given, action, person, from });
      if (opened) return { state: from, caseId: opened.publicId };
    }
    return transit(tx, {
      type,
      entry: given,
      name,
      from,
      to: action.to,
      actor,
      person,
      input,
      reason: request.reason ?? null,
      requestId: request.requestId ?? null,
      operation: request.operation,
      then: action.then,
    });
  };

  /** A state that was written past the gate while a case was open; resolves to what it was. */
  const putStateBack = async (tx: Tx, one: DecidedCase): Promise<string> => {
    const { type, documentId } = one.target;
    const declaration = declarationOf(type);
    const entry = await lockEntry(tx, strapi, type, documentId);
    const found = stateOf(declaration, entry);
    const from = openedIn(strapi, declaration, one) ?? found;
    if (from !== found) await writeEntry(tx, strapi, type, entry.id, { state: from });
    return from;
  };

  /** A case has ended: its action leads on, or otherwise. Every approval has found the entry unchanged before. */
  const conclude = async (
    tx: Tx,
    one: DecidedCase,
    how: Conclusion,
    { operation, requestId = null }: Causation,
  ): Promise<void> => {
    const { type, documentId } = one.target;
    const from = await putStateBack(tx, one);
    const entry = await lockEntry(tx, strapi, type, documentId);
    const action = own(own(declarationOf(type).states, from), one.action);
    const to = how === 'approved' ? action?.to : action?.else;
    if (!action || to === undefined) throw new Error(`${type}: case without an action`);
    await transit(tx, {
      type,
      entry,
      name: one.action,
      from,
      to,
      actor: { kind: 'system', id: `case:${one.publicId}` },
      person: null,
      input: {},
      reason: how,
      requestId,
      operation,
      then: how === 'approved' ? action.then : undefined,
    });
  };

  const look = async (tx: Tx, type: string, documentId: string, attributes: readonly string[]) => {
    const entry = await lockEntry(tx, strapi, type, documentId);
    return digestsOf(strapi, type, entry, attributes);
  };

  return { act, conclude, putStateBack, look };
};
