import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../../shared/labels';
import { getService, refuse, type Actor, type Tx } from '../../../platform';
import type { HeldSeat, Person } from '../../organisation';

import type { CaseRecord, CaseTarget, Exclusion } from '../case';
import { actingForIn, capacityAmong, capacityOf } from './capacity';
import { exclusionAmong, refuseExcluded, refuseParty } from './exclusion';

/** Whose positions keep cases going: the talent office (人才办). */
export const officeRole = 'office';

/** A colleague, and the staff entry of whom he acts for; `null` is nobody. */
export interface Officer {
  readonly person: Person;
  readonly actingFor: string | null;
}

/** Would `officerFor` take him: is he of the office, or acts for one who is, and neither is party to it? */
export const isOfficerFor = async (
  reader: Person,
  held: readonly HeldSeat[],
  one: CaseRecord,
  parties: readonly Exclusion[],
): Promise<boolean> => {
  const seats = held.filter(({ role }) => role === officeRole);
  if (seats.length === 0) return false;
  const own = seats.some(({ actingFor }) => actingFor === null);
  const capacities = own ? [null] : seats.map(({ actingFor }) => actingFor);
  const found = await capacityAmong(reader, capacities, (each) => {
    const why = exclusionAmong(one, parties, each);
    if (why) throw refuseExcluded(why);
  });
  return 'absentee' in found;
};

/**
 * The colleague of the talent office who moves a case without deciding it.
 * @throws Refusal NOT_BY_YOU, SIGNER_EXCLUDED, ACTING_FOR_EXCLUDED: nobody moves what is about him
 */
export const officerFor = async (
  strapi: Core.Strapi,
  tx: Tx,
  target: CaseTarget,
  { one, actor, action }: { one: CaseRecord; actor: Actor; action: string },
): Promise<Officer> => {
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personOf(actor);
  const capacities = await organisation.capacitiesAt(person, { role: officeRole, unit: null });
  if (capacities.length === 0) {
    throw refuse('NOT_BY_YOU', { action, by: valueLabels[officeRole] });
  }
  const actingFor = await capacityOf(strapi, person, capacities, (each) =>
    refuseParty(tx, target, one, each),
  );
  return { person, actingFor: actingForIn(actingFor) };
};
