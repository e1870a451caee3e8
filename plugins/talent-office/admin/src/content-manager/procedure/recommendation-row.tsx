import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { RecommendationBody } from '../../../../shared/contracts/recommendations';
import { usePermission } from '../../api';
import { useFormat } from '../../format';
import { useText } from '../../translations';

import { PaperAnswers } from './paper-answers';
import { RecommendationDialog } from './recommendation-dialog';
import { ScanButton } from './scan-button';

const type = 'plugin::talent-office.workflow';

interface Props {
  readonly request: RecommendationBody;
  /** Of the recommendations of the case. */
  readonly path: string;
  /** What the reader was shown of the case. */
  readonly seen: string;
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

const variants = { approve: 'success', return: 'warning', refuse: 'danger' } as const;

/** What a party said, and where it is kept. */
const Answer = ({ request: { answer }, path, seen, unsaved, onDone }: Props) => {
  const text = useText();
  const { day, moment } = useFormat();
  const mayRead = usePermission('files.read');
  const mayConfirm = usePermission('cases.confirm-paper');
  if (!answer) return null;
  const at = `${path}/${answer.id}`;
  return (
    <>
      {answer.ranking !== null && (
        <Typography textColor="neutral800">
          {text('recommendation.ranking', { ranking: answer.ranking })}
        </Typography>
      )}
      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {answer.opinion}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {text('recommendation.made', { person: answer.person, at: moment(answer.madeAt) })}
      </Typography>
      {answer.signedOn !== null && (
        <Typography variant="pi" textColor="neutral600">
          {text('recommendation.onPaper', { date: day(answer.signedOn) })}
        </Typography>
      )}
      {answer.scan && mayRead && <ScanButton path={at} id={answer.id} name={answer.scan.name} />}
      {answer.state === 'recorded' && mayConfirm && (
        <PaperAnswers
          type={type}
          path={at}
          seen={{ seen }}
          note="recommendation.confirm.note"
          byReader={answer.byReader}
          unsaved={unsaved}
          onDone={onDone}
        />
      )}
    </>
  );
};

/** One party that is asked for its word: the employer, or village and town. */
export const RecommendationRow = (props: Props) => {
  const { request, path, unsaved, onDone } = props;
  const { answer, open, additional, party, seat } = request;
  const text = useText();
  const mayRecord = usePermission('cases.record-paper');
  const [recording, setRecording] = useState(false);
  const isSaid = answer !== null && answer.state === 'made';
  const state = answer === null ? 'waiting' : isSaid ? answer.choice : 'recorded';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
        <Flex direction="column" alignItems="flex-start">
          <Typography fontWeight="semiBold" textColor="neutral800">
            {party}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text(`recommendation.seat.${seat}`)}
          </Typography>
        </Flex>
        <Badge variant={isSaid ? variants[answer.choice] : 'primary'}>
          {text(`recommendation.${state}`)}
        </Badge>
      </Flex>
      {additional && (
        <Typography variant="pi" textColor="warning700">
          {text('recommendation.additional')}
        </Typography>
      )}
      <Answer {...props} />
      {open && answer === null && mayRecord && (
        <Button
          fullWidth
          variant="tertiary"
          disabled={unsaved}
          aria-label={text('recommendation.recordFor', { party })}
          onClick={() => setRecording(true)}
        >
          {text('recommendation.record')}
        </Button>
      )}
      {recording && (
        <RecommendationDialog
          path={`${path}/${request.id}/paper`}
          party={party}
          taken={request.taken}
          type={type}
          onClose={() => setRecording(false)}
          onDone={onDone}
        />
      )}
    </Flex>
  );
};
