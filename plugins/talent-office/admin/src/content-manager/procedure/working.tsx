import { Box, Flex, Typography } from '@strapi/design-system';

import type { WorkedBody } from '../../../../shared/contracts/cases';
import { useAttributeLabel, useText } from '../../translations';

import { AmountLines } from './amount-lines';
import { Explained } from './explained';
import type { Schema } from './schema';
import { useFact } from './use-fact';

interface Props {
  readonly worked: readonly WorkedBody[];
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** Each value that was worked out: how it comes about, line by line and part by part, and its expression. */
export const Working = ({ worked, schema, schemas }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const fact = useFact(schema, schemas);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {worked.map(({ attribute, value, lines, working, ...expression }) => (
        <Flex key={attribute} tag="li" direction="column" alignItems="flex-start" gap={1}>
          <Flex justifyContent="space-between" gap={2} width="100%">
            <Typography textColor="neutral600">{label(schema.uid, attribute)}</Typography>
            <Typography textColor="neutral800" fontWeight="semiBold">
              {fact.value(attribute, value, expression)}
            </Typography>
          </Flex>
          {lines.length > 0 && <AmountLines lines={lines} schema={schema} schemas={schemas} />}
          <Explained part={working} schema={schema} schemas={schemas} />
          <Typography variant="pi" textColor="neutral600">
            {text('worked.expression')}
          </Typography>
          <Box background="neutral100" padding={2} width="100%" hasRadius>
            <Typography
              tag="code"
              variant="pi"
              textColor="neutral700"
              style={{ fontFamily: 'monospace', overflowWrap: 'anywhere' }}
            >
              {expression.source}
            </Typography>
          </Box>
        </Flex>
      ))}
    </Flex>
  );
};
