import type { FundTotals } from '../../../../shared/contracts/fund';

/** What has become of money, in the order in which it goes; `total` is the sum of the others. */
export const figureNames = ['total', 'free', 'reserved', 'committed', 'paid', 'elsewhere'] as const;

export type FigureName = (typeof figureNames)[number];
export type Figures = Readonly<Record<FigureName, number>>;

/** Money of a line in fen; what is in a phase that the panel does not name is `elsewhere`. */
export const figuresOf = ({ availableFen, byPhaseFen }: FundTotals): Figures => {
  const { reserved = 0, committed = 0, paid = 0, ...others } = byPhaseFen;
  const elsewhere = Object.values(others).reduce((sum, amount) => sum + amount, 0);
  const total = availableFen + reserved + committed + paid + elsewhere;
  return { total, free: availableFen, reserved, committed, paid, elsewhere };
};

const none: Figures = { total: 0, free: 0, reserved: 0, committed: 0, paid: 0, elsewhere: 0 };

/** Of several lines together. */
export const sumOf = (all: readonly Figures[]): Figures =>
  all.reduce(
    (sum, one) =>
      Object.fromEntries(figureNames.map((name) => [name, sum[name] + one[name]])) as Figures,
    none,
  );

/** Those that are shown: nothing is elsewhere as long as no money is recovered or returned. */
export const shownOf = (figures: Figures): readonly FigureName[] =>
  figureNames.filter((name) => name !== 'elsewhere' || figures.elsewhere !== 0);
