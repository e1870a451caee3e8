import { Flex, Typography } from '@strapi/design-system';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useText } from '../../translations';

import { Handling } from './handling';

const Line = ({ label, children }: { readonly label: string; readonly children: string }) => (
  <Flex justifyContent="space-between" gap={2} width="100%">
    <Typography textColor="neutral600">{label}</Typography>
    <Typography textColor="neutral800" fontWeight="semiBold">
      {children}
    </Typography>
  </Flex>
);

/** What a case is about in money, its number, and since when it runs. */
export const CaseFacts = ({ one }: { readonly one: CaseBody }) => {
  const text = useText();
  const { money, day, dayOf } = useFormat();
  return (
    <>
      {one.amountFen !== null && <Line label={text('case.amount')}>{money(one.amountFen)}</Line>}
      <Line label={text('case.opened')}>{day(one.handedInOn)}</Line>
      {one.paper && (
        <Typography textColor="neutral600">{text('paperApplication.made', one.paper)}</Typography>
      )}
      {one.acceptance && (
        <>
          <Line label={text('case.acceptanceNumber')}>{one.acceptance.number}</Line>
          <Line label={text('case.accepted')}>{dayOf(one.acceptance.at)}</Line>
        </>
      )}
      {one.handling && <Handling handling={one.handling} />}
      {one.closedAt && <Line label={text('case.closed')}>{dayOf(one.closedAt)}</Line>}
    </>
  );
};
