import {
  Badge,
  Box,
  Link,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { SelectionGroupBody } from '../../../../shared/contracts/selections';
import { useFormat } from '../../format';
import { useText, useWord, type TextKey } from '../../translations';
import { selectionsPath } from '../paths';

import { useTold } from './told';

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

export const GroupsTable = ({ groups }: { readonly groups: readonly SelectionGroupBody[] }) => {
  const text = useText();
  return (
    <Table colCount={columns.length} rowCount={groups.length + 1}>
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
        {groups.map((group) => (
          <Row key={group.id} group={group} />
        ))}
      </Tbody>
    </Table>
  );
};
