import type { TableValueKind } from '../../../../shared/vocabulary';
import { isCalendarDate, keyForm, Refusal, type FieldProblem } from '../../platform';

export interface TableRow {
  readonly id?: number;
  readonly key?: string | null;
  readonly value?: string | null;
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
}

export interface Table {
  readonly key: string;
  readonly title: string;
  readonly valueKind: TableValueKind;
  readonly rows: readonly TableRow[];
}

/** More is a register, not a table of a policy. */
export const mostRows = 500;

const amount = /^\d{1,12}(?:\.\d{1,2})?$/;

const inDigits = (text: string): string => text.normalize('NFKC').replaceAll(/[,\s]/g, '');

/** Yuan as they are typed to fen: digits are moved, not multiplied. */
const fenOf = (text: string): number | null => {
  const digits = inDigits(text);
  if (!amount.test(digits)) return null;
  const [whole = '', cents = ''] = digits.split('.');
  return Number(`${whole}${cents.padEnd(2, '0')}`);
};

const readers: Readonly<Record<TableValueKind, (text: string) => number | string | null>> = {
  amount: fenOf,
  number: (text) => {
    const digits = inDigits(text);
    return /^-?\d{1,15}$/.test(digits) ? Number(digits) : null;
  },
  date: (text) => (isCalendarDate(text.trim()) ? text.trim() : null),
  text: (text) => text,
};

/** A value as expressions get it (an amount in fen); `null` for what is none of its kind. */
export const valueOf = (kind: TableValueKind, text: string): number | string | null =>
  readers[kind](text);

const wanted: Readonly<Record<TableValueKind, { readonly zh: string; readonly en: string }>> = {
  amount: { zh: '应填金额（元），如 200000', en: 'an amount in yuan, such as 200000' },
  number: { zh: '应填整数', en: 'a whole number' },
  date: { zh: '应填日期，如 2026-01-01', en: 'a date, such as 2026-01-01' },
  text: { zh: '应填文字', en: 'a text' },
};

/** Is the row in effect on a day? `[validFrom, validUntil)`, open where nothing is filled in. */
export const isValidOn = ({ validFrom, validUntil }: TableRow, day: string): boolean =>
  (!validFrom || validFrom <= day) && (!validUntil || day < validUntil);

const overlaps = (one: TableRow, other: TableRow): boolean =>
  (!one.validUntil || !other.validFrom || other.validFrom < one.validUntil) &&
  (!other.validUntil || !one.validFrom || one.validFrom < other.validUntil);

const problem = (index: number, name: string, zh: string, en: string): FieldProblem => ({
  path: ['rows', String(index), name],
  message: { zh: `${zh}。`, en: `${en}.` },
});

const rowProblems = (
  kind: TableValueKind,
  row: TableRow,
  index: number,
  before: readonly TableRow[],
): FieldProblem[] => {
  const { key, value, validFrom, validUntil } = row;
  const { zh, en } = wanted[kind];
  const isWrong = typeof value === 'string' && value !== '' && valueOf(kind, value) === null;
  const isBackwards = Boolean(validFrom && validUntil && validUntil <= validFrom);
  const isTwice = before.some((other) => other.key === key && overlaps(other, row));
  return [
    ...(isWrong ? [problem(index, 'value', `这里${zh}`, `This takes ${en}`)] : []),
    ...(isBackwards
      ? [problem(index, 'validUntil', '失效日期应晚于生效日期', 'It ends before it begins')]
      : []),
    ...(isTwice
      ? [
          problem(
            index,
            'key',
            `“${key}”在同一时间出现了两次`,
            `"${key}" stands twice at the same time`,
          ),
        ]
      : []),
  ];
};

/**
 * Refuses rows that no expression could read, or that say two things of one key at a time.
 * @throws Refusal TABLE_INVALID at each field
 */
export const refuseWrongRows = ({ valueKind, rows }: Pick<Table, 'valueKind' | 'rows'>): void => {
  const problems =
    rows.length > mostRows
      ? [problem(mostRows, 'key', `最多 ${mostRows} 行`, `A table has at most ${mostRows} rows`)]
      : rows.flatMap((row, index) => rowProblems(valueKind, row, index, rows.slice(0, index)));
  const [first] = problems;
  if (!first) return;
  throw new Refusal('TABLE_INVALID', {}, first.path.join('.'), problems);
};

export const hasKeyForm = (key: string): boolean => keyForm.test(key);
