import type { Core } from '@strapi/strapi';

import { findEntries, getService, plusDays, type CalendarDate, type Entry } from '../../platform';

import { termOn } from './amended';
import { serviceUntil, type Service } from './months';
import { agreements, interruptions } from './types';

/** Signed, whatever has become of it since. */
export const signedStates = ['agreed', 'fulfilled', 'broken'] as const;

/**
 * The agreement of an award in one of these states; there is one at most.
 * @throws Refusal CONTENT_CHANGED where it came past the gate
 */
export const agreementOf = async (
  strapi: Core.Strapi,
  award: Pick<Entry, 'id'>,
  states: readonly string[],
): Promise<Entry | null> => {
  const found = await findEntries(strapi, agreements, {
    application: { id: award.id },
    state: { $in: [...states] },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(agreements, found);
  return found[0] ?? null;
};

/** What counts as an interruption: decided, whether or not it goes on. */
const acceptedOf = async (strapi: Core.Strapi, agreement: Entry): Promise<Entry[]> => {
  const found = await findEntries(strapi, interruptions, {
    agreement: { id: agreement.id },
    state: { $in: ['recognised', 'ongoing'] },
  });
  await getService(strapi, 'lifecycle').refuseTamperedAmong(interruptions, found);
  return found;
};

/** What is served of the months that were agreed on by then. */
export interface AgreedService extends Service {
  /** `null` where no amendment has changed the months. */
  readonly amendedOn: CalendarDate | null;
}

/**
 * What of an agreement's term is served up to today, or up to the day on which he left, by what was in force
 * then; `null` while the agreement names no term. @throws Refusal CONTENT_CHANGED
 */
export const serviceOf = async (
  strapi: Core.Strapi,
  agreement: Entry,
  today: CalendarDate,
): Promise<AgreedService | null> => {
  const { serviceFrom, termMonths, endedOn } = agreement;
  if (serviceFrom == null || termMonths == null) return null;
  const interrupted = (await acceptedOf(strapi, agreement)).map(({ startsOn, resumedOn }) => ({
    from: startsOn as CalendarDate,
    to: (resumedOn as CalendarDate | null) ?? null,
  }));
  const left = endedOn as CalendarDate | null | undefined;
  const until = left && left < today ? left : today;
  // On the last day that counts; what took effect when he had left is nothing that he had agreed to serve.
  const agreed = await termOn(strapi, agreement, until === left ? plusDays(until, -1) : until);
  const term = { from: serviceFrom as CalendarDate, months: agreed.months };
  return { ...serviceUntil(term, interrupted, until), amendedOn: agreed.amendedOn };
};

/** The working, as a decision keeps it. */
export const workingOf = (agreement: Entry, service: AgreedService): string =>
  [
    `服务期自${String(agreement.serviceFrom)}起${service.termMonths}个月`,
    ...(service.amendedOn === null ? [] : [`按${service.amendedOn}起生效的补充协议`]),
    `计至${service.until}（当日不计）`,
    service.interruptedDays === 0 ? '无中断' : `中断${service.interruptedDays}天不计入`,
    `已服务${service.servedMonths}个月，未服务${service.unservedMonths}个月`,
  ].join('；');
