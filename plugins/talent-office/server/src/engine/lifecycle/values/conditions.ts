import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../../shared/error-codes';
import { refuse, type CalendarDate, type Entry } from '../../../platform';
import { celOf, type Condition } from '../../declaration';

import { evaluateNow } from './facts';

/** What a reader is told of a condition that does not hold. */
export const notMet = (when: Condition): Bilingual =>
  typeof when === 'string'
    ? { zh: `条件不成立：${when}`, en: `not met: ${when}` }
    : { zh: when.zh, en: when.en };

/**
 * Holds an entry, as it stands, to a condition of its declaration; `on` another day than today.
 * @throws Refusal CONDITION_NOT_MET in the words of the condition; FACTS_MISSING
 */
export const refuseUnmet = async (
  strapi: Core.Strapi,
  type: string,
  entry: Entry,
  when: Condition,
  on?: CalendarDate,
): Promise<void> => {
  const { value } = await evaluateNow(strapi, type, entry, celOf(when), 'bool', on);
  if (value !== true) throw refuse('CONDITION_NOT_MET', { ...notMet(when) });
};
