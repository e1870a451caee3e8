import { Box, Field, Flex, Textarea, Typography } from '@strapi/design-system';

import type { PresentAmount } from '../../../../shared/contracts/backtests';
import { useText } from '../../translations';

interface Props {
  readonly present: readonly PresentAmount[];
  /** What was typed, by the benefit's document id. */
  readonly typed: Readonly<Record<string, string>>;
  onType(benefit: string, expression: string): void;
}

/** Another amount for each benefit that the rules decide; where nothing is typed, the present one stays. */
export const AmountFields = ({ present, typed, onType }: Props) => {
  const text = useText();
  if (present.length === 0) return null;
  return (
    <Box tag="section" aria-label={text('backtest.amounts')}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="pi" textColor="neutral600">
          {text('backtest.amounts.what')}
        </Typography>
        {present.map(({ benefit, title, expression }) => (
          <Field.Root
            key={benefit}
            name={`amount-${benefit}`}
            hint={text('backtest.amounts.present', { expression })}
          >
            <Field.Label>{text('backtest.amounts.of', { title })}</Field.Label>
            <Textarea
              value={typed[benefit] ?? ''}
              maxLength={4000}
              onChange={(event) => onType(benefit, event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        ))}
      </Flex>
    </Box>
  );
};
