import type { CalendarDate } from '../../platform';
import { plusMonths } from '../../engine/expression';

export interface Checked {
  readonly validFrom: string | null;
  readonly everyMonths: number | null;
}

/**
 * The day by which a delegated power is to be checked next: so many months after its last check, the
 * first time after it was delegated. `null` where nothing says when.
 */
export const checkDueOn = (
  { validFrom, everyMonths }: Checked,
  lastOn: string | null,
): CalendarDate | null => {
  const since = lastOn ?? validFrom;
  return since === null || everyMonths === null
    ? null
    : plusMonths(since as CalendarDate, everyMonths);
};
