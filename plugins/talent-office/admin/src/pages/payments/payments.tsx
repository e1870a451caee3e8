import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Accounts } from './accounts';
import { Batches } from './batches';
import { OpenPassingOn } from './passing-on';

const tabs = {
  batches: Batches,
  accounts: Accounts,
  'passing-on': OpenPassingOn,
} as const;

type Tab = keyof typeof tabs;

/** Everything about payments in three lists; accounts are there for who enters and verifies them. */
export const Payments = () => {
  const text = useText();
  const seesAccounts = usePermission('payments.accounts');
  const [tab, setTab] = useState<Tab>('batches');
  const names = (Object.keys(tabs) as Tab[]).filter((one) => one !== 'accounts' || seesAccounts);
  const Shown = tabs[tab];
  return (
    <Page.Main>
      <Page.Title>{text('payment.title')}</Page.Title>
      <Layouts.Header title={text('payment.title')} subtitle={text('payment.subtitle')} />
      <Layouts.Content>
        <Tabs.Root value={tab} onValueChange={(value) => setTab(value as Tab)} variant="simple">
          <Tabs.List aria-label={text('payment.title')}>
            {names.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {text(`payment.tab.${one}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4}>
            <Shown key={tab} />
          </Box>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};
