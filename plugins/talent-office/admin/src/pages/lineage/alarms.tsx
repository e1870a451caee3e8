import { Badge, Flex } from '@strapi/design-system';

import type { ItemAlarm, PowerAlarm } from '../../../../shared/contracts/lineage';
import { useText } from '../../translations';

/** What is wrong, in words. */
export const Alarms = ({ alarms }: { readonly alarms: readonly (ItemAlarm | PowerAlarm)[] }) => {
  const text = useText();
  if (alarms.length === 0) return null;
  return (
    <Flex gap={1} wrap="wrap">
      {alarms.map((alarm) => (
        <Badge key={alarm} variant="danger">
          {text(`lineage.alarm.${alarm}`)}
        </Badge>
      ))}
    </Flex>
  );
};
