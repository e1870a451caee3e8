import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import type { Failure } from '../api';
import { useText } from '../translations';

import { useFailureText } from './use-failure-text';

interface Props {
  readonly failure: Failure;
  /** Uid of the content type that it is about, for the names of its attributes. */
  readonly type?: string;
  retry?(): Promise<void>;
}

/** Says why something did not succeed; with a way to try again where there is one. */
export const FailureNote = ({ failure, type, retry }: Props) => {
  const text = useText();
  const told = useFailureText(type);
  return (
    <Box
      width="100%"
      role="alert"
      background="danger100"
      borderColor="danger200"
      padding={3}
      hasRadius
    >
      <Flex gap={2} alignItems="flex-start">
        <WarningCircle fill="danger600" width="2rem" height="2rem" style={{ flexShrink: 0 }} />
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography textColor="danger700">{told(failure)}</Typography>
          {retry && <TextButton onClick={() => void retry()}>{text('failure.retry')}</TextButton>}
        </Flex>
      </Flex>
    </Box>
  );
};
