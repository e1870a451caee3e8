import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { permissionAction } from '../../../../shared/permissions';
import { useText } from '../../translations';

import { Postings } from './postings';
import { Waiting } from './waiting';

const tabs = ['running', 'waiting', 'over'] as const;

const Notices = () => {
  const text = useText();
  const [tab, setTab] = useState<string>('running');
  return (
    <Page.Main>
      <Page.Title>{text('notices.title')}</Page.Title>
      <Layouts.Header title={text('notices.title')} subtitle={text('notices.subtitle')} />
      <Layouts.Content>
        <Tabs.Root value={tab} onValueChange={setTab} variant="simple">
          <Tabs.List aria-label={text('notices.title')}>
            {tabs.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {text(`notices.tab.${one}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4}>
            {tab === 'waiting' ? (
              <Waiting onPosted={() => setTab('running')} />
            ) : (
              <Postings key={tab} state={tab === 'over' ? 'over' : 'running'} />
            )}
          </Box>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};

/** What is before the public (公示): what waits to be posted, where it was posted, what is to be taken down. */
export const NoticesPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('notices.read'), subject: null }]}>
    <Notices />
  </Page.Protect>
);
