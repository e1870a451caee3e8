import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type {
  PaymentBatchDetail,
  RelatedBatch,
} from '../../../../../shared/contracts/payment-batches';
import { useFormat } from '../../../format';
import { useText, useWord } from '../../../translations';
import { paymentsPath } from '../../paths';
import { Card, Told } from '../../selections/card';

const Related = ({ label, batch }: { readonly label: string; readonly batch: RelatedBatch }) => (
  <Typography tag="p" variant="pi" textColor="neutral600">
    {label}{' '}
    <Link tag={NavLink} to={`/${paymentsPath}/${batch.documentId}`}>
      {batch.title}
    </Link>
  </Typography>
);

/** What a batch comes to, by line of the budget too, and by what it is known to finance. */
export const Facts = ({ batch }: { readonly batch: PaymentBatchDetail }) => {
  const text = useText();
  const word = useWord('plugin::talent-office.payment-batch');
  const { money } = useFormat();
  const sums = [
    `${text('payment.column.lines')} ${batch.lineCount}`,
    `${text('payment.column.gross')} ${money(batch.grossFen)}`,
    `${text('payment.column.tax')} ${money(batch.taxFen)}`,
    `${text('payment.column.offset')} ${money(batch.offsetFen)}`,
    `${text('payment.column.net')} ${money(batch.netFen)}`,
  ];
  return (
    <Card title={text('payment.totals')}>
      <Typography textColor="neutral800">{sums.join(' · ')}</Typography>
      {batch.totals.map(({ line, count, grossFen }) => (
        <Told key={line} label={line || '–'} value={`${count} · ${money(grossFen)}`} />
      ))}
      <Told label={text('payment.digest')} value={batch.digest ?? text('payment.digest.none')} />
      {batch.refusedReason !== null && (
        <Told label={word('refusedReason')} value={batch.refusedReason} />
      )}
      {batch.follows && <Related label={text('payment.follows')} batch={batch.follows} />}
      {batch.followedBy.map((one) => (
        <Related key={one.documentId} label={text('payment.followedBy')} batch={one} />
      ))}
    </Card>
  );
};
