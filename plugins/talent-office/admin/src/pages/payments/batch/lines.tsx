import { Button, Checkbox, Flex, TextButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';

import type {
  PaymentBatchDetail,
  PaymentLineBody,
} from '../../../../../shared/contracts/payment-batches';
import { usePermission, useSubmission } from '../../../api';
import { useFormat } from '../../../format';
import { FailureNote } from '../../../notes';
import { useText } from '../../../translations';
import { Empty } from '../../notices/empty';
import { Grid } from '../../rounds/grid';

import { batchSchema } from '../schemas';
import { StateBadge } from '../state-badge';
import type { Offered } from '../use-offered';
import { Candidates } from './candidates';
import { FinanceTold } from './finance-told';
import { LineDialog } from './line-dialog';
import { ReasonsBrief } from './reasons';

interface TableProps {
  readonly lines: readonly PaymentLineBody[];
  /** Those that are chosen to be taken off; nothing where nobody takes any off now. */
  readonly chosen: ReadonlySet<string> | null;
  choose(documentId: string): void;
  open(line: PaymentLineBody): void;
}

const Payee = ({ line }: { readonly line: PaymentLineBody }) => (
  <>
    <Typography tag="p" textColor="neutral800" fontWeight="semiBold">
      {line.payeeName}
    </Typography>
    <Typography tag="p" variant="pi" textColor="neutral600">
      {[line.bankName, line.bankAccount].filter(Boolean).join(' ')}
    </Typography>
  </>
);

const Table = ({ lines, chosen, choose, open }: TableProps) => {
  const text = useText();
  const { money } = useFormat();
  return (
    <Grid
      columns={[
        'payment.column.number',
        'payment.column.payee',
        'payment.column.from',
        'payment.column.gross',
        'payment.column.tax',
        'payment.column.offset',
        'payment.column.net',
        'payment.column.reasons',
        'payment.column.finance',
        'payment.column.state',
      ]}
      rows={lines.map((line) => [
        line.documentId,
        <Flex key="number" gap={2}>
          {chosen && (
            <Checkbox
              aria-label={text('payment.choose', { what: line.payeeName })}
              checked={chosen.has(line.documentId)}
              onCheckedChange={() => choose(line.documentId)}
            />
          )}
          <TextButton
            aria-label={text('payment.line.open', { number: line.number })}
            onClick={() => open(line)}
          >
            {String(line.number)}
          </TextButton>
        </Flex>,
        <Payee key="payee" line={line} />,
        line.line?.title ?? '–',
        money(line.grossFen),
        money(line.taxFen),
        money(line.offsetFen),
        money(line.netFen),
        <ReasonsBrief key="reasons" reasons={line.reasons} />,
        <FinanceTold key="finance" line={line} />,
        <StateBadge key="state" state={line.state} />,
      ])}
    />
  );
};

interface Props {
  readonly batch: PaymentBatchDetail;
  readonly offered: Offered;
  refresh(): Promise<void>;
}

/** The list of a batch; what is due is added and taken off while nobody has checked it. */
export const Lines = ({ batch, offered, refresh }: Props) => {
  const text = useText();
  const removal = useSubmission();
  const mayPrepare = usePermission('payments.prepare');
  const [isAdding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const shown = batch.lines.find(({ documentId }) => documentId === opened);
  const mayRemove = mayPrepare && offered.may('remove');

  const choose = (documentId: string): void =>
    setChosen((last) =>
      last.has(documentId)
        ? new Set([...last].filter((one) => one !== documentId))
        : new Set([...last, documentId]),
    );
  const remove = async (): Promise<void> => {
    const path = `/talent-office/payment-batches/${batch.documentId}/removals`;
    if (!(await removal.send(path, { lines: [...chosen] }))) return;
    setChosen(new Set());
    await refresh();
  };

  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography tag="h2" variant="delta">
          {text('payment.lines')}
        </Typography>
        <Flex gap={2}>
          {mayRemove && chosen.size > 0 && (
            <Button variant="danger-light" loading={removal.busy} onClick={() => void remove()}>
              {text('payment.remove', { count: chosen.size })}
            </Button>
          )}
          {mayPrepare && offered.may('add') && (
            <Button startIcon={<Plus />} onClick={() => setAdding(true)}>
              {text('payment.add')}
            </Button>
          )}
        </Flex>
      </Flex>
      {removal.failure && <FailureNote failure={removal.failure} type={batchSchema.uid} />}
      {batch.lines.length === 0 ? (
        <Empty content={text('payment.lines.none')} />
      ) : (
        <Table
          lines={batch.lines}
          chosen={mayRemove ? chosen : null}
          choose={choose}
          open={({ documentId }) => setOpened(documentId)}
        />
      )}
      {isAdding && (
        <Candidates
          documentId={batch.documentId}
          refresh={refresh}
          onClose={() => setAdding(false)}
        />
      )}
      {shown && <LineDialog line={shown} refresh={refresh} onClose={() => setOpened(null)} />}
    </Flex>
  );
};
