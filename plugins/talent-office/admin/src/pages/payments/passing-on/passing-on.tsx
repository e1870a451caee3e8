import { Badge, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { PassingOn } from '../../../../../shared/contracts/passing-on';
import { usePermission, useResource } from '../../../api';
import { DueDate, useFormat } from '../../../format';
import { FailureNote } from '../../../notes';
import { useText } from '../../../translations';
import { Empty } from '../../notices/empty';
import { paymentsPath } from '../../paths';
import { Grid } from '../../rounds/grid';

import { Proofs } from './proofs';
import { RecordDialog } from './record-dialog';

interface TableProps {
  readonly owed: readonly PassingOn[];
  /** Each with the batch that it was paid by? */
  readonly withBatch: boolean;
  reload(): Promise<void>;
}

const Table = ({ owed, withBatch, reload }: TableProps) => {
  const text = useText();
  const { money, day } = useFormat();
  const mayRecord = usePermission('payments.prepare');
  const [recorded, setRecorded] = useState<PassingOn | null>(null);
  return (
    <>
      <Grid
        columns={[
          withBatch ? 'payment.column.title' : 'payment.column.number',
          'passing.column.employer',
          'passing.column.matter',
          'passing.column.net',
          'passing.column.paidOn',
          'passing.column.dueOn',
          'passing.column.open',
          'passing.column.proofs',
        ]}
        rows={owed.map((one) => [
          one.payment,
          withBatch ? (
            <Link key="batch" tag={NavLink} to={`/${paymentsPath}/${one.batch.documentId}`}>
              {one.batch.title}
            </Link>
          ) : (
            one.number
          ),
          one.employer.name,
          one.matter ?? '–',
          money(one.netFen),
          day(one.paidOn),
          one.openFen === 0 ? (
            <Badge key="due" variant="success">
              {text('passing.complete')}
            </Badge>
          ) : (
            <DueDate key="due" dueOn={one.dueOn} provisional={one.provisional} />
          ),
          money(one.openFen),
          <Flex key="proofs" direction="column" alignItems="flex-start" gap={2}>
            <Proofs proofs={one.proofs} mayReturn={mayRecord} reload={reload} />
            {mayRecord && one.openFen > 0 && (
              <Button size="S" variant="secondary" onClick={() => setRecorded(one)}>
                {text('passing.record')}
              </Button>
            )}
          </Flex>,
        ])}
      />
      {recorded && (
        <RecordDialog owed={recorded} reload={reload} onClose={() => setRecorded(null)} />
      )}
    </>
  );
};

/** What is not proven yet to have been passed on, of all batches. */
export const OpenPassingOn = () => {
  const text = useText();
  const found = useResource<PassingOn[]>('/talent-office/passing-on');
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed')
    return <FailureNote failure={found.failure} retry={found.reload} />;
  if (found.data.length === 0) return <Empty content={text('passing.none')} />;
  return <Table withBatch owed={found.data} reload={found.reload} />;
};

interface OfBatch {
  readonly documentId: string;
  readonly version: string;
}

/** What was paid by one batch to employers, and what of it they have proven; nothing before any is paid. */
export const BatchPassingOn = ({ documentId, version }: OfBatch) => {
  const text = useText();
  const path = `/talent-office/payment-batches/${documentId}/passing-on`;
  const found = useResource<PassingOn[]>(path, version);
  if (found.status === 'failed')
    return <FailureNote failure={found.failure} retry={found.reload} />;
  if (found.status === 'loading' || found.data.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h2" variant="delta">
        {text('passing.title')}
      </Typography>
      <Table withBatch={false} owed={found.data} reload={found.reload} />
    </Flex>
  );
};
