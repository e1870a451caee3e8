import { z } from 'zod';

import { decimal, isCalendarDate, type CalendarDate } from '../../platform';
import { dayKinds } from './working-days';

const date = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value), {
  error: 'YYYY-MM-DD',
});

/** The days of a year's notice (国务院办公厅放假通知) that differ from their weekday. */
const days = z
  .array(z.strictObject({ date, kind: z.enum(dayKinds), name: z.string().trim().min(1).max(60) }))
  .max(366);

const years = { min: 2000, max: 2999 } as const;

export const yearParams = z.strictObject({ year: decimal(years) });
export const daysBody = z.strictObject({ days });
/** A file of the office: the year, and its days. */
export const yearFile = z.strictObject({
  year: z.number().int().min(years.min).max(years.max),
  days,
});
