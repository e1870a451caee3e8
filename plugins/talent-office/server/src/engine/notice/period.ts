import type { Core } from '@strapi/strapi';

import { getService, plusDays, type CalendarDate, type Tx } from '../../platform';
import type { NoticeTerms } from '../approval';

import type { NoticePeriod } from './records';

/**
 * The period of a notice that was posted on a day, by its terms: working days, or days of the calendar
 * with their rest days.
 * @throws Refusal CALENDAR_NOT_LOADED where its first or last working day lies in a year whose holidays
 *   are not known: a notice never ends on a guess
 */
export const periodFrom = async (
  strapi: Core.Strapi,
  tx: Tx,
  postedOn: CalendarDate,
  { workingDays = 0, calendarDays, postingDayCounts }: NoticeTerms,
): Promise<NoticePeriod> => {
  if (calendarDays !== undefined) {
    const startsOn = postingDayCounts ? postedOn : plusDays(postedOn, 1);
    return { postedOn, startsOn, until: plusDays(startsOn, calendarDays) };
  }
  const calendar = getService(strapi, 'calendar');
  const options = { firstDayCounts: postingDayCounts };
  const { from, until } = await calendar.addWorkingDays(postedOn, workingDays, options, tx);
  // The next year may be there already while the one that it begins in is not.
  for (const day of [from, plusDays(until, -1)]) await calendar.requireLoaded(day, tx);
  return { postedOn, startsOn: from, until };
};
