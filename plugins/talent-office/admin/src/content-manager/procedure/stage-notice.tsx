import { Badge, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { CaseNotice } from '../../../../shared/contracts/notices';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { ObjectionButton } from './objection-button';

const variants = {
  waiting: 'secondary',
  running: 'primary',
  ended: 'success',
  withdrawn: 'neutral',
} as const;

/** Where the Content Manager lists the objections to one notice. */
const objectionsLink = (notice: string): string =>
  `/content-manager/collection-types/plugin::talent-office.objection?filters[$and][0][notice][$eq]=${notice}`;

interface NoticeProps {
  readonly notice: CaseNotice;
  onObjection(): void;
}

const Notice = ({ notice, onObjection }: NoticeProps) => {
  const text = useText();
  const { day } = useFormat();
  const { id, state, startsOn, lastDay, objections } = notice;
  const open = objections.filter((one) => one.state === 'received').length;
  const told =
    text('notice.objections', { count: objections.length }) +
    (open > 0 ? text('notice.undecided', { open }) : '');
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={1}>
      <Badge variant={variants[state]}>{text(`notice.${state}`)}</Badge>
      {startsOn !== null && lastDay !== null && (
        <Typography variant="pi" textColor="neutral800">
          {text('notice.period', { from: day(startsOn), to: day(lastDay) })}
        </Typography>
      )}
      {objections.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {told}
        </Typography>
      ) : (
        <Link tag={NavLink} to={objectionsLink(id)}>
          {told}
        </Link>
      )}
      {objections.flatMap(({ documentId, copy }) =>
        copy === null
          ? []
          : [
              <Typography key={documentId} variant="pi" textColor="neutral800">
                {copy}
              </Typography>,
            ],
      )}
      {(state === 'running' || state === 'ended') && (
        <ObjectionButton notice={id} onDone={onObjection} />
      )}
    </Flex>
  );
};

interface Props {
  readonly caseId: string;
  readonly stage: number;
}

/** The public notices of one stage: their period, and what was objected. */
export const StageNotice = ({ caseId, stage }: Props) => {
  const text = useText();
  const notices = useResource<CaseNotice[]>(`/talent-office/cases/${caseId}/notices`);
  if (notices.status === 'loading') return null;
  if (notices.status === 'failed') {
    return <FailureNote failure={notices.failure} retry={notices.reload} />;
  }
  const mine = notices.data.filter((notice) => notice.stage === stage);
  if (mine.length === 0) {
    return (
      <Typography tag="li" variant="pi" textColor="neutral600">
        {text('outcome.ahead')}
      </Typography>
    );
  }
  return mine.map((notice) => (
    <Notice key={notice.id} notice={notice} onObjection={() => void notices.reload()} />
  ));
};
