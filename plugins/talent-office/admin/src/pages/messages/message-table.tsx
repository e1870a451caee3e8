import {
  Badge,
  Flex,
  IconButton,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { ArrowRight, Check } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { MessagesBody } from '../../../../shared/contracts/messages';
import { useFormat } from '../../format';
import { useText } from '../../translations';

type Item = MessagesBody['items'][number];

interface Props {
  readonly items: readonly Item[];
  onRead(id: string): void;
}

const Row = ({ item, onRead }: { readonly item: Item } & Pick<Props, 'onRead'>) => {
  const text = useText();
  const { moment } = useFormat();
  const isUnread = item.readAt === null;
  return (
    <Tr>
      <Td>
        <Flex gap={3} maxWidth="72rem">
          <Typography
            textColor="neutral800"
            fontWeight={isUnread ? 'semiBold' : 'regular'}
            style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
          >
            {item.text}
          </Typography>
          {isUnread && <Badge variant="primary">{text('messages.unread')}</Badge>}
        </Flex>
      </Td>
      <Td>
        <Typography textColor="neutral800">{moment(item.createdAt)}</Typography>
      </Td>
      <Td>
        <Flex justifyContent="flex-end" gap={2}>
          {isUnread && (
            <IconButton
              label={text('messages.mark')}
              variant="ghost"
              onClick={() => onRead(item.id)}
            >
              <Check />
            </IconButton>
          )}
          <IconButton
            tag={Link}
            to={item.link}
            label={text('messages.open')}
            variant="ghost"
            onClick={() => {
              if (isUnread) onRead(item.id);
            }}
          >
            <ArrowRight />
          </IconButton>
        </Flex>
      </Td>
    </Tr>
  );
};

export const MessageTable = ({ items, onRead }: Props) => {
  const text = useText();
  return (
    <Table colCount={3} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          <Th>
            <Typography variant="sigma" textColor="neutral600">
              {text('messages.text')}
            </Typography>
          </Th>
          <Th>
            <Typography variant="sigma" textColor="neutral600">
              {text('messages.sent')}
            </Typography>
          </Th>
          <Th>
            <VisuallyHidden>{text('messages.open')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} onRead={onRead} />
        ))}
      </Tbody>
    </Table>
  );
};
