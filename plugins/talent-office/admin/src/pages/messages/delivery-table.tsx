import {
  Badge,
  Button,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';

import type { DeliveryItem } from '../../../../shared/contracts/messages';
import type { DeliveryState } from '../../../../shared/vocabulary';
import { usePermission } from '../../api';
import { useFormat } from '../../format';
import { useLanguage, useText, type TextKey } from '../../translations';

import { faultTold } from './fault-told';

const variants = {
  pending: 'neutral',
  sent: 'success',
  failed: 'warning',
  'given-up': 'danger',
  skipped: 'neutral',
} as const satisfies Record<DeliveryState, string>;

const columns: readonly TextKey[] = [
  'messages.text',
  'deliveries.channel',
  'deliveries.state',
  'deliveries.changed',
];

interface Props {
  readonly items: readonly DeliveryItem[];
  readonly busy: boolean;
  onResend(id: string): void;
}

const State = ({ item: { state, attempts, fault } }: { readonly item: DeliveryItem }) => {
  const text = useText();
  const why = fault === null ? null : faultTold(fault);
  const told = [
    ...(why ? [why.code === null ? text(why.text) : `${text(why.text)}（${why.code}）`] : []),
    ...(attempts > 1 ? [text('deliveries.attempts', { count: attempts })] : []),
  ];
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Badge variant={variants[state]}>{text(`deliveries.state.${state}`)}</Badge>
      {told.map((line) => (
        <Typography key={line} variant="pi" textColor="neutral600">
          {line}
        </Typography>
      ))}
    </Flex>
  );
};

/** Each message on each channel; a button for what may be sent again. */
export const DeliveryTable = ({ items, busy, onResend }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { moment } = useFormat();
  const mayResend = usePermission('deliveries.resend');
  return (
    <Table colCount={columns.length + 1} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {text(column)}
              </Typography>
            </Th>
          ))}
          <Th>
            <VisuallyHidden>{text('deliveries.resend')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <Tr key={item.id}>
            <Td>
              <Typography
                tag="p"
                textColor="neutral800"
                style={{ whiteSpace: 'normal', maxWidth: '48rem' }}
              >
                {item.text}
              </Typography>
            </Td>
            <Td>
              <Typography textColor="neutral800">{item.channel[language]}</Typography>
            </Td>
            <Td>
              <State item={item} />
            </Td>
            <Td>
              <Typography textColor="neutral800">{moment(item.changedAt)}</Typography>
            </Td>
            <Td>
              {item.resendable && mayResend && (
                <Button
                  variant="secondary"
                  size="S"
                  disabled={busy}
                  onClick={() => onResend(item.id)}
                >
                  {text('deliveries.resend')}
                </Button>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
};
