import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { permissionAction } from '../../../../shared/permissions';
import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Deliveries } from './deliveries';
import { OwnMessages } from './own-messages';

const Messages = () => {
  const text = useText();
  const seesDeliveries = usePermission('deliveries.read');
  const [unread, setUnread] = useState<number | null>(null);
  const own = <OwnMessages onCount={setUnread} />;
  return (
    <Page.Main>
      <Page.Title>{text('messages.title')}</Page.Title>
      <Layouts.Header
        title={text('messages.title')}
        subtitle={unread === null ? undefined : text('messages.subtitle', { unread })}
      />
      <Layouts.Content>
        {seesDeliveries ? (
          <Tabs.Root defaultValue="own" variant="simple">
            <Tabs.List aria-label={text('messages.title')}>
              <Tabs.Trigger value="own">{text('messages.tab.own')}</Tabs.Trigger>
              <Tabs.Trigger value="deliveries">{text('messages.tab.deliveries')}</Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="own">
              <Box paddingTop={4}>{own}</Box>
            </Tabs.Content>
            <Tabs.Content value="deliveries">
              <Box paddingTop={4}>
                <Deliveries />
              </Box>
            </Tabs.Content>
          </Tabs.Root>
        ) : (
          own
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** What the engine has told the reader (消息); for the office, too, what did not get through. */
export const MessagesPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('messages.read'), subject: null }]}>
    <Messages />
  </Page.Protect>
);
