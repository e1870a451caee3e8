import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons';

import type { PaymentReason } from '../../../../../shared/contracts/payment-batches';
import { useLanguage, useText } from '../../../translations';

const kinds = {
  against: { Icon: CrossCircle, fill: 'danger600', colour: 'danger700' },
  warning: { Icon: WarningCircle, fill: 'warning600', colour: 'warning700' },
  for: { Icon: CheckCircle, fill: 'success600', colour: 'neutral800' },
} as const;

type Kind = keyof typeof kinds;

const order: readonly Kind[] = ['against', 'warning', 'for'];

const kindOf = ({ against, warning }: PaymentReason): Kind =>
  warning ? 'warning' : against ? 'against' : 'for';

const Reason = ({ reason }: { readonly reason: PaymentReason }) => {
  const text = useText();
  const language = useLanguage();
  const kind = kindOf(reason);
  const { Icon, fill, colour } = kinds[kind];
  return (
    <Flex tag="li" gap={2} alignItems="flex-start">
      <Icon
        fill={fill}
        aria-label={text(`payment.reasons.${kind}`)}
        style={{ flexShrink: 0, marginTop: '0.2rem' }}
      />
      <Typography textColor={colour}>{reason[language]}</Typography>
    </Flex>
  );
};

/** Everything that speaks for and against a payment, as it was when the list was checked last. */
export const Reasons = ({ reasons }: { readonly reasons: readonly PaymentReason[] }) => {
  const text = useText();
  if (reasons.length === 0) {
    return <Typography textColor="neutral600">{text('payment.reasons.none')}</Typography>;
  }
  const sorted = order.flatMap((kind) => reasons.filter((one) => kindOf(one) === kind));
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {sorted.map((reason) => (
        <Reason key={reason.code} reason={reason} />
      ))}
    </Flex>
  );
};

/** In a row of the list: what speaks against it in full, and how much speaks for it. */
export const ReasonsBrief = ({ reasons }: { readonly reasons: readonly PaymentReason[] }) => {
  const text = useText();
  const against = reasons.filter((one) => one.against);
  const count = reasons.length - against.length;
  return (
    <Box>
      {(against.length > 0 || reasons.length === 0) && <Reasons reasons={against} />}
      {count > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('payment.reasons.count', { count })}
        </Typography>
      )}
    </Box>
  );
};
