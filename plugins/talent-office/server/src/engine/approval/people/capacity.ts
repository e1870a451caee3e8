import type { Core } from '@strapi/strapi';

import { getService, refuse, Refusal } from '../../../platform';
import type { Person } from '../../organisation';

/** What keeps somebody out, as a word of the labels. */
export const reasonOf = ({ code, facts }: Refusal): string => {
  const { why } = facts as { why?: { code?: string } };
  if (code === 'SIGNER_EXCLUDED' && why?.code) return why.code;
  return code === 'NOT_BY_SAME_PERSON' ? 'doer' : 'signer';
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
  judge: (person: Person) => Promise<void>,
): Promise<Person | null> => {
  await judge(person);
  let refused: Refusal | null = null;
  for (const absentee of capacities) {
    if (absentee === null) return null;
    try {
      await judge(absentee);
      return absentee;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const names = await getService(strapi, 'organisation').namesOf(absentee.keys);
      const name = names.get(absentee.id) ?? absentee.id;
      refused ??= refuse('ACTING_FOR_EXCLUDED', { name, why: reasonOf(error) });
    }
  }
  if (refused) throw refused;
  return null;
};

/** The staff entry that the audit trail names for whom somebody acted. */
export const actingForIn = (absentee: Person | null): string | null =>
  absentee === null ? null : absentee.id.replace(/^staff:/, '');
