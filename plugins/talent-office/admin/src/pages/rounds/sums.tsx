import type { RoundBody, RoundSums } from '../../../../shared/contracts/rounds';
import { useFormat } from '../../format';
import { useText, useWord, type TextKey } from '../../translations';

import { Grid } from './grid';

const sumColumns = [
  'round.column.count',
  'round.column.requested',
  'round.column.amount',
  'round.column.proposed',
] as const satisfies readonly TextKey[];

interface SumsProps {
  readonly title: string;
  readonly first: TextKey;
  readonly total: RoundSums;
  readonly groups: readonly (RoundSums & { readonly key: string; readonly name: string })[];
}

const Sums = ({ title, first, groups, total }: SumsProps) => {
  const text = useText();
  const { money } = useFormat();
  const cells = ({ count, requestedFen, amountFen, proposedFen }: RoundSums) => [
    count,
    money(requestedFen),
    money(amountFen),
    money(proposedFen),
  ];
  return (
    <Grid
      title={title}
      columns={[first, ...sumColumns]}
      rows={[
        ...groups.map((one) => [one.key, one.name, ...cells(one)] as const),
        ['total', text('round.total'), ...cells(total)] as const,
      ]}
    />
  );
};

/** What the cases of a round come to, by benefit, by step and by employer. */
export const RoundTotals = ({ round }: { readonly round: RoundBody }) => {
  const text = useText();
  const word = useWord();
  const { total, byBenefit, byStep, byEmployer } = round;
  return (
    <>
      <Sums
        title={text('round.byBenefit')}
        first="round.column.benefit"
        total={total}
        groups={byBenefit.map((one) => ({ ...one, key: one.id, name: one.title }))}
      />
      <Sums
        title={text('round.byStep')}
        first="round.column.step"
        total={total}
        groups={byStep.map((one) => ({
          ...one,
          key: one.step,
          name: one.listed ? one.step : word(one.step, 'word'),
        }))}
      />
      <Sums
        title={text('round.byEmployer')}
        first="round.column.employer"
        total={total}
        groups={byEmployer.map((one) => ({
          ...one,
          key: one.title ?? '',
          name: one.title ?? text('round.noEmployer'),
        }))}
      />
    </>
  );
};

/** What its list asks of each line, against what is free there. */
export const RoundMoney = ({ lines }: Pick<RoundBody, 'lines'>) => {
  const text = useText();
  const { money } = useFormat();
  return (
    <Grid
      title={text('round.lines')}
      columns={[
        'round.column.line',
        'round.column.free',
        'round.column.due',
        'round.column.lacks',
        'round.column.proposedDue',
      ]}
      rows={lines.map(({ line, title, freeFen, dueFen, proposedDueFen }) => [
        line,
        title,
        money(freeFen),
        money(dueFen),
        dueFen > freeFen ? money(dueFen - freeFen) : '–',
        money(proposedDueFen),
      ])}
    />
  );
};
