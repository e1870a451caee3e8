import { Box, Flex, Grid, Typography } from '@strapi/design-system';

import type { LineageBody, LineagePolicyBody } from '../../../../shared/contracts/lineage';
import { policyLevels } from '../../../../shared/vocabulary';
import { useText, useWord } from '../../translations';

import { CoverageFigure } from './coverage-figure';
import { ItemCard } from './item-card';

interface Props {
  readonly lineage: LineageBody;
}

/** What an item above is called: its number, and whose it is. */
const numbersOf = (policies: readonly LineagePolicyBody[]): ReadonlyMap<string, string> =>
  new Map(
    policies.flatMap(({ items }) =>
      items.map(({ documentId, number }) => [documentId, number] as const),
    ),
  );

/** The three levels beside each other, each policy with its items. */
export const Levels = ({ lineage: { policies } }: Props) => {
  const text = useText();
  const word = useWord();
  const numbers = numbersOf(policies);
  return (
    <Grid.Root gap={4}>
      {policyLevels.map((level) => {
        const own = policies.filter((policy) => policy.level === level);
        return (
          <Grid.Item key={level} col={4} s={12} direction="column" alignItems="stretch">
            <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
              <Typography tag="h2" variant="beta">
                {word(level, 'value')}
              </Typography>
              {own.length === 0 && (
                <Typography textColor="neutral600">{text('lineage.noPolicies')}</Typography>
              )}
              {own.map(({ documentId, title, items, coverage }) => (
                <Box key={documentId}>
                  <Flex justifyContent="space-between" alignItems="baseline" gap={2} wrap="wrap">
                    <Typography tag="h3" variant="delta">
                      {title}
                    </Typography>
                    <CoverageFigure coverage={coverage} />
                  </Flex>
                  <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
                    {items.map((item) => (
                      <ItemCard
                        key={item.documentId}
                        item={item}
                        upper={
                          item.carriesOut === null ? null : (numbers.get(item.carriesOut) ?? null)
                        }
                      />
                    ))}
                  </Flex>
                </Box>
              ))}
            </Flex>
          </Grid.Item>
        );
      })}
    </Grid.Root>
  );
};
