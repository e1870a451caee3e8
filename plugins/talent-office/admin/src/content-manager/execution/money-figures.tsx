import { Flex, Typography } from '@strapi/design-system';

import { useFormat } from '../../format';
import { useText } from '../../translations';

import { shownOf, type Figures } from './figures';

/** Total, free, reserved, committed and paid money: one a row, for amounts are long. */
export const MoneyFigures = ({ figures }: { readonly figures: Figures }) => {
  const text = useText();
  const { money } = useFormat();
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={1}>
      {shownOf(figures).map((name) => (
        <Flex key={name} justifyContent="space-between" alignItems="baseline" gap={2}>
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {text(`execution.${name}`)}
          </Typography>
          <Typography
            tag="dd"
            textColor="neutral800"
            fontWeight={name === 'free' ? 'semiBold' : undefined}
          >
            {money(figures[name])}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};
