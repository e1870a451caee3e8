import type { Core } from '@strapi/strapi';

import {
  actorKey,
  because,
  getService,
  lockEntry,
  own,
  refuse,
  writeEntry,
  type Actor,
  type Entry,
  type Tx,
} from '../../../platform';
import {
  digestKept,
  type Causation,
  type Conclusion,
  type DecidedCase,
  type Digests,
} from '../../approval';
import { whenOf, type Consequence, type Declaration } from '../../declaration';
import type { Person } from '../../organisation';

import { recordCase, type ActRequest, type ActResult, type Effect, type OpenCase } from '../cases';
import type { BringHoldings } from '../holdings';
import type { OnPaper, Who } from '../people';
import {
  digestsOf,
  openedIn,
  stateOf,
  stateWith,
  type Seals,
  type TamperedEntries,
} from '../seals';
import { createDerive, refuseUnmet, writeGiven } from '../values';
import { targetOf } from './consequences';

interface Transition {
  readonly type: string;
  readonly entry: Entry;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly actor: Actor;
  readonly person: Person | null;
  /** The staff entry of whom that person acts for. */
  readonly actingFor: string | null;
  /** What was given with the action, written already. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly operation: string;
  readonly then: Consequence | undefined;
  /** What came past the gate while its case was open: nothing is brought about by it. */
  readonly distrusted?: Digests;
}

/** The engine of the one door. */
export const createAct = (
  strapi: Core.Strapi,
  parts: {
    who: Who;
    onPaper: OnPaper;
    bring: BringHoldings;
    openCase: OpenCase;
    tampered: Pick<TamperedEntries, 'refuse'>;
    seals: Seals;
    effects: ReadonlyMap<string, Effect>;
  },
) => {
  const derive = createDerive(strapi);

  const declarationOf = (type: string): Declaration => {
    const declaration = getService(strapi, 'declarations').of(type);
    if (!declaration?.states) throw refuse('NOT_FOUND');
    return declaration;
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
        actor: because(type, entry.documentId),
        requestId,
        operation,
      });
    }
  };

  /** Writes the new state and everything that is a function of it. */
  const transit = async (tx: Tx, one: Transition): Promise<ActResult> => {
    const { type, entry, name, from, to, actor, operation } = one;
    await writeEntry(tx, strapi, type, entry.id, { state: to });
    const { distrusted = {} } = one;
    const isTrusted = Object.keys(distrusted).length === 0;
    if (isTrusted) await derive(tx, type, entry, { state: to, from });
    const standing = await lockEntry(tx, strapi, type, entry.documentId);
    await parts.bring(
      tx,
      { type, entry: standing, before: from, state: to, caseOpen: false, phases: {}, isTrusted },
      {
        operation: `${operation}/${type}/${entry.documentId}/${name}`,
        reason: `${name}: ${from} → ${to}`,
        reference: `${type}:${entry.documentId}`,
        actor: actorKey(actor),
      },
    );
    await getService(strapi, 'audit').record(tx, {
      actor,
      person: one.person,
      actingFor: one.actingFor,
      action: `entry.${name}`,
      target: { type, documentId: entry.documentId },
      reason: one.reason,
      before: { state: from },
      after: { state: to, ...one.input },
      details: { from, to },
      requestId: one.requestId,
    });
    await parts.seals.seal(tx, type, standing, distrusted);
    await follow(tx, { ...one, entry: standing });
    return { state: to, caseId: null };
  };

  const act = async (tx: Tx, request: ActRequest): Promise<ActResult> => {
    const { type, documentId, action: name, actor, input = {} } = request;
    const declaration = declarationOf(type);
    const entry = await lockEntry(tx, strapi, type, documentId);
    const approval = getService(strapi, 'approval');
    const latest = await approval.latestOf({ type, documentId });
    const sealed = await parts.seals.of({ type, documentId });
    if (!latest || latest.ended) await parts.tampered.refuse(type, [entry]);
    const from = stateWith(strapi, declaration, entry, { type, latest, sealed });
    const offered = own(declaration.states, from) ?? {};
    const action = own(offered, name);
    if (!action) {
      const possible = Object.keys(offered).join(', ');
      throw refuse('ACTION_NOT_POSSIBLE', { state: from, action: name, possible });
    }
    const doer = await parts.who.refuseOthers(tx, { type, entry, name }, action, actor);
    const { person } = doer;
    const filed = { type, entry, name, action, actor, person };
    await parts.onPaper.refuseUnseen(tx, filed, request.paper);
    if (latest && !latest.ended) {
      // The same action again, after the case was returned: the owner has mended it.
      if (latest.state !== 'returned' || latest.action !== name) throw refuse('CASE_IS_OPEN');
      const { operation, requestId = null } = request;
      const cause = { operation, actor: actorKey(actor), requestId };
      const filer = await parts.who.filerOf(type, entry, person);
      const paper = request.paper ? { ...request.paper, confirmedBy: person } : null;
      const again = await approval.resubmit(tx, latest, { filer, paper }, cause);
      await recordCase(strapi, tx, 'resubmit', { before: latest, after: again, ...doer, request });
      return { state: from, caseId: again.publicId };
    }
    const given = await writeGiven(tx, strapi, type, entry, { sets: action.sets, input });
    for (const when of whenOf(action)) {
      await refuseUnmet(strapi, type, given, when, request.paper?.handedInOn);
    }
    if (action.approval || action.rules) {
      const opened = await parts.openCase(tx, { request, entry: given, action, doer, from });
      if (opened) return { state: from, caseId: opened.publicId };
    }
    return transit(tx, {
      type,
      entry: given,
      name,
      from,
      to: action.to,
      actor,
      ...doer,
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

  /** Of what came past the gate while a case was open, what the case had instead. */
  const distrustedOf = (entry: Entry, one: DecidedCase): Digests => {
    const { target, guarded, returnedParts } = one;
    const names = Object.keys(guarded).filter((name) => !returnedParts.includes(name));
    const known = (name: string): string => digestKept(guarded[name] ?? '');
    const standing = Object.entries(digestsOf(strapi, target.type, entry, names));
    return Object.fromEntries(
      standing.flatMap(([name, found]) => (found === known(name) ? [] : [[name, known(name)]])),
    );
  };

  /**
   * What signers gave is of no effect where the case is not approved: the entry stands as it was handed in.
   * Resolves to what came past the gate meanwhile, for such an end comes whatever was written.
   */
  const takeBack = async (tx: Tx, one: DecidedCase): Promise<Digests> => {
    const { type, documentId } = one.target;
    const entry = await lockEntry(tx, strapi, type, documentId);
    const late = Object.entries(distrustedOf(entry, one));
    await writeEntry(tx, strapi, type, entry.id, one.replaced);
    return Object.fromEntries(late.filter(([name]) => !(name in one.replaced)));
  };

  /**
   * A case has ended: its action leads on, or otherwise. Every approval has found the entry unchanged
   * before; of any other end nothing follows.
   */
  const conclude = async (
    tx: Tx,
    one: DecidedCase,
    how: Conclusion,
    { operation, requestId = null }: Causation,
  ): Promise<void> => {
    const { type, documentId } = one.target;
    const from = await putStateBack(tx, one);
    const action = own(own(declarationOf(type).states, from), one.action);
    const to = how === 'approved' ? action?.to : action?.else;
    if (!action || to === undefined) throw new Error(`${type}: case without an action`);
    const distrusted = how === 'approved' ? {} : await takeBack(tx, one);
    await transit(tx, {
      distrusted,
      type,
      entry: await lockEntry(tx, strapi, type, documentId),
      name: one.action,
      from,
      to,
      actor: { kind: 'system', id: `case:${one.publicId}` },
      person: null,
      actingFor: null,
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
