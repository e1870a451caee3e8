import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import type { InboxItem } from '../../../../shared/contracts/cases';
import { permissionAction } from '../../../../shared/permissions';
import { useResource } from '../../api';
import { shanghaiDay, urgencyOf } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Bulk } from './bulk';
import { InboxTable } from './inbox-table';
import { PaperNote } from './paper-note';
import { useSelection } from './selection';

const Inbox = () => {
  const text = useText();
  const inbox = useResource<InboxItem[]>('/talent-office/inbox');
  const items = inbox.status === 'ready' ? inbox.data : [];
  const selection = useSelection(items);
  if (inbox.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  const today = shanghaiDay(new Date());
  const mine = items.filter((item) => item.mine);
  const escalated = items.filter((item) => item.escalated).length;
  const blocked = items.filter((item) => item.blocked && !item.mine).length;
  const overdue = mine.filter(
    ({ dueOn }) => dueOn !== null && urgencyOf(dueOn, today) === 'overdue',
  ).length;
  const told =
    text('inbox.subtitle', { count: mine.length }) +
    (overdue > 0 ? text('inbox.subtitle.overdue', { overdue }) : '') +
    (blocked > 0 ? text('inbox.subtitle.blocked', { blocked }) : '') +
    (escalated > 0 ? text('inbox.subtitle.escalated', { escalated }) : '');
  return (
    <Page.Main>
      <Page.Title>{text('inbox.title')}</Page.Title>
      <Layouts.Header
        title={text('inbox.title')}
        subtitle={inbox.status === 'ready' ? told : undefined}
        primaryAction={
          <Button
            variant="tertiary"
            startIcon={<ArrowClockwise />}
            onClick={() => void inbox.reload()}
          >
            {text('inbox.refresh')}
          </Button>
        }
      />
      <Layouts.Content>
        <PaperNote />
        {inbox.status === 'failed' ? (
          <FailureNote failure={inbox.failure} retry={inbox.reload} />
        ) : items.length === 0 ? (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={text('inbox.empty')}
            shadow="tableShadow"
            hasRadius
          />
        ) : (
          <>
            <Bulk selection={selection} onDone={inbox.reload} />
            <InboxTable items={items} selection={selection} />
          </>
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** What waits for the reader's signature (待办). */
export const InboxPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('cases.read'), subject: null }]}>
    <Inbox />
  </Page.Protect>
);
