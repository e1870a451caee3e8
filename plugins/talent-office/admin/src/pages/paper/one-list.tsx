import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import type { ReviewListDetail } from '../../../../shared/contracts/review-lists';
import { useDownload, usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { NewReturn } from './new-return';
import { Returned } from './returned';

interface Props {
  readonly list: string;
  onDone(): Promise<void>;
  onClose(): void;
}

/** One list: its workbook, what came back of it, and what became of that. */
export const OneList = ({ list, onDone, onClose }: Props) => {
  const text = useText();
  const maySend = usePermission('lists.send');
  const mayRecord = usePermission('cases.record-paper');
  const save = useDownload();
  const path = `/talent-office/review-lists/${list}`;
  const found = useResource<ReviewListDetail>(path);
  if (found.status === 'loading') return null;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  const { title, unitName, digest, superseded, employed, returns, signers } = found.data;
  const waits = returns.some(({ state }) => state === 'waiting' || state === 'applying');
  const done = async (): Promise<void> => {
    await Promise.all([found.reload(), onDone()]);
  };
  const name = text('lists.file', { unit: unitName, digest });
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography tag="h2" variant="beta">
            {`${unitName} · ${title} · ${digest}`}
          </Typography>
          <Flex gap={2}>
            {maySend && !superseded && (
              <Button
                startIcon={<Download />}
                loading={save.busy}
                onClick={() => void save.start(`${path}/workbook`, {}, name)}
              >
                {text('lists.save')}
              </Button>
            )}
            <Button variant="tertiary" onClick={onClose}>
              {text('lists.close')}
            </Button>
          </Flex>
        </Flex>
        {save.failure && <FailureNote failure={save.failure} />}
        {employed > 0 && (
          <Typography textColor="neutral600">
            {text('lists.employed', { count: employed })}
          </Typography>
        )}
        {mayRecord && !superseded && !waits && (
          <NewReturn path={path} signers={signers} onDone={done} />
        )}
        {returns.map((one) => (
          <Returned key={one.id} one={one} onDone={done} />
        ))}
      </Flex>
    </Box>
  );
};
