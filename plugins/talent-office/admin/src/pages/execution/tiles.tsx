import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ExecutionBody } from '../../../../shared/contracts/execution';
import { executionLabels, type ExecutionWord } from '../../../../shared/labels/execution';
import { useFormat } from '../../format';
import { useLanguage } from '../../translations';

import { shownCell } from './figure-cell';

const Grid = styled.dl`
  display: grid;
  gap: 1.2rem;
  grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
  width: 100%;
`;

/** What the year comes to, before any table. */
export const Tiles = ({
  body: { total, recoveries, passingOn },
}: {
  readonly body: ExecutionBody;
}) => {
  const language = useLanguage();
  const { money } = useFormat();
  const figures: readonly (readonly [ExecutionWord, string])[] = [
    ['original', money(total.originalFen)],
    ['revised', money(total.revisedFen)],
    ['free', money(total.freeFen)],
    ['reserved', money(total.reservedFen)],
    ['committed', money(total.committedFen + total.sentFen)],
    ['paid', money(total.paidFen)],
    ['executionRate', shownCell(total.executionRate, 'permyriad')],
    ['commitmentRate', shownCell(total.commitmentRate, 'permyriad')],
    ...(recoveries.outstandingFen > 0
      ? ([['recoverable', money(recoveries.outstandingFen)]] as const)
      : []),
    ...(passingOn.count > 0 ? ([['passingOnOverdue', money(passingOn.overdueFen)]] as const) : []),
  ];
  return (
    <Grid>
      {figures.map(([name, value]) => (
        <Box key={name} background="neutral0" shadow="tableShadow" hasRadius padding={4}>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {executionLabels[name][language]}
            </Typography>
            <Typography tag="dd" variant="delta" textColor="neutral800">
              {value}
            </Typography>
          </Flex>
        </Box>
      ))}
    </Grid>
  );
};
