import { Typography } from '@strapi/design-system';

import type { AnswerReading } from '../../../../../shared/contracts/payment-batches';
import { useFormat } from '../../../format';
import { useLanguage, useText, useWord } from '../../../translations';
import { Grid } from '../../rounds/grid';

/** What a file would record, or every row of it that is wrong or of no line of the batch. */
export const AnswerReport = ({ reading }: { readonly reading: AnswerReading }) => {
  const text = useText();
  const word = useWord();
  const language = useLanguage();
  const { money, day } = useFormat();
  const { paid, failed, problems, rows } = reading;
  if (problems.length > 0) {
    return (
      <>
        <Typography textColor="danger700">
          {text('payment.answer.bad', { count: problems.length })}
        </Typography>
        <Grid
          columns={['payment.column.row', 'payment.column.what', 'payment.column.problem']}
          rows={problems.map(({ row, column, code, messages }, index) => [
            `${index}/${code}`,
            row,
            column ?? '–',
            messages[language],
          ])}
        />
      </>
    );
  }
  return (
    <>
      <Typography textColor="success700">
        {text('payment.answer.good', { paid, failed })}
      </Typography>
      <Grid
        columns={[
          'payment.column.number',
          'payment.column.payee',
          'payment.column.net',
          'payment.column.result',
          'payment.column.finance',
        ]}
        rows={rows.map(({ number, payeeName, netFen, result, voucherNumber, paidOn, reason }) => [
          String(number),
          number,
          payeeName,
          money(netFen),
          word(result, 'value'),
          result === 'paid' && voucherNumber !== null && paidOn !== null
            ? text('payment.voucher', { number: voucherNumber, day: day(paidOn) })
            : (reason ?? '–'),
        ])}
      />
    </>
  );
};
