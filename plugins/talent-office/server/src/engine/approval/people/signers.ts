import type { Core } from '@strapi/strapi';

import { getService, tables, versionById, type CalendarDate, type Tx } from '../../../platform';
import type { Holder, Person, Seat } from '../../organisation';

import { barsAt, committeeKind, decisionsOf, type CaseRecord, type CaseTarget } from '../case';
import { unmatched, type WorkflowBody } from '../workflow';
import type { ExclusionReason } from './exclusion';

/** Who may sign a seat, by keys of persons, and for whom. */
export interface SeatSigners {
  readonly able: readonly { readonly key: string; readonly actingFor: string | null }[];
  /** Who holds it and must keep out, by keys of persons. */
  readonly keptOut: readonly { readonly key: string; readonly why: ExclusionReason }[];
  /** How many signatures they can give: an absent colleague and all who act for him are one. */
  readonly signatures: number;
}

const stageKindOf = async (tx: Tx, one: CaseRecord): Promise<string> => {
  const { workflowVersionId: version } = one;
  const { body } = await versionById<WorkflowBody>(tx, tables.workflowVersions, version);
  return body.stages[one.stage]?.kind ?? '';
};

/** Keys of those who may not sign the stage at which a case now stands, whatever they hold, and why. */
export const keptOutOf = async (
  tx: Tx,
  target: CaseTarget,
  one: CaseRecord,
): Promise<ReadonlyMap<string, ExclusionReason>> => {
  const found = new Map<string, ExclusionReason>();
  const add = (why: ExclusionReason, keys: readonly string[]): void => {
    for (const key of keys) if (!found.has(key)) found.set(key, why);
  };
  if (one.subject !== null) add('subject', [one.subject]);
  for (const { why, keys } of [...one.parties, ...(await target.exclusions(tx, one.target))]) {
    add(why, keys);
  }
  add('recorder', one.openedBy);
  add('objection', one.barred);
  const at = { stage: one.stage, kind: await stageKindOf(tx, one) };
  const signed = (await decisionsOf(tx, one.id)).filter(
    (made) => barsAt(made, at) || (made.stage === one.stage && made.round === one.round),
  );
  for (const { keys } of signed) add('signer', keys);
  return found;
};

/**
 * Who may sign a seat in this case today, or could on any day since: not whoever is party to it, nor whoever signed another stage, or
 * another seat of this one, nor who acts for such a one. The signature itself is checked again when it is
 * given.
 */
export const createSigners = (strapi: Core.Strapi, target: () => CaseTarget) => {
  const personOf = (staff: string): Promise<Person> =>
    getService(strapi, 'organisation').personBy(`staff:${staff}`);

  /** Nobody sits in a committee for somebody else. */
  const holdersAt = async (
    kind: string,
    seat: Seat,
    since: CalendarDate | undefined,
  ): Promise<Holder[]> => {
    const holders = await getService(strapi, 'organisation').holdersOf(seat, since);
    return kind === committeeKind ? holders.filter(({ actingFor }) => actingFor === null) : holders;
  };

  const signersOf = async (
    holders: readonly Holder[],
    barred: ReadonlyMap<string, ExclusionReason>,
  ): Promise<SeatSigners> => {
    const able: { key: string; actingFor: string | null }[] = [];
    const keptOut = new Map<string, ExclusionReason>();
    const standIns = new Map<string, string[]>();
    for (const { staff, actingFor } of holders) {
      const person = await personOf(staff);
      const absentee = actingFor === null ? null : await personOf(actingFor);
      const isBarred = ({ keys }: Person): boolean => keys.some((each) => barred.has(each));
      const [why] = person.keys.flatMap((key) => barred.get(key) ?? []);
      if (why) keptOut.set(person.id, why);
      if (absentee !== null && !isBarred(absentee)) {
        const others = standIns.get(absentee.id) ?? [];
        standIns.set(absentee.id, isBarred(person) ? others : [...others, person.id]);
      }
      if (isBarred(person) || (absentee !== null && isBarred(absentee))) continue;
      able.push({ key: person.id, actingFor: absentee?.id ?? null });
    }
    // Who has a substitute is away: without a free one nobody is there to sign for him.
    const appointed = able.filter(({ actingFor }) => actingFor === null).map(({ key }) => key);
    const candidates = new Map(appointed.map((key) => [key, standIns.get(key) ?? [key]]));
    return {
      able,
      keptOut: [...keptOut].map(([key, why]) => ({ key, why })),
      signatures: candidates.size - unmatched(candidates).length,
    };
  };

  return async (
    tx: Tx,
    one: CaseRecord,
    seats: readonly Seat[],
    since?: CalendarDate,
  ): Promise<SeatSigners[]> => {
    const barred = await keptOutOf(tx, target(), one);
    const kind = await stageKindOf(tx, one);
    const found: SeatSigners[] = [];
    for (const seat of seats) {
      found.push(await signersOf(await holdersAt(kind, seat, since), barred));
    }
    return found;
  };
};

export type Signers = ReturnType<typeof createSigners>;
