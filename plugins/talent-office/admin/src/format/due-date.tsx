import { Badge, Flex, Typography } from '@strapi/design-system';

import { useText } from '../translations';

import { daysBetween, shanghaiDay, urgencyOf, type Urgency } from './dates';
import { useFormat } from './use-format';

const variants = { overdue: 'danger', soon: 'warning', later: 'neutral' } as const satisfies Record<
  Urgency,
  string
>;

interface Props {
  readonly dueOn: string | null;
  /** Does it lie in a year whose holidays are not known yet? */
  readonly provisional: boolean;
}

/** A deadline with how much of it is left, told by words and colour. */
export const DueDate = ({ dueOn, provisional }: Props) => {
  const text = useText();
  const { day } = useFormat();
  if (dueOn === null) return <Typography textColor="neutral600">{text('due.none')}</Typography>;
  const today = shanghaiDay(new Date());
  const urgency = urgencyOf(dueOn, today);
  const left = daysBetween(today, dueOn);
  const told =
    urgency === 'overdue'
      ? text('due.overdue', { days: -left })
      : left === 0
        ? text('due.today')
        : text('due.left', { days: left });
  return (
    <Flex gap={2} wrap="wrap">
      <Typography textColor={urgency === 'overdue' ? 'danger600' : 'neutral800'}>
        {day(dueOn)}
      </Typography>
      <Badge variant={variants[urgency]}>{told}</Badge>
      {provisional && (
        <Typography variant="pi" textColor="neutral600">
          {text('due.provisional')}
        </Typography>
      )}
    </Flex>
  );
};
