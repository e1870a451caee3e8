import {
  Box,
  Checkbox,
  Flex,
  IconButton,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { ArrowRight, CaretDown, CaretUp } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router-dom';

import type { InboxItem } from '../../../../shared/contracts/cases';
import { DueDate, useFormat } from '../../format';
import { useText, type TextKey } from '../../translations';

import { entryLink } from './entry-link';
import { ordered, type Order, type SortKey } from './order';
import { isSelectable, type Selection } from './selection';

const columns: readonly { text: TextKey; sortKey?: SortKey }[] = [
  { text: 'inbox.entry' },
  { text: 'inbox.stage' },
  { text: 'inbox.amount' },
  { text: 'inbox.opened', sortKey: 'openedAt' },
  { text: 'inbox.due', sortKey: 'dueOn' },
];

interface RowProps {
  readonly item: InboxItem;
  readonly selection: Selection;
}

const Row = ({ item, selection }: RowProps) => {
  const text = useText();
  const { formatMessage } = useIntl();
  const { money, dayOf } = useFormat();
  const navigate = useNavigate();
  const { target, seatTitle, stageTitle, amountFen, openedAt, dueOn, blocked, escalated } = item;
  const { acceptanceNumber, standsFor, actingFor } = item;
  const to = entryLink(target);
  return (
    <Tr onClick={() => navigate(to)} cursor="pointer">
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="36rem">
          <Typography fontWeight="semiBold" textColor="neutral800" ellipsis maxWidth="100%">
            {target.title}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {formatMessage({ id: target.typeName, defaultMessage: target.typeName })}
            {acceptanceNumber !== null && ` · ${acceptanceNumber}`}
          </Typography>
        </Flex>
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography textColor="neutral800">{stageTitle}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {item.kind === 'committee' ? text('meeting.waits') : seatTitle}
          </Typography>
          {escalated && (
            <Typography variant="pi" textColor="warning700">
              {text('inbox.escalated')}
            </Typography>
          )}
          {standsFor !== null && (
            <Typography variant="pi" textColor="warning700">
              {text('seat.standsFor', { unit: standsFor })}
            </Typography>
          )}
          {actingFor !== null && (
            <Typography variant="pi" textColor="primary600">
              {text('inbox.actingFor', { absentee: actingFor })}
            </Typography>
          )}
          {blocked && (
            <Typography variant="pi" textColor="danger600">
              {text(item.mine ? 'inbox.lacking' : 'inbox.blocked')}
            </Typography>
          )}
        </Flex>
      </Td>
      <Td>
        <Typography textColor="neutral800">
          {amountFen === null ? '–' : money(amountFen)}
        </Typography>
      </Td>
      <Td>
        <Typography textColor="neutral800">{dayOf(openedAt)}</Typography>
      </Td>
      <Td>
        <DueDate dueOn={dueOn} provisional={item.provisional} />
      </Td>
      <Td onClick={(event) => event.stopPropagation()}>
        <Flex gap={2}>
          {isSelectable(item) && (
            <Checkbox
              aria-label={text('bulk.choose', { title: target.title })}
              checked={selection.has(item)}
              disabled={selection.isFull && !selection.has(item)}
              onCheckedChange={() => selection.toggle(item)}
            />
          )}
          <IconButton
            tag={Link}
            to={to}
            label={`${text('inbox.open')}:${target.title}`}
            variant="ghost"
          >
            <ArrowRight />
          </IconButton>
        </Flex>
      </Td>
    </Tr>
  );
};

interface Props {
  readonly items: readonly InboxItem[];
  readonly selection: Selection;
}

/** The reader's open steps; the headers of the two dates sort. */
export const InboxTable = ({ items, selection }: Props) => {
  const text = useText();
  const [order, setOrder] = useState<Order>({ by: 'dueOn', descending: false });
  const sort = (by: SortKey) =>
    setOrder((last) => ({ by, descending: last.by === by && !last.descending }));
  return (
    <Table colCount={columns.length + 1} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {columns.map(({ text: key, sortKey }) => (
            <Th
              key={key}
              action={
                sortKey && (
                  <IconButton
                    label={text('inbox.sort', { column: text(key) })}
                    variant="ghost"
                    size="XS"
                    onClick={() => sort(sortKey)}
                  >
                    {order.by === sortKey && order.descending ? <CaretUp /> : <CaretDown />}
                  </IconButton>
                )
              }
            >
              <Typography variant="sigma" textColor="neutral600">
                {text(key)}
              </Typography>
            </Th>
          ))}
          <Th>
            {items.some(isSelectable) ? (
              <Checkbox
                aria-label={text('bulk.chooseAll')}
                checked={selection.chosen.length > 0 ? 'indeterminate' : false}
                onCheckedChange={selection.toggleAll}
              />
            ) : (
              <Box />
            )}
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {ordered(items, order).map((item) => (
          <Row key={`${item.caseId}/${item.seat}`} item={item} selection={selection} />
        ))}
      </Tbody>
    </Table>
  );
};
