import { Flex, Loader, Typography } from '@strapi/design-system';

import type { FundExecutionBody } from '../../../../shared/contracts/fund';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText, useWord } from '../../translations';
import { Section } from '../section';

import { Alarm } from './alarm';
import { figuresOf, sumOf } from './figures';
import { MoneyFigures } from './money-figures';

type Line = FundExecutionBody['lines'][number];

const FundLine = ({ line }: { readonly line: Line }) => {
  const text = useText();
  const word = useWord();
  const kinds = [line.use, line.source].map((name) => word(name, 'value'));
  return (
    <Section title={line.title}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="pi" textColor="neutral600">
          {kinds.join(text('list.comma'))}
        </Typography>
        <MoneyFigures figures={figuresOf(line)} />
      </Flex>
    </Section>
  );
};

/** Where the money of one fund year stands, all together and line by line. */
export const Execution = ({ year }: { readonly year: number }) => {
  const text = useText();
  const found = useResource<FundExecutionBody>(`/talent-office/fund-years/${year}/summary`);
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  const { alarm, lines } = found.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {alarm && <Alarm alarm={alarm} />}
      <MoneyFigures figures={sumOf(lines.map(figuresOf))} />
      {lines.map((line) => (
        <FundLine key={line.documentId} line={line} />
      ))}
    </Flex>
  );
};
