import type { ExecutionFigures, ExecutionMonth } from '../../../../shared/contracts/execution';
import type { Flow } from '../../engine/ledger';

/**
 * How far money has come: a higher stage is nearer to the payee. What came back stands where it stood
 * before anything was decided. A phase that another room registers counts as held and not yet committed.
 */
const levels: Readonly<Record<string, number>> = {
  source: 0,
  available: 0,
  returned: 0,
  recovered: 0,
  reserved: 1,
  committed: 2,
  sent: 3,
  paid: 4,
  recoverable: 4,
  offset: 4,
  waived: 4,
};

const levelOf = (phase: string): number => levels[phase] ?? 1;

/** Phases of money that has come at least as far as one stage. */
export const phasesFrom = (level: number): string[] =>
  Object.keys(levels).filter((phase) => levelOf(phase) >= level);

/** In parts of ten thousand, rounded down: 100 % is said of nothing less. */
const rate = (part: number, whole: number): number | null =>
  whole > 0 ? Number((BigInt(part) * 10_000n) / BigInt(whole)) : null;

/** Rates are no sums: they are made of the amounts each time. */
export type Amounts = Omit<ExecutionFigures, 'executionRate' | 'commitmentRate'>;

export const withRates = (amounts: Amounts): ExecutionFigures => {
  const { committedFen, sentFen, paidFen, revisedFen } = amounts;
  return {
    ...amounts,
    executionRate: rate(paidFen, revisedFen),
    commitmentRate: rate(committedFen + sentFen + paidFen, revisedFen),
  };
};

const nothing: Amounts = {
  originalFen: 0,
  revisedFen: 0,
  freeFen: 0,
  reservedFen: 0,
  committedFen: 0,
  sentFen: 0,
  paidFen: 0,
  recoverableFen: 0,
  recoveredFen: 0,
  returnedFen: 0,
};

export const sumOf = (all: readonly Amounts[]): ExecutionFigures => {
  const sum = { ...nothing } as { -readonly [Name in keyof Amounts]: number };
  for (const one of all) {
    for (const name of Object.keys(nothing) as (keyof Amounts)[]) sum[name] += one[name];
  }
  return withRates(sum);
};

/** By phase, what flows have left on one line; fen. */
export const standingOf = (flows: readonly Flow[], line: number): ReadonlyMap<string, number> => {
  const standing = new Map<string, number>();
  const add = (phase: string, amount: number) =>
    standing.set(phase, (standing.get(phase) ?? 0) + amount);
  for (const flow of flows) {
    if (flow.creditLine === line) add(flow.creditPhase, flow.amount);
    if (flow.debitLine === line) add(flow.debitPhase, -flow.amount);
  }
  return standing;
};

/** @param originalFen what the line was first supplied with */
export const figuresOf = (standing: ReadonlyMap<string, number>, originalFen: number): Amounts => {
  const sum = (matches: (phase: string) => boolean): number =>
    [...standing].reduce((total, [phase, amount]) => (matches(phase) ? total + amount : total), 0);
  const at = (level: number) => (phase: string) => levelOf(phase) === level;
  const is = (phase: string) => (other: string) => phase === other;
  return {
    originalFen,
    revisedFen: sum(() => true),
    freeFen: sum(is('available')),
    reservedFen: sum(at(1)),
    committedFen: sum(at(2)),
    sentFen: sum(at(3)),
    paidFen: sum(at(4)),
    recoverableFen: sum((phase) => phase === 'recoverable' || phase === 'offset'),
    recoveredFen: sum(is('recovered')),
    returnedFen: sum(is('returned')),
  };
};

/** What stands at an end of a flow: nothing where that end is on another year's line. */
const levelAt = (line: number, phase: string, lines: ReadonlySet<number>): number =>
  lines.has(line) ? levelOf(phase) : 0;

const isRecovered = (phase: string): number => Number(phase === 'recovered');

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Every month of the year, and those before and after it in which money of it moved. */
const monthsOf = (year: number, flows: readonly Flow[]): string[] => {
  const moved = flows.map(({ month }) => month).toSorted();
  const bounds = [...moved, `${year}-01`, `${year}-12`].toSorted();
  const last = bounds.at(-1) ?? '';
  const months: string[] = [];
  for (let month = bounds[0] ?? last; month <= last; month = nextMonth(month)) months.push(month);
  return months;
};

/**
 * What became of money month by month: how much of it passed each stage, less what came back over it. So
 * the sum over all months is what stands at that stage and beyond.
 * @param lines whose months these are; a flow to or from another line passes their stages all the same
 */
export const byMonth = (
  year: number,
  flows: readonly Flow[],
  lines: readonly number[],
): ExecutionMonth[] => {
  const own = new Set(lines);
  return monthsOf(year, flows).map((month) => {
    const moved = flows.filter((flow) => flow.month === month);
    const passed = (level: number): number =>
      moved.reduce((sum, flow) => {
        const to = levelAt(flow.creditLine, flow.creditPhase, own) >= level;
        const from = levelAt(flow.debitLine, flow.debitPhase, own) >= level;
        return sum + (Number(to) - Number(from)) * flow.amount;
      }, 0);
    const recovered = moved.reduce(
      (sum, { creditPhase, debitPhase, amount }) =>
        sum +
        (isRecovered(creditPhase) - (creditPhase === 'available' ? 0 : isRecovered(debitPhase))) *
          amount,
      0,
    );
    return {
      month,
      reservedFen: passed(1),
      committedFen: passed(2),
      sentFen: passed(3),
      paidFen: passed(4),
      recoveredFen: recovered,
    };
  });
};
