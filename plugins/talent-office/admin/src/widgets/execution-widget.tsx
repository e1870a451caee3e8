import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useTheme } from 'styled-components';

import type { ExecutionBody, ExecutionYear } from '../../../shared/contracts/execution';
import { executionLabels } from '../../../shared/labels/execution';
import { useResource } from '../api';
import { shanghaiDay, useFormat } from '../format';
import { useFailureText } from '../notes';
import { useLanguage, useText } from '../translations';

const parts = [
  ['paid', 'paidFen', 'success600'],
  ['committed', 'committedFen', 'primary600'],
  ['reserved', 'reservedFen', 'warning500'],
  ['free', 'freeFen', 'neutral300'],
] as const;

const percent = (rate: number | null): string =>
  rate === null ? '–' : `${(rate / 100).toFixed(1)}%`;

const Figures = ({ body: { total, alarm, year } }: { readonly body: ExecutionBody }) => {
  const text = useText();
  const language = useLanguage();
  const { colors } = useTheme();
  const { money } = useFormat();
  const whole = Math.max(1, total.revisedFen);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={2}>
        <Typography variant="alpha" textColor="neutral800">
          {percent(total.executionRate)}
        </Typography>
        <Typography textColor="neutral600">
          {`${text('books.ofYear', { year: String(year) })} · ${executionLabels.executionRate[language]}`}
        </Typography>
      </Flex>
      <Flex
        aria-hidden="true"
        height="1.2rem"
        width="100%"
        hasRadius
        overflow="hidden"
        background="neutral150"
      >
        {parts.map(([name, key, colour]) => (
          <Box
            key={name}
            height="100%"
            style={{ width: `${(total[key] * 100) / whole}%`, background: colors[colour] }}
          />
        ))}
      </Flex>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={1}>
        {parts.map(([name, key]) => (
          <Flex key={name} justifyContent="space-between" gap={2}>
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {executionLabels[name][language]}
            </Typography>
            <Typography tag="dd">{money(total[key])}</Typography>
          </Flex>
        ))}
      </Flex>
      {alarm && (
        <Typography textColor="danger600">
          {text('execution.alarm', { amount: money(alarm.amountFen) })}
        </Typography>
      )}
    </Flex>
  );
};

const OfYear = ({ year }: { readonly year: number }) => {
  const text = useText();
  const failureText = useFailureText();
  const found = useResource<ExecutionBody>(`/talent-office/fund-execution/${year}`);
  if (found.status === 'loading') return <Widget.Loading>{text('loading')}</Widget.Loading>;
  if (found.status === 'failed') return <Widget.Error>{failureText(found.failure)}</Widget.Error>;
  return <Figures body={found.data} />;
};

/** How far this year's money is spent; of the latest year where this one is not open yet. */
export const ExecutionWidget = () => {
  const text = useText();
  const failureText = useFailureText();
  const years = useResource<ExecutionYear[]>('/talent-office/fund-execution');
  if (years.status === 'loading') return <Widget.Loading>{text('loading')}</Widget.Loading>;
  if (years.status === 'failed') return <Widget.Error>{failureText(years.failure)}</Widget.Error>;
  const now = Number(shanghaiDay(new Date()).slice(0, 4));
  const year = years.data.find((one) => one.year === now) ?? years.data[0];
  return year ? <OfYear year={year.year} /> : <Widget.NoData>{text('books.noYear')}</Widget.NoData>;
};
