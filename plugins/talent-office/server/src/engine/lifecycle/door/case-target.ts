import type { Core } from '@strapi/strapi';

import {
  attributeKinds,
  canonicalValue,
  digest,
  findEntries,
  getService,
  lockEntry,
  own,
  refuse,
  titleOf,
  writeEntry,
  type Actor,
  type Entry,
  type Tx,
} from '../../../platform';
import type { CaseTarget, DecidedCase, Exclusion } from '../../approval';
import {
  basisAttributes,
  initialState,
  type ActionDeclaration,
  type Declaration,
} from '../../declaration';

import { createEvaluation, createJudgeAgain } from '../cases';
import { amountNow, moneyOf, type BringHoldings, type Demands } from '../holdings';
import { allParties, employerUnits, type Who } from '../people';
import { digestsOf, openedIn, refuseLate, stateOf, type LateWrites } from '../seals';
import { publicFacts, refuseWrongValues, typeAtPath, valueAtPath } from '../values';
import type { createAct } from './act';

/** Earlier actions whose doers sign nothing of the type's cases. */
const notSigning = ({ states = {} }: Declaration): ReadonlySet<string> =>
  new Set(
    Object.values(states)
      .flatMap(Object.values)
      .flatMap(({ notSignedBy = [] }: ActionDeclaration) => notSignedBy),
  );

/** What approval needs of entries, over declarations. */
export const createCaseTarget = (
  strapi: Core.Strapi,
  parts: {
    engine: ReturnType<typeof createAct>;
    who: Who;
    bring: BringHoldings;
    demands: Demands;
    lateWrites: LateWrites;
  },
): CaseTarget => {
  const judgeAgain = createJudgeAgain(strapi);
  const evaluation = createEvaluation(strapi);

  /**
   * The phases of limits in the state that an approval leads to; what passes on to other entries there
   * is committed by them.
   */
  const phasesAfter = async (tx: Tx, one: DecidedCase): Promise<Record<string, string>> => {
    const { type, documentId } = one.target;
    const declaration = getService(strapi, 'declarations').of(type) ?? {};
    const entry = await lockEntry(tx, strapi, type, documentId);
    const to = own(own(declaration.states, stateOf(declaration, entry)), one.action)?.to;
    const phases: Record<string, string> = {};
    for (const [name, { at, passedOn = [], amount }] of Object.entries(declaration.limits ?? {})) {
      const phase = to && (at[to] ?? (passedOn.includes(to) ? 'committed' : undefined));
      // What comes to nothing reserves nothing, first or later: a place of a quota where there is none.
      if (phase && (await amountNow(strapi, type, entry, amount)) > 0) phases[name] = phase;
    }
    return phases;
  };

  const holdsAnything = async (tx: Tx, { type, documentId }: DecidedCase['target']) => {
    const limits = Object.keys(getService(strapi, 'declarations').of(type)?.limits ?? {});
    for (const limit of limits) {
      const held = await getService(strapi, 'ledger').held(tx, { type, documentId, limit });
      if (held.length > 0) return true;
    }
    return false;
  };

  /** @throws Refusal VALUE_INVALID, NUMBER_FORM, NUMBER_RANGE, VALUE_TOO_HIGH */
  const judgeValues = async (
    tx: Tx,
    one: DecidedCase,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Entry> => {
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
    return entry;
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
      refuseLate(
        type,
        late.filter((name) => basis.includes(name)),
      );
    },
    evaluateAgain: async (tx, one) => {
      await parts.engine.putStateBack(tx, one);
      return evaluation.again(tx, one);
    },
    exclusions: async (tx, { type, documentId }) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      const organisation = getService(strapi, 'organisation');
      const doers = async (earlier: string, why: Exclusion['why']): Promise<Exclusion[]> => {
        const found: Exclusion[] = [];
        for (const key of await parts.who.doersOf(tx, type, entry, earlier)) {
          const [kind, id] = key.split(':');
          const account: Actor | null =
            kind === 'admin' || kind === 'user' ? { kind, id: Number(id) } : null;
          const keys = account ? (await organisation.personOf(account)).keys : [key];
          found.push({ why, keys });
        }
        return found;
      };
      const authors = await doers('author', 'author');
      for (const earlier of notSigning(getService(strapi, 'declarations').of(type) ?? {})) {
        authors.push(...(await doers(earlier, 'doer')));
      }
      return [...(await allParties(strapi, type, entry)), ...authors];
    },
    perhapsWritten: parts.who.perhapsWritten,
    concerns: async (reader, { type, documentId }) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      return entry !== undefined && parts.who.isConcerned(type, entry, reader);
    },
    returnable: (one) => {
      const { type } = one.target;
      const declarations = getService(strapi, 'declarations');
      const declaration = declarations.of(type) ?? {};
      const from = openedIn(strapi, declaration, one) ?? initialState(declaration);
      if (from !== initialState(declaration)) return [];
      const fixed = new Set([...declarations.engineWritten(type), ...basisAttributes(declaration)]);
      return Object.keys(one.guarded).filter((name) => !fixed.has(name));
    },
    unitAt: async (tx, { type, documentId }, path) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      const unit = (await valueAtPath(strapi, type, entry.id, path)) as { code?: string } | null;
      if (!unit?.code) throw refuse('REFERENCE_MISSING', { type, path });
      return unit.code;
    },
    employerUnits: async (tx, { type, documentId }) =>
      employerUnits(strapi, type, await lockEntry(tx, strapi, type, documentId)),
    subjectName: async ({ type, documentId }) => {
      const path = getService(strapi, 'declarations').of(type)?.people?.subject;
      const [entry] = path ? await findEntries(strapi, type, { documentId }) : [];
      if (!path || !entry) return null;
      const subject = (await valueAtPath(strapi, type, entry.id, path)) as Entry | null;
      return subject ? titleOf(strapi, typeAtPath(strapi, type, path), subject.documentId) : null;
    },
    subjectIdentity: async ({ type, documentId }) => {
      const path = getService(strapi, 'declarations').of(type)?.people?.subject;
      const [entry] = path ? await findEntries(strapi, type, { documentId }) : [];
      if (!path || !entry) return null;
      const of = typeAtPath(strapi, type, path);
      const sensitive = getService(strapi, 'declarations').of(of)?.sensitive ?? {};
      const [name] = Object.entries(sensitive).find(([, { mask }]) => mask === 'identity') ?? [];
      // Read through Strapi, which masks it.
      const subject = (await valueAtPath(strapi, type, entry.id, path)) as Entry | null;
      const shown = name === undefined ? null : subject?.[name];
      return typeof shown === 'string' && shown !== '' ? shown : null;
    },
    publicFacts: async (tx, { type, documentId }) => {
      const entry = await lockEntry(tx, strapi, type, documentId);
      return publicFacts(strapi, type, entry.id);
    },
    digestsOf: (type, values) => digestsOf(strapi, type, values, Object.keys(values)),
    demands: async ({ type, documentId }, values) => {
      const [entry] = await findEntries(strapi, type, { documentId });
      if (!entry) throw refuse('NOT_FOUND');
      return parts.demands(type, entry, values);
    },
    refuseValues: async (tx, one, values) => {
      await judgeValues(tx, one, values);
    },
    set: async (tx, one, values) => {
      const { type, documentId } = one.target;
      const entry = await judgeValues(tx, one, values);
      const kinds = attributeKinds(strapi, type);
      const replaced = Object.fromEntries(
        Object.keys(values).flatMap((name) => {
          const kind = own(kinds, name);
          return kind ? [[name, canonicalValue(kind, entry[name])]] : [];
        }),
      );
      await writeEntry(tx, strapi, type, entry.id, values);
      const amount = await moneyOf(strapi, type, await lockEntry(tx, strapi, type, documentId));
      return { amount, replaced };
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
        { type, entry, before: state, state, caseOpen: true, phases, isTrusted: true },
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
