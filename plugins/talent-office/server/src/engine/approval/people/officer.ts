import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../../shared/labels';
import { getService, refuse, type Actor, type Tx } from '../../../platform';
import type { Person } from '../../organisation';

import type { CaseRecord, CaseTarget } from '../case';
import { actingForIn, capacityOf } from './capacity';
import { refuseParty } from './exclusion';

/** Whose positions keep cases going: the talent office (人才办). */
export const officeRole = 'office';

/** A colleague, and the staff entry of whom he acts for; `null` is nobody. */
export interface Officer {
  readonly person: Person;
  readonly actingFor: string | null;
}

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
