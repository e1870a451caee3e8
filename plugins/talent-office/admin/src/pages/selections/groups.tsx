import {
  Badge,
  Box,
  Link,
  Table,
  Tabs,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { SelectionGroupBody } from '../../../../shared/contracts/selections';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord, type TextKey } from '../../translations';
import { Empty } from '../notices/empty';
import { selectionsPath } from '../paths';

import { useTold } from './told';

const tabs = ['open', 'ordered', 'over'] as const;

const columns: readonly TextKey[] = [
  'selection.column.group',
  'selection.column.method',
  'selection.column.state',
  'selection.column.count',
  'selection.column.places',
  'selection.column.lastDay',
];

const Row = ({ group }: { readonly group: SelectionGroupBody }) => {
  const text = useText();
  const word = useWord();
  const told = useTold();
  const { day } = useFormat();
  const cells = [
    word(group.method, 'value'),
    <Badge key="state">{text(`selection.state.${group.state}`)}</Badge>,
    group.count,
    group.places ?? '–',
    group.reserveLastDay === null ? '–' : day(group.reserveLastDay),
  ];
  return (
    <Tr>
      <Td>
        <Box maxWidth="34rem" style={{ whiteSpace: 'normal' }}>
          <Link tag={NavLink} to={`/${selectionsPath}/${group.id}`}>
            {told.group(group)}
          </Link>
        </Box>
      </Td>
      {cells.map((cell, index) => (
        <Td key={index}>
          <Typography textColor="neutral800">{cell}</Typography>
        </Td>
      ))}
    </Tr>
  );
};

const List = ({ state }: { readonly state: (typeof tabs)[number] }) => {
  const text = useText();
  const found = useResource<SelectionGroupBody[]>(
    `/talent-office/selections?state=${state}&limit=100`,
  );
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.data.length === 0) return <Empty content={text('selection.none')} />;
  return (
    <Table colCount={columns.length} rowCount={found.data.length + 1}>
      <Thead>
        <Tr>
          {columns.map((key) => (
            <Th key={key}>
              <Typography variant="sigma" textColor="neutral600">
                {text(key)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {found.data.map((group) => (
          <Row key={group.id} group={group} />
        ))}
      </Tbody>
    </Table>
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
