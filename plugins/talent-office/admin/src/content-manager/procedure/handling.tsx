import { Typography } from '@strapi/design-system';

import type { HandlingBody } from '../../../../shared/contracts/cases';
import { useFormat } from '../../format';
import { useText } from '../../translations';

/** How much of its handling time a case has used, and whether it runs. */
export const Handling = ({ handling }: { readonly handling: HandlingBody }) => {
  const text = useText();
  const { day } = useFormat();
  const { usedWorkingDays: used, limitWorkingDays: limit, running, lastDay, overdue } = handling;
  const told =
    limit === null ? text('handling.used', { used }) : text('handling.usedOf', { used, limit });
  return (
    <Typography textColor={overdue ? 'danger600' : 'neutral800'}>
      {told}
      {overdue && limit !== null && text('handling.overdue', { days: used - limit })}
      {lastDay !== null && text('handling.lastDay', { date: day(lastDay) })}
      {!running && text('handling.stopped')}
    </Typography>
  );
};
