import {
  Badge,
  Box,
  Flex,
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

import type { SelectionEntryBody } from '../../../../shared/contracts/selections';
import type { SelectionEntryState } from '../../../../shared/vocabulary';
import { useFormat } from '../../format';
import { useFailureText } from '../../notes';
import { useText, type TextKey } from '../../translations';
import { entryLink } from '../inbox';

import { useTold } from './told';

const columns: readonly TextKey[] = [
  'selection.column.position',
  'selection.column.case',
  'selection.column.why',
  'selection.column.state',
];

const variants = {
  waiting: 'neutral',
  selected: 'primary',
  unfunded: 'warning',
  changed: 'danger',
  passed: 'success',
  reserve: 'secondary',
  left: 'neutral',
  refused: 'neutral',
} as const satisfies Record<SelectionEntryState, string>;

/** A table keeps its cells on one line; what is told here is longer. */
const wrapped = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

/** Why a case stands where it does: what its expressions gave, or where its lot fell. */
const Why = ({ entry }: { readonly entry: SelectionEntryBody }) => {
  const text = useText();
  const { day, moment } = useFormat();
  const { ticket, mark, worked, replaces, arrivedAt } = entry;
  const { acceptedAt, handedInOn } = worked;
  // Where nothing is accepted, the day counts first, and then the instant of the submission.
  const instant = handedInOn === undefined ? 'acceptedAt' : 'openedAt';
  const arrival = [
    ...(handedInOn === undefined
      ? []
      : [text('selection.worked.handedInOn', { value: day(String(handedInOn)) })]),
    ...(acceptedAt === undefined
      ? []
      : [text(`selection.worked.${instant}`, { value: moment(String(acceptedAt)) })]),
  ];
  const lines = [
    ...(ticket === null ? [text('selection.arrived', { value: moment(arrivedAt) })] : []),
    ...(worked.orderBy === undefined
      ? []
      : [text('selection.worked.orderBy', { value: worked.orderBy })]),
    ...(worked.tieBy === undefined
      ? []
      : [text('selection.worked.tieBy', { value: worked.tieBy })]),
    ...arrival,
    ...(ticket === null ? [] : [text('selection.ticket', { ticket })]),
    ...(mark === null ? [] : [text('selection.mark', { mark })]),
    ...(replaces === null ? [] : [text('selection.replaces', { title: replaces })]),
  ];
  return (
    <Box maxWidth="30rem" style={wrapped}>
      {lines.map((line) => (
        <Typography key={line} tag="p" variant="pi" textColor="neutral700">
          {line}
        </Typography>
      ))}
    </Box>
  );
};

const Row = ({ entry }: { readonly entry: SelectionEntryBody }) => {
  const told = useTold();
  const failure = useFailureText(entry.target.type);
  return (
    <Tr>
      <Td>
        <Typography textColor="neutral800">{entry.position ?? '–'}</Typography>
      </Td>
      <Td>
        <Box maxWidth="22rem" style={wrapped}>
          <Link tag={NavLink} to={entryLink(entry.target)}>
            {entry.target.title}
          </Link>
        </Box>
      </Td>
      <Td>
        <Why entry={entry} />
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="20rem" style={wrapped}>
          <Badge variant={variants[entry.state]}>{told.entry(entry)}</Badge>
          {entry.told && (
            <Typography variant="pi" textColor="danger600">
              {failure({
                kind: 'refused',
                code: entry.told.code,
                facts: entry.told.facts,
                messages: { zh: entry.told.code, en: entry.told.code },
              } as Parameters<typeof failure>[0])}
            </Typography>
          )}
        </Flex>
      </Td>
    </Tr>
  );
};

/** The cases in their order; before there is one, as they arrived. */
export const EntriesTable = ({ entries }: { readonly entries: readonly SelectionEntryBody[] }) => {
  const text = useText();
  return (
    <Table colCount={columns.length} rowCount={entries.length + 1}>
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
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </Tbody>
    </Table>
  );
};
