import type { Core } from '@strapi/strapi';

import { getService, reading, refuse, type Actor, type Tx } from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import {
  askAgain,
  insertRecusal,
  isEnded,
  lockCase,
  standingRecusals,
  stepsOf,
  type CaseRecord,
  type CaseTarget,
  type RecusalRecord,
} from '../case';
import { isSeatOf, keptOutOf, officerFor, type ExclusionReason, type Officer } from '../people';

interface Declared {
  /** Public id of the case. */
  readonly caseId: string;
  readonly reason: string;
  readonly actor: Actor;
  readonly requestId: string | null;
}

/** The office, for a colleague: the documentId of his staff entry. */
type RecuseOtherInput = Declared & { readonly staff: string };
/** The office takes back one that stands. */
type LiftInput = Declared & { readonly recusal: string };

/**
 * Recusal (回避): a signer keeps out of a case by his own word, or the office has a colleague keep out.
 * Nobody takes his own word back; the office does, by a reason.
 */
export const createRecuse = (strapi: Core.Strapi, target: () => CaseTarget) => {
  const organisation = () => getService(strapi, 'organisation');

  const running = async (tx: Tx, caseId: string): Promise<CaseRecord> => {
    const one = await lockCase(tx, caseId);
    if (isEnded(one.state)) throw refuse('CASE_NOT_OPEN', { state: one.state });
    return one;
  };

  const record = (tx: Tx, one: CaseRecord, officer: Officer, how: string, more: RecordMore) =>
    getService(strapi, 'audit').record(tx, {
      actor: more.input.actor,
      ...officer,
      action: `case.${how}`,
      target: one.target,
      reason: more.input.reason,
      details: { case: one.publicId, recusal: more.recusal, who: more.who },
      requestId: more.input.requestId,
    });

  const declare = async (
    tx: Tx,
    one: CaseRecord,
    { officer, who, input }: { officer: Officer; who: Person; input: Declared },
  ): Promise<CaseRecord> => {
    const standing = await standingRecusals(tx, [one.id]);
    if (standing.some(({ keys }) => samePerson(keys, who.keys))) throw refuse('RECUSED_ALREADY');
    const recusal = await insertRecusal(tx, {
      caseId: one.id,
      who,
      declaredBy: officer.person.id,
      reason: input.reason,
      lifts: null,
      at: getService(strapi, 'clock').now(),
    });
    // Perhaps too few are left to sign: the office's inbox looks.
    await askAgain(tx, one.id);
    await record(tx, one, officer, 'recuse', { input, recusal, who: who.id });
    return one;
  };

  return {
    /** A signer keeps out by his own word. @throws Refusal CASE_NOT_OPEN, NOT_YOUR_STEP, RECUSED_ALREADY */
    recuse: async (tx: Tx, input: Declared): Promise<CaseRecord> => {
      const one = await running(tx, input.caseId);
      const person = await organisation().personOf(input.actor);
      const held = await organisation().seatsOf(person);
      const isAsked = (await stepsOf(tx, one.id)).some(
        ({ role, unit }) => role !== null && held.some((seat) => isSeatOf(seat, { role, unit })),
      );
      if (!isAsked) throw refuse('NOT_YOUR_STEP');
      return declare(tx, one, { officer: { person, actingFor: null }, who: person, input });
    },
    /**
     * The office has a colleague keep out.
     * @throws Refusal CASE_NOT_OPEN, NOT_BY_YOU, SIGNER_EXCLUDED, RECUSED_ALREADY, NOT_FOUND
     */
    recuseOther: async (tx: Tx, input: RecuseOtherInput): Promise<CaseRecord> => {
      const one = await running(tx, input.caseId);
      const action = { one, actor: input.actor, action: 'recuse' };
      const officer = await officerFor(strapi, tx, target(), action);
      const who = await organisation().personBy(`staff:${input.staff}`);
      const isThere = await strapi.db
        .query('plugin::talent-office.staff')
        .count({ where: { documentId: input.staff } });
      if (isThere === 0) throw refuse('NOT_FOUND');
      return declare(tx, one, { officer, who, input });
    },
    /**
     * The office lets somebody back; nobody himself.
     * @throws Refusal CASE_NOT_OPEN, NOT_BY_YOU, SIGNER_EXCLUDED, NOT_FOUND
     */
    liftRecusal: async (tx: Tx, input: LiftInput): Promise<CaseRecord> => {
      const one = await running(tx, input.caseId);
      const action = { one, actor: input.actor, action: 'liftRecusal' };
      const officer = await officerFor(strapi, tx, target(), action);
      const standing = await standingRecusals(tx, [one.id]);
      const found = standing.find(({ publicId }) => publicId === input.recusal);
      if (!found) throw refuse('NOT_FOUND');
      const who = { id: found.person, keys: found.keys };
      await insertRecusal(tx, {
        caseId: one.id,
        who,
        declaredBy: officer.person.id,
        reason: input.reason,
        lifts: found.publicId,
        at: getService(strapi, 'clock').now(),
      });
      await record(tx, one, officer, 'liftRecusal', {
        input,
        recusal: found.publicId,
        who: who.id,
      });
      return one;
    },
    /** What stands of a case. */
    recusalsOf: ({ id }: CaseRecord): Promise<RecusalRecord[]> =>
      reading(strapi, (knex) => standingRecusals(knex, [id])),
    /** Somebody keeps out of cases that nobody named: whether their steps have signers is asked again. */
    askAgain: (): Promise<void> => reading(strapi, (knex) => askAgain(knex)),
    /** Why a person must keep out of a case as it stands; `null` where he need not. */
    keepOutOf: (one: CaseRecord, { keys }: Person): Promise<ExclusionReason | null> =>
      reading(strapi, async (knex) => {
        const keptOut = await keptOutOf(knex as Tx, target(), one);
        const [why = null] = keys.flatMap((key) => keptOut.get(key) ?? []);
        return why;
      }),
  };
};

export type Recusals = ReturnType<typeof createRecuse>;

interface RecordMore {
  readonly input: Declared;
  readonly recusal: string;
  /** Key of the person who keeps out. */
  readonly who: string;
}
