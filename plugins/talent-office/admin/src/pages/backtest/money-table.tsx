import type { MoneyDifference } from '../../../../shared/contracts/backtests';
import { useFormat } from '../../format';
import { useText, useWord } from '../../translations';

import { inOrder, sumOf } from './figures';
import { PlainTable } from './plain-table';

/** What the candidate would cost beside what is in force, by group of people and use. */
export const MoneyTable = ({ money }: { readonly money: readonly MoneyDifference[] }) => {
  const text = useText();
  const word = useWord();
  const { money: yuan } = useFormat();
  const cells = ({ beforeFen, afterFen, unknown }: Omit<MoneyDifference, 'group' | 'use'>) => [
    yuan(beforeFen),
    yuan(afterFen),
    `${afterFen > beforeFen ? '+' : ''}${yuan(afterFen - beforeFen)}`,
    String(unknown),
  ];
  const named = (name: string | null): string =>
    name === null ? text('backtest.notKnown') : word(name, 'value');
  return (
    <PlainTable
      label={text('backtest.money')}
      columns={[
        text('backtest.group'),
        text('backtest.use'),
        text('backtest.before'),
        text('backtest.after'),
        text('backtest.difference'),
        text('backtest.unknownAmounts'),
      ]}
      rows={[
        ...inOrder(money).map((one) => ({
          key: `${one.group ?? ''}/${one.use ?? ''}`,
          cells: [named(one.group), named(one.use), ...cells(one)],
        })),
        { key: 'sum', cells: [text('backtest.sum'), '', ...cells(sumOf(money))] },
      ]}
    />
  );
};
