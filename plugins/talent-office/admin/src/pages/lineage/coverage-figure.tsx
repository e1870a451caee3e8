import { Badge, Flex, Typography } from '@strapi/design-system';

import type { CoverageBody } from '../../../../shared/contracts/lineage';
import { useText } from '../../translations';

/** How much of a policy is covered; green only where nothing is missing. */
export const CoverageFigure = ({
  coverage: { covered, all, percent },
}: {
  readonly coverage: CoverageBody;
}) => {
  const text = useText();
  if (percent === null) return <Badge>{text('lineage.noItems')}</Badge>;
  return (
    <Flex gap={2}>
      <Typography variant="pi" textColor="neutral600">
        {text('lineage.covered', { covered, all })}
      </Typography>
      <Badge variant={percent === 100 ? 'success' : 'warning'}>
        {text('lineage.percent', { percent })}
      </Badge>
    </Flex>
  );
};
