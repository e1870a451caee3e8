import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import type { MessagesBody } from '../../../../shared/contracts/messages';
import { useResource, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { Choice } from './choice';
import { MessageTable } from './message-table';

const pageSize = 50;
const mostShown = 100;

const options = [
  { value: 'unread', label: 'messages.show.unread' },
  { value: 'all', label: 'messages.show.all' },
] as const;

/** The reader's own messages, the latest first. */
export const OwnMessages = ({ onCount }: { onCount(unread: number): void }) => {
  const text = useText();
  const language = useLanguage();
  const submission = useSubmission();
  const [show, setShow] = useState<'unread' | 'all'>('all');
  const [limit, setLimit] = useState(pageSize);
  const query = `unread=${String(show === 'unread')}&limit=${limit}`;
  const messages = useResource<MessagesBody>(`/talent-office/messages?${query}`, language);
  const unread = messages.status === 'ready' ? messages.data.unread : null;
  useEffect(() => {
    if (unread !== null) onCount(unread);
  }, [unread, onCount]);

  const mark = async (what: string): Promise<void> => {
    if (await submission.send(`/talent-office/messages/${what}read`, {})) await messages.reload();
  };

  if (messages.status === 'failed') {
    return <FailureNote failure={messages.failure} retry={messages.reload} />;
  }
  const items = messages.status === 'ready' ? messages.data.items : [];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={4}>
        <Choice<typeof show> value={show} options={options} onChoose={setShow} />
        <Button
          variant="tertiary"
          disabled={unread === null || unread === 0 || submission.busy}
          onClick={() => void mark('')}
        >
          {text('messages.mark-all')}
        </Button>
      </Flex>
      {submission.failure && <FailureNote failure={submission.failure} />}
      {messages.status === 'loading' ? (
        <Page.Loading>{text('loading')}</Page.Loading>
      ) : items.length === 0 ? (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={text(show === 'unread' ? 'messages.empty.unread' : 'messages.empty')}
          shadow="tableShadow"
          hasRadius
        />
      ) : (
        <MessageTable items={items} onRead={(id) => void mark(`${id}/`)} />
      )}
      {items.length === limit && limit < mostShown && (
        <Flex justifyContent="center">
          <Button variant="tertiary" onClick={() => setLimit(mostShown)}>
            {text('messages.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};
