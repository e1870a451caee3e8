/** Money as an integer number of fen (分). 1 yuan = 100 fen. Never a float, never yuan. */
export type Fen = number & { readonly __unit: 'fen' };

/** Id of a row of one of the plugin's own tables: that of a case is none of a step. */
export type RowId<
  Row extends
    'account' | 'case' | 'entry' | 'group' | 'item' | 'notice' | 'step' | 'transfer' | 'version',
> = number & { readonly __row: Row };

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type CalendarDate = string & { readonly __unit: 'calendar date in Asia/Shanghai' };

/**
 * Decodes an amount at the database's edge: a bigint is a string on MySQL and a number on SQLite.
 * @throws RangeError for anything that is not a safe integer.
 */
export const fen = (amount: number | string | bigint): Fen => {
  const text = String(amount);
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new RangeError(`"${text}" is not a safe integer amount of fen`);
  }
  return value as Fen;
};

const calendarDatePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Is this text a day that exists? `2026-02-30` is not. */
export const isCalendarDate = (text: string): text is CalendarDate => {
  const match = calendarDatePattern.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

/** @throws RangeError when the day does not exist. */
export const calendarDate = (text: string): CalendarDate => {
  if (!isCalendarDate(text)) throw new RangeError(`"${text}" is not a calendar date`);
  return text;
};

/** The day `count` days after (before, when negative) another. */
export const plusDays = (date: CalendarDate, count: number): CalendarDate => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + count);
  return calendarDate(day.toISOString().slice(0, 10));
};
