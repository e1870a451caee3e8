import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Lists } from './lists';
import { paperPermissions } from './permissions';
import { Waiting } from './waiting';

const tabs = ['waiting', 'lists'] as const;

const Paper = () => {
  const text = useText();
  const [query] = useSearchParams();
  const readsLists = usePermission('lists.read');
  const confirms = usePermission('cases.confirm-paper');
  // The QR of a list leads here.
  const [tab, setTab] = useState<string>(query.has('list') || !confirms ? 'lists' : 'waiting');
  const shown = tabs.filter((one) => (one === 'lists' ? readsLists : confirms));
  return (
    <Page.Main>
      <Page.Title>{text('paperWaiting.title')}</Page.Title>
      <Layouts.Header title={text('paperWaiting.title')} subtitle={text('paperWaiting.subtitle')} />
      <Layouts.Content>
        <Tabs.Root value={tab} onValueChange={setTab} variant="simple">
          <Tabs.List aria-label={text('paperWaiting.title')}>
            {shown.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {text(`paperWaiting.tab.${one}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4}>
            {tab === 'lists' && readsLists && <Lists chosen={query.get('list')} />}
            {tab === 'waiting' && confirms && <Waiting onLists={() => setTab('lists')} />}
          </Box>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};

/** What came on paper and waits for a second person, and the lists of joint review (部门联审名单). */
export const PaperPage = () => (
  <Page.Protect permissions={paperPermissions}>
    <Paper />
  </Page.Protect>
);
