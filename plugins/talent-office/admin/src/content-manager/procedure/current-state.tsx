import { Badge, Flex, Typography } from '@strapi/design-system';

import { useText } from '../../translations';
import { useStateTold } from '../entry-state';

import { initialStateOf, type Schema } from './schema';

interface Props {
  readonly schema: Schema;
  /** The state that the entry keeps. */
  readonly state: string;
  /** State of its last case; null where there was none or the reader does not know it. */
  readonly caseState: string | null;
}

/** Where the entry stands. */
export const CurrentState = ({ schema, state, caseState }: Props) => {
  const text = useText();
  const told = useStateTold();
  return (
    <Flex justifyContent="space-between" gap={2} width="100%">
      <Typography textColor="neutral600">{text('case.state')}</Typography>
      <Badge>{told({ state, initial: initialStateOf(schema), caseState })}</Badge>
    </Flex>
  );
};
