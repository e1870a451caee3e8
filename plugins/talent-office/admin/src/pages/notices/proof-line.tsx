import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { ProofBody, TakeDownBody } from '../../../../shared/contracts/notices';
import { useDownload, usePermission, useSubmission } from '../../api';
import { shanghaiDay, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

interface Props {
  readonly proof: ProofBody;
  /** Is the notice still to be read there? */
  readonly runs: boolean;
  reload(): Promise<void>;
}

/** Where it was posted, by what that is proven, and whether it was taken down there. */
export const ProofLine = ({ proof, runs, reload }: Props) => {
  const text = useText();
  const { day } = useFormat();
  const mayPost = usePermission('notices.post');
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const download = useDownload();
  const { id, place, postedOn, url, hasPicture, takenDownOn } = proof;
  const failure = submission.failure ?? download.failure;
  const path = `/talent-office/postings/proofs/${id}`;

  const takeDown = async (): Promise<void> => {
    const body: TakeDownBody = { on: shanghaiDay(new Date().toISOString()) };
    if (!(await submission.send(`${path}/take-down`, body))) return;
    toggleNotification({ type: 'success', message: text('notices.takenDown') });
    await reload();
  };

  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={2}>
      <Flex gap={3} wrap="wrap">
        <Typography textColor="neutral800">
          {text('notices.proof', { place, day: day(postedOn) })}
        </Typography>
        {url !== null && (
          <Link href={url} isExternal>
            {text('notices.address')}
          </Link>
        )}
        {hasPicture && (
          <Button
            variant="ghost"
            size="S"
            disabled={download.busy}
            onClick={() => void download.start(`${path}/picture`, {}, `${place} ${postedOn}`)}
          >
            {text('notices.picture')}
          </Button>
        )}
        {takenDownOn !== null && (
          <Typography variant="pi" textColor="neutral600">
            {text('notices.takenDownOn', { day: day(takenDownOn) })}
          </Typography>
        )}
        {takenDownOn === null && mayPost && !runs && (
          <Button
            variant="tertiary"
            size="S"
            loading={submission.busy}
            onClick={() => void takeDown()}
          >
            {text('notices.takeDown')}
          </Button>
        )}
      </Flex>
      {failure && <FailureNote failure={failure} />}
    </Flex>
  );
};
