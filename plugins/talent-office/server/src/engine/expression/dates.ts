import { calendarDate, plusDays, type CalendarDate } from '../../platform';

const offsetMs = 8 * 60 * 60 * 1000;

/**
 * A date in an expression is a CEL timestamp at midnight in Asia/Shanghai, whatever the time zone
 * of the server. `null` for what is no day of the years 100 to 9999. By numbers, not by Date's own
 * parser: rules are mostly about dates, and run by the ten thousand in a backtest.
 */
export const parseDate = (text: string): Date | null => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const [year, month, day] = [+text.slice(0, 4), +text.slice(5, 7), +text.slice(8)];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  const exists = midnight.getUTCFullYear() === year && midnight.getUTCDate() === day;
  return exists ? new Date(midnight.getTime() - offsetMs) : null;
};

/** @throws RangeError for what is no day. */
export const toTimestamp = (date: CalendarDate): Date => {
  const timestamp = parseDate(date);
  if (!timestamp) throw new RangeError(`"${date}" is not a calendar date`);
  return timestamp;
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const dateText = (year: number, month: number, day: number): CalendarDate =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDate;

/** The day in Asia/Shanghai of a timestamp. */
export const fromTimestamp = (timestamp: Date): CalendarDate => {
  const local = new Date(timestamp.getTime() + offsetMs);
  return dateText(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
};

/** Counted in Asia/Shanghai. */
const dayNumber = (timestamp: Date): number =>
  Math.floor((timestamp.getTime() + offsetMs) / 86_400_000);

const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The same day `count` months later; the last day of the month where that day does not exist
 * (29 February + 12 months = 28 February), as terms in months are reckoned (民法典 第二百零二条).
 */
export const plusMonths = (date: CalendarDate, count: number): CalendarDate => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const toDay = Math.min(day, lastDayOf(toYear, toMonth));
  return calendarDate(dateText(toYear, toMonth, toDay));
};

/**
 * Full years (周岁) from one day to another: the year is full on the anniversary itself, which for
 * 29 February is the last day of February.
 */
export const fullYears = (from: CalendarDate, to: CalendarDate): number => {
  const toYear = Number(to.slice(0, 4));
  const years = toYear - Number(from.slice(0, 4));
  const day = from.slice(5);
  const anniversary = day === '02-29' && lastDayOf(toYear, 2) === 28 ? '02-28' : day;
  return to.slice(5) < anniversary ? years - 1 : years;
};

/** Full months from one day to another: each is full on the day that `plusMonths` tells. */
export const fullMonths = (from: CalendarDate, to: CalendarDate): number => {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return toDay < Math.min(fromDay, lastDayOf(toYear, toMonth)) ? months - 1 : months;
};

/** Days from the day of one timestamp to that of another; negative when the other is earlier. */
export const daysBetween = (from: Date, to: Date): number => dayNumber(to) - dayNumber(from);

export { plusDays };
