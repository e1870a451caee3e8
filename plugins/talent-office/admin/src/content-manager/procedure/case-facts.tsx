import { Flex, Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useText } from '../../translations';

const Line = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <Flex justifyContent="space-between" gap={2} width="100%">
    <Typography textColor="neutral600">{label}</Typography>
    <Typography textColor="neutral800" fontWeight="semiBold">
      {children}
    </Typography>
  </Flex>
);

/** What a case is about in money, and since when it runs. */
export const CaseFacts = ({ one }: { readonly one: CaseBody }) => {
  const text = useText();
  const { money, dayOf } = useFormat();
  return (
    <>
      {one.amountFen !== null && <Line label={text('case.amount')}>{money(one.amountFen)}</Line>}
      <Line label={text('case.opened')}>{dayOf(one.openedAt)}</Line>
      {one.closedAt && <Line label={text('case.closed')}>{dayOf(one.closedAt)}</Line>}
    </>
  );
};
