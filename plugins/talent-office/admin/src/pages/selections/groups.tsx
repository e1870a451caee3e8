import { Box, Button, Flex, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { SelectionGroupBody } from '../../../../shared/contracts/selections';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Empty } from '../notices/empty';

import { GroupsTable } from './groups-table';

const tabs = ['open', 'ordered', 'over'] as const;

/** Groups on one page. */
const most = 50;

interface PagerProps {
  readonly offset: number;
  /** Groups on this page: a full one is perhaps not the last. */
  readonly count: number;
  readonly go: (offset: number) => void;
}

const Pager = ({ offset, count, go }: PagerProps) => {
  const text = useText();
  if (offset === 0 && count < most) return null;
  return (
    <Flex justifyContent="center" gap={2} paddingTop={4}>
      <Button variant="tertiary" disabled={offset === 0} onClick={() => go(offset - most)}>
        {text('selection.newer')}
      </Button>
      <Button variant="tertiary" disabled={count < most} onClick={() => go(offset + most)}>
        {text('selection.older')}
      </Button>
    </Flex>
  );
};

const List = ({ state }: { readonly state: (typeof tabs)[number] }) => {
  const text = useText();
  const [offset, setOffset] = useState(0);
  const found = useResource<SelectionGroupBody[]>(
    `/talent-office/selections?state=${state}&limit=${most}&offset=${offset}`,
  );
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  const groups = found.data;
  return (
    <>
      {groups.length === 0 ? (
        <Empty content={text('selection.none')} />
      ) : (
        <GroupsTable groups={groups} />
      )}
      <Pager offset={offset} count={groups.length} go={setOffset} />
    </>
  );
};

/** The groups by where they stand, the latest first. */
export const Groups = () => {
  const text = useText();
  const [tab, setTab] = useState<(typeof tabs)[number]>('open');
  return (
    <Page.Main>
      <Page.Title>{text('selection.title')}</Page.Title>
      <Layouts.Header title={text('selection.title')} subtitle={text('selection.subtitle')} />
      <Layouts.Content>
        <Tabs.Root
          value={tab}
          onValueChange={(value) => setTab(value as typeof tab)}
          variant="simple"
        >
          <Tabs.List aria-label={text('selection.title')}>
            {tabs.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                {text(`selection.tab.${one}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4}>
            <List key={tab} state={tab} />
          </Box>
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};
