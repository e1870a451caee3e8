import type { Core } from '@strapi/strapi';

import { getService, refuse } from '../../platform';
import type { Person } from '../organisation';

import type { NoticeRecord } from './records';

/** The position whose holders decide objections. */
const role = 'objection';

/**
 * Whoever decides an objection does it for the unit that the notice's workflow names, and that unit was
 * asked for no signature in the case. Where it was (its seat was read from the entry), any other unit that
 * was not decides in its place: nobody waits for ever.
 * @throws Refusal OBJECTION_UNIT, OBJECTION_UNIT_SIGNED
 */
export const refuseOtherUnits = async (
  strapi: Core.Strapi,
  { caseId, objectionUnit }: NoticeRecord,
  person: Person,
): Promise<void> => {
  const { steps } = await getService(strapi, 'approval').view(caseId);
  const signing = new Set(steps.map(({ unit }) => unit).filter((unit) => unit !== null));
  const named = objectionUnit !== null && !signing.has(objectionUnit) ? objectionUnit : null;
  const organisation = getService(strapi, 'organisation');
  const held = (await organisation.seatsOf(person)).filter((seat) => seat.role === role);
  const mayDecide = held.some(({ unit }) =>
    named === null ? unit === null || !signing.has(unit) : unit === named,
  );
  if (mayDecide) return;
  if (named === null) throw refuse('OBJECTION_UNIT_SIGNED');
  const names = await organisation.unitNames([named]);
  throw refuse('OBJECTION_UNIT', { unit: names.get(named) ?? named });
};
