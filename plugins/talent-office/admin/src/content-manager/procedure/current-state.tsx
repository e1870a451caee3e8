import { Box, Flex, Typography } from '@strapi/design-system';

import type { CaseStanding } from '../../../../shared/contracts/cases';
import { useText } from '../../translations';
import { useStateTold } from '../entry-state';

import { landmarksIn, type Schema } from './schema';

interface Props {
  readonly schema: Schema;
  /** The state that the entry keeps. */
  readonly state: string;
  /** Its last case; null where there was none or the reader does not know it. */
  readonly lastCase: CaseStanding | null;
}

/** Where the entry stands. */
export const CurrentState = ({ schema, state, lastCase }: Props) => {
  const text = useText();
  const told = useStateTold();
  return (
    <Flex justifyContent="space-between" alignItems="flex-start" gap={2} width="100%">
      <Typography textColor="neutral600" style={{ flexShrink: 0 }}>
        {text('case.state')}
      </Typography>
      {/* Strapi's badge is one line high: two lines of it lie over each other. */}
      <Box
        background="neutral150"
        paddingLeft={2}
        paddingRight={2}
        paddingTop={1}
        paddingBottom={1}
        hasRadius
      >
        <Typography variant="pi" fontWeight="bold" textColor="neutral600">
          {told({ ...landmarksIn(schema), state, lastCase })}
        </Typography>
      </Box>
    </Flex>
  );
};
