import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { getService, type RowId } from '../../../platform';
import { samePerson, type Person } from '../../organisation';

import {
  casesById,
  decisionsAmong,
  standingRecusals,
  type CaseRecord,
  type Exclusion,
} from '../case';
import type { Known } from '../people';

/** To whom a relationship of the staff counts. */
const principals: readonly Exclusion['why'][] = ['subject', 'owner', 'excluded'];

/** Who of these people is related to whom a case is about, by what was declared since it was opened, too. */
const relatedIn = (
  { parties }: CaseRecord,
  relations: ReadonlyMap<Person, readonly string[]>,
): Exclusion[] =>
  [...relations].flatMap(([{ keys }, related]) =>
    parties.some((each) => principals.includes(each.why) && samePerson(each.keys, related))
      ? [{ why: 'related' as const, keys }]
      : [],
  );

/**
 * What is known of many cases, as far as it is recorded, to judge which steps are whose: in the same few
 * statements however many there are, but for what one of these people wrote himself. An account that somebody linked to a party since then keeps him out,
 * too: that is found when he signs.
 * @param people who is judged
 */
export const knownOfMany = async (
  strapi: Core.Strapi,
  knex: Knex,
  caseIds: readonly RowId<'case'>[],
  people: readonly Person[],
): Promise<Map<RowId<'case'>, Known>> => {
  const cases = await casesById(knex, caseIds);
  const decisions = await decisionsAmong(knex, caseIds);
  const recusals = await standingRecusals(knex, caseIds);
  const relations = new Map<Person, string[]>();
  for (const person of people) {
    relations.set(person, await getService(strapi, 'organisation').partiesRelatedTo(person));
  }
  const approval = getService(strapi, 'approval');
  const written = await approval.perhapsWritten(
    [...cases.values()].map(({ target }) => target.documentId),
    people,
  );
  const found = new Map<RowId<'case'>, Known>();
  for (const [id, one] of cases) {
    const recused = recusals
      .filter(({ caseId }) => caseId === id)
      .map(({ keys }) => ({ why: 'recused' as const, keys }));
    found.set(id, {
      one,
      decisions: decisions.filter(({ caseId }) => caseId === id),
      parties: written.includes(one.target.documentId)
        ? await approval.partiesNow(one)
        : [...one.parties, ...recused, ...relatedIn(one, relations)],
    });
  }
  return found;
};
