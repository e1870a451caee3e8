import type { BacktestBody, MoneyDifference } from '../../../../shared/contracts/backtests';

/** All money together. */
export const sumOf = (money: readonly MoneyDifference[]): Omit<MoneyDifference, 'group' | 'use'> =>
  money.reduce(
    (sum, one) => ({
      beforeFen: sum.beforeFen + one.beforeFen,
      afterFen: sum.afterFen + one.afterFen,
      unknown: sum.unknown + one.unknown,
    }),
    { beforeFen: 0, afterFen: 0, unknown: 0 },
  );

/** Groups in the order of their names, those that are not known last; the most money of each first. */
export const inOrder = (money: readonly MoneyDifference[]): MoneyDifference[] =>
  [...money].sort(
    (a, b) =>
      Number(a.group === null) - Number(b.group === null) ||
      (a.group ?? '').localeCompare(b.group ?? '') ||
      b.afterFen - a.afterFen,
  );

export const isUnderWay = ({ state }: Pick<BacktestBody, 'state'>): boolean =>
  state === 'waiting' || state === 'running';

/** Per cent that is done; none while the number of entries is not known. */
export const percentOf = ({
  total,
  processed,
}: Pick<BacktestBody, 'total' | 'processed'>): number =>
  total === null || total === 0 ? 0 : Math.min(100, Math.floor((processed / total) * 100));
