import type { Core } from '@strapi/strapi';

import { absentFact, fullYears, type FactContext } from '../../engine/expression';
import { calendarDate, getService } from '../../platform';

/** The years alone leave here: a decision keeps no birth date of anybody. */
const ageOf = async (
  strapi: Core.Strapi,
  { subject, today }: FactContext,
): Promise<number | null> => {
  if (!subject) return null;
  const bornOn = await getService(strapi, 'privacy').derivedFrom(
    {
      type: 'plugin::talent-office.talent-profile',
      attribute: 'identityDocument',
      documentId: subject.documentId,
    },
    'birth-date',
  );
  return typeof bornOn === 'string' ? fullYears(calendarDate(bornOn), today) : null;
};

/**
 * Registers `age()`: the full years (周岁) of the talent whom the entry is about, by the number of the
 * identity document; a passport's says no birth date, so it has no age. Called in `register()`.
 */
export const registerAge = (strapi: Core.Strapi): void => {
  getService(strapi, 'expressions').registerFunction({
    signature: 'age(): int',
    load: (context) => ageOf(strapi, context),
    call: (facts) => {
      if (facts === null) throw absentFact('age()');
      return BigInt(facts as number);
    },
  });
};
