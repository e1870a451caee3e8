import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { InboxItem } from '../../../shared/contracts/cases';
import { useResource } from '../api';
import { DueDate, shanghaiDay, urgencyOf } from '../format';
import { useFailureText } from '../notes';
import { entryLink, ordered } from '../pages/inbox';
import { useText } from '../translations';

const shown = 3;

const StepLink = styled(Link)`
  display: block;
  text-decoration: none;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

const Step = ({
  item: { target, stageTitle, dueOn, provisional },
}: {
  readonly item: InboxItem;
}) => (
  <StepLink to={entryLink(target)}>
    <Flex justifyContent="space-between" gap={4} paddingTop={3} paddingBottom={3}>
      <Box minWidth="0">
        <Typography tag="p" ellipsis textColor="neutral800" fontWeight="semiBold">
          {target.title}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {stageTitle}
        </Typography>
      </Box>
      <Box shrink={0}>
        <DueDate dueOn={dueOn} provisional={provisional} />
      </Box>
    </Flex>
  </StepLink>
);

/** How many steps wait for the reader, and the most urgent of them. */
export const InboxWidget = () => {
  const text = useText();
  const failureText = useFailureText();
  const inbox = useResource<InboxItem[]>('/talent-office/inbox');
  if (inbox.status === 'loading') return <Widget.Loading>{text('loading')}</Widget.Loading>;
  if (inbox.status === 'failed') return <Widget.Error>{failureText(inbox.failure)}</Widget.Error>;
  // What he has to see to is others' to sign.
  const own = inbox.data.filter(({ mine }) => mine);
  const items = ordered(own, { by: 'dueOn', descending: false });
  if (items.length === 0) return <Widget.NoData>{text('widget.empty')}</Widget.NoData>;
  const today = shanghaiDay(new Date());
  const overdue = items.filter(
    ({ dueOn }) => dueOn !== null && urgencyOf(dueOn, today) === 'overdue',
  ).length;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} alignItems="baseline">
        <Typography variant="alpha" textColor="neutral800">
          {items.length}
        </Typography>
        <Typography textColor="neutral600">
          {text('widget.count', { count: items.length })}
        </Typography>
        {overdue > 0 && (
          <Typography textColor="danger600">{text('widget.overdue', { overdue })}</Typography>
        )}
      </Flex>
      <Box>
        {items.slice(0, shown).map((item) => (
          <Step key={`${item.caseId}/${item.seat}`} item={item} />
        ))}
      </Box>
    </Flex>
  );
};
