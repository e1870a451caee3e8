import { Typography } from '@strapi/design-system';

import type { PaymentLineBody } from '../../../../../shared/contracts/payment-batches';
import { useFormat } from '../../../format';
import { useText } from '../../../translations';

/** What finance's books call a payment, and what became of it. */
export const FinanceTold = ({ line }: { readonly line: PaymentLineBody }) => {
  const text = useText();
  const { day } = useFormat();
  const { indicatorNumber, subject, voucherNumber, paidOn, failureReason } = line;
  if (indicatorNumber === null && voucherNumber === null && failureReason === null) return '–';
  return (
    <>
      {indicatorNumber !== null && (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('payment.indicator', { number: indicatorNumber, subject: subject ?? '–' })}
        </Typography>
      )}
      {voucherNumber !== null && (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {text('payment.voucher', {
            number: voucherNumber,
            day: paidOn === null ? '–' : day(paidOn.slice(0, 10)),
          })}
        </Typography>
      )}
      {failureReason !== null && (
        <Typography tag="p" variant="pi" textColor="danger700">
          {failureReason}
        </Typography>
      )}
    </>
  );
};
