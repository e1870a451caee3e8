import { EvaluationError } from '@marcbachmann/cel-js';

import { calendarDate, type CalendarDate } from '../../platform';

import {
  daysBetween,
  fromTimestamp,
  fullMonths,
  fullYears,
  plusDays,
  plusMonths,
  toTimestamp,
} from './dates';
import type { Sentence } from './problems';
import type { ScalarType } from './fields';
import type { CelValue, Json } from './values';

export const timestamp = 'google.protobuf.Timestamp';

const scalarTypes: Readonly<Record<string, ScalarType>> = {
  string: 'string',
  int: 'int',
  double: 'double',
  bool: 'bool',
  [timestamp]: 'date',
};

/** One entry that facts are about. */
export interface EntryReference {
  readonly id: number;
  readonly documentId: string;
}

/** What a function may look at when its facts are read. */
export interface FactContext {
  readonly type: string;
  /** `null` when somebody only asks what would be, with facts typed in. */
  readonly entry: EntryReference | null;
  /** The person or employer the entry is about; `null` where it has none. */
  readonly subject: EntryReference | null;
  /** The day the evaluation is for: `today()` of its expressions. */
  readonly today: CalendarDate;
}

/**
 * A named function of expressions. What it needs from outside is read once by `load`, stored with
 * the evaluation, and handed to `call`: so the evaluation gives the same result for ever.
 */
export interface FactFunction {
  /** CEL signature, e.g. `received(string): int`; a date is a `google.protobuf.Timestamp`. */
  readonly signature: string;
  /** What it answers in, where that is money. */
  readonly unit?: 'fen';
  /**
   * For a function whose first argument names what it reads, a text in quotes: why nothing it could read
   * is named so, `null` where there is. Asked on save, not at an evaluation.
   */
  nameProblem?(name: string): Promise<Sentence | null>;
  /** @param names of such a function: what the expressions name */
  load?(context: FactContext, names: readonly string[]): Promise<Json>;
  /** Pure. @throws absentFact() where the facts do not decide it. */
  call(facts: Json, ...args: CelValue[]): CelValue;
}

export const functionName = ({ signature }: FactFunction): string =>
  signature.slice(0, signature.indexOf('('));

/** What a function gives, as facts are told; `null` for what no fact is. */
export const answerType = ({ signature }: FactFunction): ScalarType | null =>
  scalarTypes[signature.slice(signature.lastIndexOf('): ') + 3)] ?? null;

/** For a function that cannot answer: the expression is unknown unless it decides without. */
export const absentFact = (name: string): EvaluationError =>
  new EvaluationError({ code: 'fact_absent', message: name });

/** A calendar date as the value of an expression. @throws RangeError for what is no day */
export const dateValue = (date: string): Date => toTimestamp(calendarDate(date));

export const dateOf = (value: CelValue | undefined) => fromTimestamp(value as Date);
// Written by `load`, so it is a date.
const today = (facts: Json) => facts as CalendarDate;

/** The functions every expression has. */
export const builtIns = (): FactFunction[] => {
  const load = (context: FactContext): Promise<Json> => Promise.resolve(context.today);
  // Literals of rules and the days of evaluations: few, and each asked for again and again.
  const days = new Map<string, Date>();
  const dayAt = (text: string): Date => {
    const day = days.get(text) ?? toTimestamp(calendarDate(text));
    days.set(text, day);
    return day;
  };
  return [
    {
      signature: 'date(string): google.protobuf.Timestamp',
      call: (_facts, text) => dayAt(String(text)),
    },
    {
      signature: 'today(): google.protobuf.Timestamp',
      load,
      call: (facts) => dayAt(today(facts)),
    },
    {
      signature: 'addYears(google.protobuf.Timestamp, int): google.protobuf.Timestamp',
      call: (_facts, date, years) => toTimestamp(plusMonths(dateOf(date), Number(years) * 12)),
    },
    {
      signature: 'addMonths(google.protobuf.Timestamp, int): google.protobuf.Timestamp',
      call: (_facts, date, months) => toTimestamp(plusMonths(dateOf(date), Number(months))),
    },
    {
      signature: 'addDays(google.protobuf.Timestamp, int): google.protobuf.Timestamp',
      call: (_facts, date, days) => toTimestamp(plusDays(dateOf(date), Number(days))),
    },
    {
      signature: 'daysUntil(google.protobuf.Timestamp): int',
      load,
      call: (facts, date) => BigInt(daysBetween(dayAt(today(facts)), date as Date)),
    },
    {
      signature: 'fullYearsSince(google.protobuf.Timestamp): int',
      load,
      call: (facts, date) => BigInt(fullYears(dateOf(date), today(facts))),
    },
    {
      signature: 'fullMonthsSince(google.protobuf.Timestamp): int',
      load,
      call: (facts, date) => BigInt(fullMonths(dateOf(date), today(facts))),
    },
    {
      signature: 'yearOf(google.protobuf.Timestamp): int',
      call: (_facts, date) => BigInt(dateOf(date).slice(0, 4)),
    },
    {
      signature: 'least(int, int): int',
      call: (_facts, a, b) => ((a as bigint) < (b as bigint) ? (a as bigint) : (b as bigint)),
    },
    {
      signature: 'greatest(int, int): int',
      call: (_facts, a, b) => ((a as bigint) > (b as bigint) ? (a as bigint) : (b as bigint)),
    },
  ];
};
