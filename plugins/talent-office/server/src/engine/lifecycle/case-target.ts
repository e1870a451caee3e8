import type { Core } from '@strapi/strapi';

import {
  digest,
  findEntries,
  getService,
  lockEntry,
  own,
  refuse,
  writeEntry,
  type Actor,
  type Tx,
} from '../../platform';
import type { CaseTarget, DecidedCase, Exclusion } from '../approval';
import { basisAttributes } from '../declaration';

import type { createAct } from './act';
import { moneyOf } from './amount';
import { stateOf } from './case-state';
import { digestsOf } from './digests';
import { createEvaluation } from './evaluation';
import { refuseWrongValues } from './given-values';
import type { BringHoldings } from './holdings';
import { createJudgeAgain } from './judge-again';
import { refuseLate, type LateWrites } from './late-writes';
import { partiesTo } from './parties';
import { publicFacts } from './public-facts';
import { valueAtPath } from './references';
import type { Who } from './who';

/** What approval needs of entries, over declarations. */
export const createCaseTarget = (
  strapi: Core.Strapi,
  parts: {
    engine: ReturnType<typeof createAct>;
    who: Who;
    bring: BringHoldings;
    lateWrites: LateWrites;
  },
): CaseTarget => {
  const judgeAgain = createJudgeAgain(strapi);
  const evaluation = createEvaluation(strapi);

  /** The phases of limits in the state that an approval leads to. */
  const phasesAfter = async (tx: Tx, one: DecidedCase): Promise<Record<string, string>> => {
    const { type, documentId } = one.target;
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const from = stateOf(declaration, await lockEntry(tx, strapi, type, documentId));
    const to = own(own(declaration.states, from), one.action)?.to ?? from;
    return Object.fromEntries(
      Object.entries(declaration.limits ?? {}).flatMap(([name, { at }]) =>
        at[to] === undefined ? [] : [[name, at[to]]],
      ),
    );
  };

  const holdsAnything = async (tx: Tx, { type, documentId }: DecidedCase['target']) => {
    const limits = Object.keys(getService(strapi, 'declarations').of(type)?.limits ?? {});
    for (const limit of limits) {
      const held = await getService(strapi, 'ledger').held(tx, { type, documentId, limit });
      if (held.length > 0) return true;
    }
    return false;
  };

  return {
    look: (tx, { type, documentId }, attributes) =>
      parts.engine.look(tx, type, documentId, attributes),
    lateWrites: async (one) => {
      const { type, documentId } = one.target;
      const [entry] = await findEntries(strapi, type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      return parts.lateWrites(type, entry, one);
    },
    refuseOtherBasis: async (tx, one) => {
      const { type, documentId } = one.target;
      const entry = await lockEntry(tx, strapi, type, documentId);
      const basis = basisAttributes(getService(strapi, 'declarations').of(type) ?? {});
      const late = await parts.lateWrites(type, entry, one);
      refuseLate(late.filter((name) => basis.includes(name)));
    },
    evaluateAgain: async (tx, one) => {
      await parts.engine.putStateBack(tx, one);
      return evaluation.again(tx, one);
    },
    exclusions: async (tx, { type, documentId }) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      const organisation = getService(strapi, 'organisation');
      const authors: Exclusion[] = [];
      for (const key of await parts.who.doersOf(tx, type, entry, 'author')) {
        const [kind, id] = key.split(':');
        const account: Actor | null =
          kind === 'admin' || kind === 'user' ? { kind, id: Number(id) } : null;
        const keys = account ? (await organisation.personOf(account)).keys : [key];
        authors.push({ why: 'author', keys });
      }
      return [...(await partiesTo(strapi, type, entry)), ...authors];
    },
    returnable: ({ type }, frozen) => {
      const declarations = getService(strapi, 'declarations');
      const fixed = new Set([
        ...declarations.engineWritten(type),
        ...basisAttributes(declarations.of(type) ?? {}),
      ]);
      return Object.keys(frozen).filter((name) => !fixed.has(name));
    },
    unitAt: async (tx, { type, documentId }, path) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      const unit = (await valueAtPath(strapi, type, entry.id, path)) as { code?: string } | null;
      if (!unit?.code) throw refuse('REFERENCE_MISSING', { path });
      return unit.code;
    },
    publicFacts: async (tx, { type, documentId }) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      return publicFacts(strapi, type, entry.id);
    },
    digestsOf: (type, values) => digestsOf(strapi, type, values, Object.keys(values)),
    set: async (tx, one, values) => {
      const { type, documentId } = one.target;
      await refuseWrongValues(strapi, type, values, 'values');
      const worked = (await getService(strapi, 'rules').recorded(one.id))?.values ?? {};
      const entry = await lockEntry(tx, strapi, type, documentId);
      const held = await holdsAnything(tx, one.target);
      for (const [name, value] of Object.entries(values)) {
        const computed = own(worked, name)?.value;
        if (typeof computed !== 'number') continue;
        // Others were judged by what is held: from then on it only goes down.
        const most = held ? Math.min(computed, Number(entry[name])) : computed;
        if (Number(value) > most) {
          throw refuse('VALUE_TOO_HIGH', { attribute: name, most }, `values.${name}`);
        }
      }
      await writeEntry(tx, strapi, type, entry.id, values);
      return moneyOf(strapi, type, await lockEntry(tx, strapi, type, documentId));
    },
    hold: async (tx, one, phases, cause) => {
      const { type, documentId } = one.target;
      // What it holds follows from its state: never from one that was written past the gate.
      await parts.engine.putStateBack(tx, one);
      await judgeAgain(tx, one, phases);
      const entry = await lockEntry(tx, strapi, type, documentId);
      const state = stateOf(getService(strapi, 'declarations').of(type) ?? {}, entry);
      await parts.bring(
        tx,
        { type, entry, before: state, state, caseOpen: true, phases },
        {
          operation: `${cause.operation}/${type}/${documentId}/${digest(phases).slice(0, 12)}`,
          reason: `case ${one.publicId}: ${JSON.stringify(phases)}`,
          reference: one.publicId,
          actor: cause.actor,
        },
      );
    },
    conclude: async (tx, one, how, cause) => {
      // A workflow without a reserving stage reserves here.
      if (how === 'approved') await judgeAgain(tx, one, await phasesAfter(tx, one));
      await parts.engine.conclude(tx, one, how, cause);
    },
  };
};
