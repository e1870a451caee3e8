import type { Core } from '@strapi/strapi';

import type { PaymentReason } from '../../../../shared/contracts/payment-batches';
import { findEntries, getService, type CalendarDate, type Entry } from '../../platform';

import { amendments } from './types';

/** What all have signed, whether or not its day has come. */
const signed = ['agreed', 'in-effect'];

const signedOf = async (strapi: Core.Strapi, agreement: Entry): Promise<Entry[]> => {
  const found = await findEntries(strapi, amendments, {
    agreement: { id: agreement.id },
    state: { $in: signed },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(amendments, found);
  const day = ({ effectiveOn }: Entry): string => String(effectiveOn);
  return found.sort((a, b) => day(a).localeCompare(day(b)) || a.id - b.id);
};

/** How many months of service are agreed on a day, and since when where an amendment says so. */
export interface AgreedTerm {
  readonly months: number;
  readonly amendedOn: CalendarDate | null;
}

/** By what was in force on a day: the latest amendment of the term that had taken effect by then. */
export const termOn = async (
  strapi: Core.Strapi,
  agreement: Entry,
  day: CalendarDate,
): Promise<AgreedTerm> => {
  const inForce = (await signedOf(strapi, agreement)).findLast(
    ({ termMonths, effectiveOn }) => termMonths != null && (effectiveOn as CalendarDate) <= day,
  );
  return {
    months: Number((inForce ?? agreement).termMonths),
    amendedOn: (inForce?.effectiveOn as CalendarDate | undefined) ?? null,
  };
};

/**
 * Its day has come and what it changes is not changed yet: nothing is paid by what no longer is agreed.
 * @throws Refusal CONTENT_CHANGED
 */
export const pendingAmendment = async (
  strapi: Core.Strapi,
  agreement: Entry,
): Promise<PaymentReason | null> => {
  const today = getService(strapi, 'clock').today();
  const due = (await signedOf(strapi, agreement)).find(
    ({ state, effectiveOn }) => state === 'agreed' && (effectiveOn as CalendarDate) <= today,
  );
  if (!due) return null;
  return {
    code: 'amendment-pending',
    against: true,
    zh: `补充协议「${String(due.title)}」已到生效日期，尚未执行`,
    en: `the amendment "${String(due.title)}" is due and has not taken effect yet`,
  };
};
