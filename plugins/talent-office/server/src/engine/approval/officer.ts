import type { Core } from '@strapi/strapi';

import { valueLabels } from '../../../../shared/labels';
import { getService, refuse, type Actor, type Tx } from '../../platform';
import type { Person } from '../organisation';

import type { CaseRecord } from './cases';
import { refuseParty } from './exclusion';
import type { CaseTarget } from './target';

/** Whose positions keep cases going: the talent office (人才办). */
export const officeRole = 'office';

/**
 * The colleague of the talent office who moves a case without deciding it.
 * @throws Refusal NOT_BY_YOU, SIGNER_EXCLUDED: nobody moves what is about him
 */
export const officerFor = async (
  strapi: Core.Strapi,
  tx: Tx,
  target: CaseTarget,
  { one, actor, action }: { one: CaseRecord; actor: Actor; action: string },
): Promise<Person> => {
  const organisation = getService(strapi, 'organisation');
  const person = await organisation.personOf(actor);
  if (!(await organisation.holds(person, { role: officeRole, unit: null }))) {
    throw refuse('NOT_BY_YOU', { action, by: valueLabels[officeRole] });
  }
  await refuseParty(tx, target, one, person);
  return person;
};
