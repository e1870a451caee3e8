import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { InboxItem } from '../../../../shared/contracts/cases';
import { RuleOutcome } from '../../content-manager/procedure';
import { DueDate, useFormat } from '../../format';

/** As large as a thumb is. */
const Button = styled.button`
  display: block;
  width: 100%;
  min-height: 4.4rem;
  padding: 1.6rem;
  text-align: start;
  cursor: pointer;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

/** What something is about, in as few lines as a list needs. */
export const Brief = ({ item }: { readonly item: InboxItem }) => {
  const { formatMessage } = useIntl();
  const { money } = useFormat();
  const { target, stageTitle, seatTitle, amountFen, ruleOutcome, dueOn, provisional } = item;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} width="100%">
      <Typography variant="delta" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {target.title}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {[
          formatMessage({ id: target.typeName, defaultMessage: target.typeName }),
          stageTitle,
          // A committee's stage has no seat of a name.
          seatTitle,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {amountFen !== null && (
          <Typography fontWeight="bold" textColor="neutral800">
            {money(amountFen)}
          </Typography>
        )}
        {ruleOutcome !== null && <RuleOutcome outcome={ruleOutcome} />}
      </Flex>
      <DueDate dueOn={dueOn} provisional={provisional} />
    </Flex>
  );
};

interface Props {
  readonly item: InboxItem;
  onOpen(): void;
}

/** One step that waits for the reader. */
export const BriefCard = ({ item, onOpen }: Props) => (
  <Button type="button" onClick={onOpen}>
    <Brief item={item} />
  </Button>
);
