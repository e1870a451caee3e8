import type { Core } from '@strapi/strapi';

import { getService, refuse, shanghaiDate } from '../../platform';
import type { CaseView } from '../approval';
import type { HeldSeat, Person } from '../organisation';

import type { NoticeRecord } from './records';

/** The position whose holders decide objections. */
const role = 'objection';

/**
 * Codes of the units that have a part in a case: those that a seat asks by name, and of a seat that asks a
 * position wherever it is, the unit of whoever signed it, or of whom he signed for, as he stood on that day.
 */
const signingUnits = async (
  strapi: Core.Strapi,
  { steps, decisions }: CaseView,
): Promise<ReadonlySet<string>> => {
  const organisation = getService(strapi, 'organisation');
  const found = new Set(steps.flatMap(({ unit }) => unit ?? []));
  for (const { stepId, person, actingFor, madeAt, signedOn } of decisions) {
    const step = steps.find(({ id }) => id === stepId);
    if (!step || step.unit !== null) continue;
    const day = signedOn ?? shanghaiDate(new Date(madeAt));
    for (const key of actingFor === null ? [person] : [person, actingFor]) {
      const held = await organisation.seatsOf(await organisation.personBy(key), day);
      const signed = held.filter((seat) => seat.role === step.role);
      for (const { unit } of signed) if (unit !== null) found.add(unit);
    }
  }
  return found;
};

/**
 * Whoever decides an objection does it for the unit that the notice's workflow names, and neither that unit
 * nor another in which he holds a position had a part in the case. Where the named one had (a seat was read
 * from the entry, or asked no unit by name), any other unit that had none decides in its place: nobody waits
 * for ever.
 * @throws Refusal OBJECTION_UNIT, OBJECTION_UNIT_SIGNED
 */
export const refuseOtherUnits = async (
  strapi: Core.Strapi,
  { caseId, objectionUnit }: NoticeRecord,
  person: Person,
): Promise<void> => {
  const signing = await signingUnits(strapi, await getService(strapi, 'approval').view(caseId));
  const isOutside = (held: readonly HeldSeat[]): boolean =>
    held.every(({ unit }) => unit === null || !signing.has(unit));
  const organisation = getService(strapi, 'organisation');
  const held = await organisation.seatsOf(person);
  if (!isOutside(held)) throw refuse('OBJECTION_UNIT_SIGNED');
  const named = objectionUnit !== null && !signing.has(objectionUnit) ? objectionUnit : null;
  const deciding = held.filter(
    (seat) => seat.role === role && (named === null || seat.unit === named),
  );
  for (const { actingFor } of deciding) {
    // Who is not outside himself sends no substitute.
    if (actingFor === null || isOutside(await organisation.seatsOf(actingFor))) return;
  }
  if (named === null || deciding.length > 0) throw refuse('OBJECTION_UNIT_SIGNED');
  const names = await organisation.unitNames([named]);
  throw refuse('OBJECTION_UNIT', { unit: names.get(named) ?? named });
};
