import { Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { CaseMeetingBody, MeetingBody } from '../../../../shared/contracts/committee';
import { usePermission, useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { meetingsPath } from '../paths';

import { isVoter } from './steps';
import { VoteDialog } from './votes-dialog';

interface Props {
  /** Public id. */
  readonly caseId: string;
  onDone(): Promise<void>;
}

const AtMeeting = ({ documentId, caseId, onDone }: Props & { readonly documentId: string }) => {
  const text = useText();
  const mayVote = usePermission('committees.vote');
  const path = `/talent-office/meetings/${documentId}`;
  const found = useResource<MeetingBody>(path);
  const [voting, setVoting] = useState(false);
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed')
    return <FailureNote failure={found.failure} retry={found.reload} />;
  const meeting = found.data;
  const item = meeting.items.find((each) => each.caseId === caseId);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Link tag={NavLink} to={`/${meetingsPath}/${documentId}`}>
        {text('meeting.of', { title: meeting.title })}
      </Link>
      {item && mayVote && isVoter(meeting, item) ? (
        <Button fullWidth size="L" onClick={() => setVoting(true)}>
          {text('meeting.vote')}
        </Button>
      ) : (
        <Typography textColor="neutral600">{text('meeting.notNow')}</Typography>
      )}
      {item && voting && (
        <VoteDialog
          meeting={meeting}
          item={item}
          path={path}
          reload={onDone}
          onClose={() => setVoting(false)}
        />
      )}
    </Flex>
  );
};

/** What a member of a committee does about one case: he votes in circulation, else the meeting does. */
export const OwnVote = ({ caseId, onDone }: Props) => {
  const text = useText();
  const found = useResource<CaseMeetingBody>(`/talent-office/cases/${caseId}/meeting`);
  if (found.status === 'loading') return <Loader small>{text('loading')}</Loader>;
  if (found.status === 'failed')
    return <FailureNote failure={found.failure} retry={found.reload} />;
  const { meeting } = found.data;
  return meeting === null ? (
    <Typography textColor="neutral600">{text('meeting.waits')}</Typography>
  ) : (
    <AtMeeting documentId={meeting} caseId={caseId} onDone={onDone} />
  );
};
