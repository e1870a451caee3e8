import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import { getService, refuse, type Actor, type Tx } from '../../platform';
import { capacityOf, officeRole, type CaseRecord } from '../approval';
import type { Person } from '../organisation';

/**
 * The colleague of the office who closes a group or draws. He decides nothing by his own judgement, and may
 * have keyed cases in; but nobody has a hand in an order in which he, or his, stands, nor sends a substitute
 * for that.
 * @throws Refusal NOT_BY_YOU, SIGNER_EXCLUDED, ACTING_FOR_EXCLUDED
 */
export const keeperOf = async (
  strapi: Core.Strapi,
  tx: Tx,
  actor: Actor,
  action: string,
  cases: readonly CaseRecord[],
): Promise<Person> => {
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personOf(actor);
  const capacities = await organisation.capacitiesAt(person, { role: officeRole, unit: null });
  if (capacities.length === 0) {
    throw refuse('NOT_BY_YOU', { action, by: valueLabels[officeRole] });
  }
  await capacityOf(strapi, person, capacities, async (each) => {
    for (const one of cases) await getService(strapi, 'approval').refuseConcerned(tx, one, each);
  });
  return person;
};
