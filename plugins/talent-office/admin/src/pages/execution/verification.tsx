import { Badge, Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { VerifyBody } from '../../../../shared/contracts/execution';
import { checkLabels } from '../../../../shared/labels/execution';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { Section } from './section';

const Results = ({ body }: { readonly body: VerifyBody }) => {
  const text = useText();
  const language = useLanguage();
  const { moment } = useFormat();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} role="status">
        <Badge variant={body.clean ? 'success' : 'danger'}>
          {text(body.clean ? 'books.clean' : 'books.wrong')}
        </Badge>
        <Typography variant="pi" textColor="neutral600">
          {text('books.asOf', { moment: moment(body.checkedAt) })}
        </Typography>
      </Flex>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {body.checks.map(({ check, wrong, rows }) => (
          <Box tag="li" key={check} borderColor="neutral150" hasRadius padding={3}>
            <Flex justifyContent="space-between" gap={3}>
              <Typography>{language === 'zh' ? (checkLabels[check] ?? check) : check}</Typography>
              <Badge variant={wrong === 0 ? 'success' : 'danger'}>
                {wrong === 0 ? text('books.good') : text('books.wrongRows', { wrong })}
              </Badge>
            </Flex>
            {rows.map((row, index) => (
              <Typography
                key={index}
                tag="pre"
                variant="pi"
                textColor="danger700"
                style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
              >
                {JSON.stringify(row)}
              </Typography>
            ))}
          </Box>
        ))}
      </Flex>
    </Flex>
  );
};

const Run = ({ number }: { readonly number: number }) => {
  const text = useText();
  const found = useResource<VerifyBody>('/talent-office/ledger/verification', String(number));
  if (found.status === 'loading') return <Loader small>{text('books.verifying')}</Loader>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  return <Results body={found.data} />;
};

/** Are the books whole (核验账簿)? What the command `npm run ledger -- verify` asks, on a page. */
export const Verification = () => {
  const text = useText();
  const [runs, setRuns] = useState(0);
  return (
    <Section
      title={text('books.verification')}
      actions={<Button onClick={() => setRuns(runs + 1)}>{text('books.verify')}</Button>}
    >
      <Typography textColor="neutral600">{text('books.verificationHint')}</Typography>
      {runs > 0 && <Run number={runs} />}
    </Section>
  );
};
