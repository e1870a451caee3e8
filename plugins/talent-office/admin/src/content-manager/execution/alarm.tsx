import { Box, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import type { ShortfallAlarm } from '../../../../shared/contracts/fund';
import { DueDate, useFormat } from '../../format';
import { useAttributeLabel, useText } from '../../translations';

const year = 'plugin::talent-office.fund-year';

const Recorded = ({ label, value }: { readonly label: string; readonly value: string | null }) => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {value ?? text('value.none')}
      </Typography>
    </Flex>
  );
};

/** The standing alarm of a year whose own budget is below the floor, with what was recorded of it. */
export const Alarm = ({ alarm }: { readonly alarm: ShortfallAlarm }) => {
  const text = useText();
  const label = useAttributeLabel();
  const { money } = useFormat();
  return (
    <Box
      width="100%"
      role="alert"
      background="danger100"
      borderColor="danger200"
      padding={3}
      hasRadius
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex gap={2} alignItems="flex-start">
          <WarningCircle fill="danger600" width="2rem" height="2rem" style={{ flexShrink: 0 }} />
          <Typography textColor="danger700" fontWeight="semiBold">
            {text('execution.alarm', { amount: money(alarm.amountFen) })}
          </Typography>
        </Flex>
        <Recorded label={label(year, 'shortfallReason')} value={alarm.reason} />
        <Recorded label={label(year, 'shortfallResolution')} value={alarm.resolution} />
        <Flex direction="column" alignItems="flex-start">
          <Typography variant="pi" textColor="neutral600">
            {label(year, 'supplementPlannedOn')}
          </Typography>
          <DueDate dueOn={alarm.plannedOn} provisional={false} />
        </Flex>
      </Flex>
    </Box>
  );
};
