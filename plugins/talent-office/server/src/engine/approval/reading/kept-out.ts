import type { Core } from '@strapi/strapi';

import type { CaseBody } from '../../../../../shared/contracts/cases';
import { getService } from '../../../platform';
import { samePerson, type HeldSeat, type Person } from '../../organisation';

import { isSeatOf, officeRole } from '../people';
import type { Surroundings } from './case-body';
import type { CaseView } from './view';

type Known = Pick<Surroundings, 'names' | 'holders' | 'keptOut'> & {
  readonly reader: Person;
  readonly held: readonly HeldSeat[];
};

/** Does an open seat ask the reader? */
const isAsked = ({ one, steps }: CaseView, held: readonly HeldSeat[]): boolean =>
  one.state === 'open' &&
  steps.some(
    ({ role, unit, outcome }) =>
      role !== null && outcome === null && held.some((seat) => isSeatOf(seat, { role, unit })),
  );

/**
 * Who must keep out of a case (回避) and why, as one reader is told it: himself; the others to the office
 * alone, for a reason may be somebody's family. Whoever signed the case is no news.
 */
export const keptOutFor = async (
  strapi: Core.Strapi,
  view: CaseView,
  { reader, held, names, holders, keptOut }: Known,
): Promise<CaseBody['recusal']> => {
  const approval = getService(strapi, 'approval');
  const why = isAsked(view, held) ? await approval.keepOutOf(view.one, reader) : null;
  const nobody = { mine: why === 'signer' ? null : why, others: [], declared: [], possible: [] };
  if (!held.some(({ role }) => role === officeRole)) return nobody;
  const standing = await approval.recusalsOf(view.one);
  const called = await getService(strapi, 'organisation').namesOf(
    standing.map(({ person }) => person),
  );
  const asked = new Set([...holders.values()].flat().map(({ key }) => key));
  return {
    ...nobody,
    others: keptOut
      .filter(({ key, why: reason }) => reason !== 'signer' && !samePerson([key], reader.keys))
      .map(({ key, why: reason }) => ({ name: names.get(key) ?? key, why: reason })),
    declared: standing.map(({ publicId, person, reason, madeAt }) => ({
      id: publicId,
      name: called.get(person) ?? person,
      reason,
      madeAt,
    })),
    possible: [...asked]
      .filter((key) => key.startsWith('staff:') && !reader.keys.includes(key))
      .map((key) => ({ staff: key.slice('staff:'.length), name: names.get(key) ?? key })),
  };
};
