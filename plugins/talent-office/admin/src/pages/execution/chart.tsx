import { Box } from '@strapi/design-system';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from 'styled-components';

import type { FigureStage } from '../../../../shared/contracts/execution';
import { amountOf } from '../../format';
import { useLanguage, useText } from '../../translations';

/** One colour for one stage, wherever it is drawn; both themes of the panel bring their own shade. */
const colours = {
  paid: 'success600',
  sent: 'alternative600',
  committed: 'primary600',
  reserved: 'warning500',
  free: 'neutral300',
  recovered: 'danger500',
} as const;

export type ChartStage = keyof typeof colours;

export interface Series {
  readonly stage: ChartStage;
  readonly label: string;
}

export interface ChartRow {
  readonly name: string;
  /** Fen by stage. */
  readonly amounts: Readonly<Partial<Record<ChartStage, number>>>;
}

interface Props {
  readonly label: string;
  readonly rows: readonly ChartRow[];
  readonly series: readonly Series[];
  /** One bar of all stages, or bars beside each other. */
  readonly stacked: boolean;
  readonly look?: ((row: number, stage: FigureStage) => void) | undefined;
}

/** Axes count ten thousands of yuan in Chinese, thousands in English. */
const scale = { zh: 1_000_000, en: 100_000 } as const;

const height = 280;

/**
 * Bars of money. It is a picture of the table below it, which has every number and every way on: so it is
 * one image to who reads by ear.
 */
export const Chart = ({ label, rows, series, stacked, look }: Props) => {
  const { colors } = useTheme();
  const language = useLanguage();
  const text = useText();
  const data = rows.map(({ name, amounts }) => ({ name, ...amounts }));
  const axis = { stroke: colors.neutral500, tick: { fill: colors.neutral600, fontSize: 12 } };
  return (
    <Box
      role="img"
      aria-label={text('books.chart', { title: label })}
      height={`${height}px`}
      width="100%"
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={data}
          margin={{ top: 24, right: 8, bottom: 0, left: 8 }}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke={colors.neutral200} vertical={false} />
          <XAxis dataKey="name" {...axis} interval={0} tickLine={false} />
          <YAxis
            {...axis}
            width={56}
            tickFormatter={(fen: number) => String(fen / scale[language])}
            label={{
              value: text('books.axis'),
              position: 'insideTopLeft',
              offset: 0,
              dy: -20,
              fill: colors.neutral600,
              fontSize: 11,
            }}
          />
          <Tooltip
            cursor={{ fill: colors.neutral150 }}
            contentStyle={{
              background: colors.neutral0,
              border: `1px solid ${colors.neutral200}`,
              color: colors.neutral800,
            }}
            formatter={(value) => amountOf(Number(value))}
          />
          <Legend />
          {series.map(({ stage, label: name }) => (
            <Bar
              key={stage}
              dataKey={stage}
              name={name}
              fill={colors[colours[stage]]}
              {...(stacked ? { stackId: 'all' } : {})}
              isAnimationActive={false}
              maxBarSize={48}
              {...(look
                ? { cursor: 'pointer', onClick: (_bar: unknown, row: number) => look(row, stage) }
                : {})}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </Box>
  );
};
