import type { Core } from '@strapi/strapi';

import {
  ages,
  type ExecutionAge,
  type ExecutionBody,
} from '../../../../shared/contracts/execution';
import { getService, type Clock } from '../../platform';
import { alarmOf, spentByKind, totalByKind } from '../fund';
import { overdueInYear } from '../passing-on';

import { dueOf } from './due';
import { byMonth, figuresOf, standingOf, sumOf, withRates, type Amounts } from './figures';
import { linesOf, yearOf } from './years';

const dayMs = 24 * 60 * 60 * 1000;
/** The last day of each span of `ages`, in days since the commitment. */
const lastDays = [30, 90, 180];

/** Midnight in Shanghai of so many days ago: what was committed that day is in the younger span. */
const daysAgo = (clock: Clock, days: number): Date =>
  new Date(Date.parse(`${clock.today()}T00:00:00+08:00`) - days * dayMs);

const ageingOf = async (strapi: Core.Strapi, lines: readonly number[]): Promise<ExecutionAge[]> => {
  const clock = getService(strapi, 'clock');
  const since = lastDays.map((days) => daysAgo(clock, days));
  const spans = await getService(strapi, 'books').standing(lines, ['committed'], since);
  return ages.map((age, index) => ({
    age,
    amountFen: spans[index]?.amount ?? 0,
    count: spans[index]?.count ?? 0,
  }));
};

const recoveriesOf = async (strapi: Core.Strapi, lines: readonly number[]) => {
  const phases = ['recoverable', 'offset'];
  const [all] = await getService(strapi, 'books').standing(lines, phases, []);
  return { outstandingFen: all?.amount ?? 0, count: all?.count ?? 0 };
};

/** Sums of lines that have one value in common, in the order in which the values come. */
const grouped = <Line extends Amounts>(lines: readonly Line[], valueOf: (line: Line) => string) =>
  [...new Set(lines.map(valueOf))].map(
    (value) => [value, sumOf(lines.filter((line) => valueOf(line) === value))] as const,
  );

/**
 * The execution of a fund year (资金执行): by line, use, source and month, what waits and for how long.
 * Read from the transfers as they are now; see `engine/ledger/books`.
 * @throws Refusal NOT_FOUND for a year that is not open yet
 */
export const executionOf = async (strapi: Core.Strapi, year: number): Promise<ExecutionBody> => {
  const books = getService(strapi, 'books');
  const row = await yearOf(strapi, year);
  const lines = await linesOf(strapi, row);
  const ids = lines.map(({ opened }) => opened.id);
  const flows = await books.flows(ids);
  const first = await books.firstSupplies(lines.map(({ opened }) => opened));
  const figures = lines.map(({ opened, ...line }) => ({
    ...line,
    closed: opened.closed,
    ...withRates(figuresOf(standingOf(flows, opened.id), first.get(opened.id) ?? 0)),
  }));
  return {
    year,
    state: row.state,
    asOf: getService(strapi, 'clock').now().toISOString(),
    alarm: alarmOf(row),
    total: sumOf(figures),
    uses: grouped(figures, ({ use }) => use).map(([use, sum]) => ({ use, ...sum })),
    sources: grouped(figures, ({ source }) => source).map(([source, sum]) => ({ source, ...sum })),
    lines: figures,
    kinds: totalByKind(
      await spentByKind(
        strapi,
        lines.map(({ documentId }) => documentId),
      ),
    ),
    months: byMonth(year, flows, ids),
    ageing: await ageingOf(strapi, ids),
    due: await dueOf(strapi, year),
    recoveries: await recoveriesOf(strapi, ids),
    passingOn: await overdueInYear(strapi, row.id),
  };
};
