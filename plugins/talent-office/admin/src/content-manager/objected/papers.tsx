import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { ObjectionPapers } from '../../../../shared/contracts/notices';
import { usePermission, useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord } from '../../translations';

import { AnswerDialog } from './answer-dialog';
import { CopyDialog } from './copy-dialog';

const type = 'plugin::talent-office.objection';
const variants = { sending: 'neutral', sent: 'success', 'given-up': 'danger' } as const;

const Answers = ({ answers }: Pick<ObjectionPapers, 'answers'>) => {
  const text = useText();
  const word = useWord(type);
  const { day } = useFormat();
  return answers.map(({ id, medium, answeredOn, state, text: told }) => (
    <Flex key={id} direction="column" alignItems="flex-start" gap={1}>
      <Badge variant={variants[state]}>{text(`papers.state.${state}`)}</Badge>
      <Typography variant="pi" textColor="neutral600">
        {text('papers.told', { day: day(answeredOn), medium: word(medium, 'value') })}
      </Typography>
      <Typography style={{ whiteSpace: 'pre-wrap' }}>{told}</Typography>
    </Flex>
  ));
};

interface Props {
  readonly documentId: string;
  /** What came in. */
  readonly original: string;
  /** Read again when it becomes another. */
  readonly state: string;
}

/** Beside an objection: its redacted copy, and what whoever objected was told. */
export const Papers = ({ documentId, original, state }: Props) => {
  const text = useText();
  const mayCopy = usePermission('objections.copy');
  const mayAnswer = usePermission('objections.answer');
  const [open, setOpen] = useState<'copy' | 'answer' | null>(null);
  const path = `/talent-office/objections/${documentId}`;
  const papers = useResource<ObjectionPapers>(`${path}/papers`, state);
  if (papers.status === 'loading') return null;
  if (papers.status === 'failed') {
    return <FailureNote failure={papers.failure} retry={papers.reload} />;
  }
  const { copy, answers, answerable, byMail } = papers.data;
  const dialog = { path, reload: papers.reload, onClose: () => setOpen(null) };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="sigma" textColor="neutral600">
        {text('papers.copy')}
      </Typography>
      <Typography
        textColor={copy === null ? 'neutral600' : 'neutral800'}
        style={{ whiteSpace: 'pre-wrap' }}
      >
        {copy ?? text('papers.noCopy')}
      </Typography>
      {mayCopy && (
        <Button size="S" variant="tertiary" onClick={() => setOpen('copy')}>
          {text('papers.makeCopy')}
        </Button>
      )}
      {(answers.length > 0 || answerable) && (
        <Typography variant="sigma" textColor="neutral600">
          {text('papers.answers')}
        </Typography>
      )}
      <Answers answers={answers} />
      {answerable && mayAnswer && (
        <Button size="S" variant="secondary" onClick={() => setOpen('answer')}>
          {text('papers.answer')}
        </Button>
      )}
      {open === 'copy' && <CopyDialog {...dialog} original={copy ?? original} />}
      {open === 'answer' && <AnswerDialog {...dialog} byMail={byMail} />}
    </Flex>
  );
};
