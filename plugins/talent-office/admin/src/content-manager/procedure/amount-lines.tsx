import { Flex, Typography } from '@strapi/design-system';

import type { AmountLineBody } from '../../../../shared/contracts/explanations';
import { useFormat } from '../../format';
import { useLanguage, useText } from '../../translations';

import type { Schema } from './schema';
import { useFact } from './use-fact';

interface Props {
  readonly lines: readonly AmountLineBody[];
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
}

/** How an amount comes about: the standard, what is added and deducted and why, what is due. */
export const AmountLines = ({ lines, schema, schemas }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { money } = useFormat();
  const { label } = useFact(schema, schemas);
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1} width="100%">
      {lines.map(({ key, fen, because = [], ...title }) => {
        const reasons = because.map(label).join(text('list.comma'));
        return (
          <Flex key={key} tag="li" justifyContent="space-between" gap={2}>
            <Typography variant="pi" textColor="neutral700">
              {reasons === ''
                ? title[language]
                : text('amount.because', { title: title[language], because: reasons })}
            </Typography>
            <Typography
              variant="pi"
              textColor="neutral800"
              fontWeight={key === 'due' ? 'semiBold' : undefined}
              style={{ whiteSpace: 'nowrap' }}
            >
              {fen === null ? text('part.missing') : money(fen)}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
};
