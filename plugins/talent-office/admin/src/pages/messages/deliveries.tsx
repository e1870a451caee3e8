import { Badge, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { DeliveriesBody } from '../../../../shared/contracts/messages';
import { useResource, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { Choice } from './choice';
import { DeliveryTable } from './delivery-table';

const options = [
  { value: 'failed', label: 'messages.show.failed' },
  { value: 'all', label: 'messages.show.all' },
] as const;

const Channels = ({ channels }: Pick<DeliveriesBody, 'channels'>) => {
  const text = useText();
  const language = useLanguage();
  return (
    <Flex gap={4} wrap="wrap">
      <Typography variant="pi" textColor="neutral600">
        {text('deliveries.channels')}
      </Typography>
      {channels.map(({ key, title, isOn }) => (
        <Flex key={key} gap={2}>
          <Typography textColor="neutral800">{title[language]}</Typography>
          <Badge variant={isOn ? 'success' : 'neutral'}>
            {text(isOn ? 'deliveries.on' : 'deliveries.off')}
          </Badge>
        </Flex>
      ))}
    </Flex>
  );
};

/** How messages left the house, what failed first; the office has them sent again. */
export const Deliveries = () => {
  const text = useText();
  const language = useLanguage();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [show, setShow] = useState<'failed' | 'all'>('failed');
  const path = `/talent-office/deliveries?show=${show}&limit=100`;
  const deliveries = useResource<DeliveriesBody>(path, language);

  const resend = async (id: string): Promise<void> => {
    if (!(await submission.send(`/talent-office/deliveries/${id}/resend`, {}))) return;
    toggleNotification({ type: 'success', message: text('deliveries.resent') });
    await deliveries.reload();
  };

  if (deliveries.status === 'failed') {
    return <FailureNote failure={deliveries.failure} retry={deliveries.reload} />;
  }
  if (deliveries.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  const { items, channels } = deliveries.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Choice<typeof show> value={show} options={options} onChoose={setShow} />
        <Channels channels={channels} />
      </Flex>
      {submission.failure && <FailureNote failure={submission.failure} />}
      {items.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={text(`deliveries.empty.${show}`)}
          shadow="tableShadow"
          hasRadius
        />
      ) : (
        <DeliveryTable items={items} busy={submission.busy} onResend={(id) => void resend(id)} />
      )}
    </Flex>
  );
};
