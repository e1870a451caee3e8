import type { Core } from '@strapi/strapi';

import { getService, refuse, Refusal } from '../../../platform';
import type { Person } from '../../organisation';

/** What keeps somebody out, as a word of the labels. */
export const reasonOf = ({ code, facts }: Refusal): string => {
  const { why } = facts as { why?: { code?: string } };
  if (code === 'SIGNER_EXCLUDED' && why?.code) return why.code;
  return code === 'NOT_BY_SAME_PERSON' ? 'doer' : 'signer';
};

/** For whom somebody does what a seat is asked for, or what speaks against him or the absent colleague. */
type Capacity =
  | { readonly absentee: Person | null }
  | { readonly refused: Refusal; readonly because: Person | null };

const refusalFrom = async (
  person: Person,
  judge: (person: Person) => Promise<void> | void,
): Promise<Refusal | null> => {
  try {
    await judge(person);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

/** As `capacityOf`, for who only looks: tells a refusal instead of throwing it. */
export const capacityAmong = async (
  person: Person,
  capacities: readonly (Person | null)[],
  judge: (person: Person) => Promise<void> | void,
): Promise<Capacity> => {
  const own = await refusalFrom(person, judge);
  if (own) return { refused: own, because: null };
  let first: Capacity | null = null;
  for (const absentee of capacities) {
    if (absentee === null) return { absentee };
    const refused = await refusalFrom(absentee, judge);
    if (!refused) return { absentee };
    first ??= { refused, because: absentee };
  }
  return first ?? { absentee: null };
};

/**
 * For whom somebody does what a seat is asked for: `null` for himself, else an absent colleague for whom
 * he acts (代理). Both must be free to do it: who must keep out does not send a substitute.
 * @param capacities what `capacitiesAt` gave; none is refused by who asks
 * @param judge throws a Refusal for a person who may not
 * @throws Refusal of `judge` for himself, ACTING_FOR_EXCLUDED for the absent colleague
 */
export const capacityOf = async (
  strapi: Core.Strapi,
  person: Person,
  capacities: readonly (Person | null)[],
  judge: (person: Person) => Promise<void> | void,
): Promise<Person | null> => {
  const found = await capacityAmong(person, capacities, judge);
  if ('absentee' in found) return found.absentee;
  const { refused, because } = found;
  if (because === null) throw refused;
  const names = await getService(strapi, 'organisation').namesOf(because.keys);
  const name = names.get(because.id) ?? because.id;
  throw refuse('ACTING_FOR_EXCLUDED', { name, why: reasonOf(refused) });
};

/** The staff entry that the audit trail names for whom somebody acted. */
export const actingForIn = (absentee: Person | null): string | null =>
  absentee === null ? null : absentee.id.replace(/^staff:/, '');
