import { Flex, Typography } from '@strapi/design-system';

import type { AgreementServiceBody } from '../../../../shared/contracts/agreement';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Section } from '../section';

/** What of the term is served, as a recovery would count it today. */
export const ServiceMonths = ({ of }: { readonly of: string }) => {
  const text = useText();
  const { day } = useFormat();
  const found = useResource<AgreementServiceBody>(`${of}/service`);
  if (found.status === 'failed') return <FailureNote failure={found.failure} />;
  if (found.status !== 'ready' || found.data.service === null) return null;
  const { termMonths, servedMonths, unservedMonths, interruptedDays, amendedOn, endsOn, until } =
    found.data.service;
  const numbers = {
    ...{ term: String(termMonths), served: String(servedMonths) },
    ...{ unserved: String(unservedMonths), until: day(until) },
  };
  return (
    <Section title={text('agreement.service')}>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography fontWeight="bold">{text('agreement.served', numbers)}</Typography>
        <Typography>{text('agreement.unserved', numbers)}</Typography>
        {amendedOn !== null && (
          <Typography>{text('agreement.amended', { day: day(amendedOn) })}</Typography>
        )}
        {interruptedDays > 0 && (
          <Typography>
            {text('agreement.interrupted', { days: String(interruptedDays) })}
          </Typography>
        )}
        <Typography textColor="neutral600">
          {endsOn === null
            ? text('agreement.endless')
            : text('agreement.ends', { day: day(endsOn) })}
        </Typography>
      </Flex>
    </Section>
  );
};
