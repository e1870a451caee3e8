import type { Core } from '@strapi/strapi';

import { absentFact, type FactContext, type Json } from '../../../engine/expression';
import { findEntries, getService } from '../../../platform';

import { confirmations } from './confirmations';

interface Said {
  readonly year: number;
  readonly inPost: boolean;
}

/** @throws Refusal CONTENT_CHANGED where one of these came past the gate */
const saidOf = async (strapi: Core.Strapi, { subject }: FactContext): Promise<Json> => {
  if (!subject) return null;
  const found = await findEntries(strapi, confirmations, {
    talent: { id: subject.id },
    state: 'attested',
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(confirmations, found);
  return found.map(({ year, inPost }) => ({ year: Number(year), inPost: inPost === true }));
};

/**
 * Registers `inPostConfirmed(year)`: an employer has confirmed for that year that the talent whom the entry
 * is about is in post; not known while nobody has said anything. Called in `register()`.
 */
export const registerInPostFunction = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'inPostConfirmed(int): bool',
    load: (context) => saidOf(strapi, context),
    call: (facts, year) => {
      const said = (facts as unknown as Said[] | null)?.filter((one) => one.year === Number(year));
      if (!said || said.length === 0) throw absentFact('inPostConfirmed()');
      return said.some(({ inPost }) => inPost);
    },
  });
};
