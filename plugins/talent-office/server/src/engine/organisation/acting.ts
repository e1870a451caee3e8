import type { Core } from '@strapi/strapi';

import { getService, refuse, type Entry } from '../../platform';

import { samePerson, type Person } from './persons';
import { staffOf } from './seats';

const type = 'plugin::talent-office.acting';

const linkedTo = (entry: Entry, name: string): string => {
  const linked = entry[name] as { documentId: string } | null | undefined;
  if (!linked) throw refuse('REFERENCE_MISSING', { type, path: name }, name);
  return linked.documentId;
};

/**
 * What nobody enters, on whatever path: a substitute for himself, at no position or at one that the
 * absent colleague does not hold in that time, or one that the writer gives himself.
 * @throws Refusal REFERENCE_MISSING, PERIOD_EMPTY, ACTING_SCOPE, ACTING_FOR_ONESELF, ACTING_OWN,
 * ACTING_WITHOUT_POSITION at the attribute
 */
export const refuseWrongActing = async (
  strapi: Core.Strapi,
  writer: Person,
  entry: Entry,
): Promise<void> => {
  const organisation = getService(strapi, 'organisation');
  const absentee = await organisation.personBy(`staff:${linkedTo(entry, 'absentee')}`);
  const substitute = await organisation.personBy(`staff:${linkedTo(entry, 'substitute')}`);
  const [startsOn, endsOn] = [String(entry.startsOn), String(entry.endsOn)];
  if (endsOn <= startsOn) throw refuse('PERIOD_EMPTY', {}, 'endsOn');
  const position = entry.position as { documentId: string } | null | undefined;
  if ((entry.allPositions === true) === Boolean(position)) {
    throw refuse('ACTING_SCOPE', {}, 'position');
  }
  if (samePerson(absentee.keys, substitute.keys)) {
    throw refuse('ACTING_FOR_ONESELF', {}, 'substitute');
  }
  if (samePerson(writer.keys, substitute.keys)) throw refuse('ACTING_OWN', {}, 'substitute');
  const held = await strapi.db.query('plugin::talent-office.appointment').count({
    where: {
      staff: { documentId: { $in: staffOf(absentee) } },
      position: position ? { documentId: position.documentId } : { id: { $notNull: true } },
      startsOn: { $lt: endsOn },
      $or: [{ endsOn: { $null: true } }, { endsOn: { $gt: startsOn } }],
    },
  });
  if (held === 0) {
    throw refuse('ACTING_WITHOUT_POSITION', {}, position ? 'position' : 'allPositions');
  }
};
