import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { WaitingPaper } from '../../../../shared/contracts/paper-applications';
import { usePermission, useResource } from '../../api';
import { useText } from '../../translations';
import { paperPath } from '../paths';

/** Says above the inbox that something on paper waits for the reader's confirmation. */
export const PaperNote = () => {
  const text = useText();
  const mayConfirm = usePermission('cases.confirm-paper');
  const found = useResource<WaitingPaper[]>(mayConfirm ? '/talent-office/paper-waiting' : null);
  const count =
    found.status === 'ready' ? found.data.filter(({ byReader }) => !byReader).length : 0;
  if (count === 0) return null;
  return (
    <Box
      role="status"
      background="primary100"
      borderColor="primary200"
      hasRadius
      padding={4}
      marginBottom={4}
    >
      <Flex justifyContent="space-between" gap={3}>
        <Typography textColor="neutral800">{text('paperWaiting.note', { count })}</Typography>
        <Link tag={NavLink} to={`/${paperPath}`}>
          {text('paperWaiting.look')}
        </Link>
      </Flex>
    </Box>
  );
};
