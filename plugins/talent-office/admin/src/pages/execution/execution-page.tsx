import { Box, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { permissionAction, type Permission } from '../../../../shared/permissions';
import { usePermission } from '../../api';
import { useText } from '../../translations';

import { Dashboard } from './dashboard';
import { Statements } from './statement';
import { TrialBalance } from './trial-balance';
import { Verification } from './verification';

const tabs = ['execution', 'statement', 'trialBalance', 'verification'] as const;
type Tab = (typeof tabs)[number];

const needed: Readonly<Record<Tab, Permission>> = {
  execution: 'fund.read',
  statement: 'fund.books',
  trialBalance: 'fund.books',
  verification: 'fund.verify',
};

const Execution = () => {
  const text = useText();
  const [query, setQuery] = useSearchParams();
  const mayRead = usePermission('fund.books');
  const mayVerify = usePermission('fund.verify');
  const may: Partial<Record<Permission, boolean>> = {
    'fund.read': true,
    'fund.books': mayRead,
    'fund.verify': mayVerify,
  };
  const shown = tabs.filter((tab) => may[needed[tab]]);
  const tab = shown.find((one) => one === query.get('tab')) ?? 'execution';
  const toAccount = (account: string): void => setQuery({ tab: 'statement', account });
  return (
    <Page.Main>
      <Page.Title>{text('books.title')}</Page.Title>
      <Layouts.Header title={text('books.title')} subtitle={text('books.subtitle')} />
      <Layouts.Content>
        <Tabs.Root
          value={tab}
          onValueChange={(value: string) => setQuery({ tab: value })}
          variant="simple"
        >
          <Tabs.List aria-label={text('books.title')}>
            {shown.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {text(`books.tab.${one}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4}>
            {tab === 'execution' && (
              <Dashboard
                year={query.get('year')}
                choose={(year) => setQuery({ tab: 'execution', year })}
              />
            )}
            {tab === 'statement' && (
              <Statements account={query.get('account')} choose={toAccount} />
            )}
            {tab === 'trialBalance' && <TrialBalance />}
            {tab === 'verification' && <Verification />}
          </Box>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};

/** How the fund is spent, and the books behind it (资金执行). */
export const ExecutionPage = () => (
  <Page.Protect permissions={[{ action: permissionAction('fund.read'), subject: null }]}>
    <Execution />
  </Page.Protect>
);
