import { Button, Flex, Link } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { PaymentBatchBody } from '../../../../shared/contracts/payment-batches';
import { usePermission, useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord } from '../../translations';
import { Empty } from '../notices/empty';
import { pageQuery, Pager } from '../notices/pager';
import { paymentsPath } from '../paths';
import { Grid } from '../rounds/grid';

import { NewBatch } from './new-batch';
import { StateBadge } from './state-badge';

const size = 25;

const Table = ({ batches }: { readonly batches: readonly PaymentBatchBody[] }) => {
  const text = useText();
  const word = useWord();
  const { money, day } = useFormat();
  if (batches.length === 0) return <Empty content={text('payment.none')} />;
  return (
    <Grid
      columns={[
        'payment.column.title',
        'payment.payeeKind',
        'payment.column.lines',
        'payment.column.gross',
        'payment.column.tax',
        'payment.column.offset',
        'payment.column.net',
        'payment.plannedOn',
        'payment.column.state',
      ]}
      rows={batches.map((one) => [
        one.documentId,
        <Link key="title" tag={NavLink} to={`/${paymentsPath}/${one.documentId}`}>
          {one.title}
        </Link>,
        word(one.payeeKind, 'value'),
        one.lineCount,
        money(one.grossFen),
        money(one.taxFen),
        money(one.offsetFen),
        money(one.netFen),
        one.plannedOn === null ? '–' : day(one.plannedOn),
        <StateBadge key="state" state={one.state} />,
      ])}
    />
  );
};

/** All batches, what changed last first, each with what it comes to. */
export const Batches = () => {
  const text = useText();
  const mayPrepare = usePermission('payments.prepare');
  const [page, setPage] = useState(0);
  const [isNew, setNew] = useState(false);
  const found = useResource<PaymentBatchBody[]>(
    `/talent-office/payment-batches?${pageQuery(page, size)}`,
  );
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed')
    return <FailureNote failure={found.failure} retry={found.reload} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {mayPrepare && (
        <Flex justifyContent="flex-end">
          <Button startIcon={<Plus />} onClick={() => setNew(true)}>
            {text('payment.new')}
          </Button>
        </Flex>
      )}
      <Table batches={found.data.slice(0, size)} />
      <Pager page={page} hasMore={found.data.length > size} turn={setPage} />
      {isNew && <NewBatch onClose={() => setNew(false)} />}
    </Flex>
  );
};
