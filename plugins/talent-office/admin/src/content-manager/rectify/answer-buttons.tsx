import { Button, Flex, Typography } from '@strapi/design-system';
import { Check, Cross } from '@strapi/icons';
import { useState } from 'react';

import { useText } from '../../translations';

import { AnswerDialog, type Answer } from './answer-dialog';

const answers = [
  { answer: 'confirm', variant: 'success', Icon: Check },
  { answer: 'reject', variant: 'danger-light', Icon: Cross },
] as const;

interface Props {
  readonly type: string;
  /** Of the request that waits. */
  readonly id: string;
  /** Did the reader ask for it himself? */
  readonly byReader: boolean;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** Confirms a request or rejects it. Whoever asked can only take it back. */
export const AnswerButtons = ({ type, id, byReader, unsaved, onDone }: Props) => {
  const text = useText();
  const [chosen, setChosen] = useState<Answer | null>(null);
  const possible = answers.filter(({ answer }) => !byReader || answer !== 'confirm');
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {byReader && <Typography textColor="warning700">{text('rectify.another')}</Typography>}
      {possible.map(({ answer, variant, Icon }) => (
        <Button
          key={answer}
          fullWidth
          variant={variant}
          startIcon={<Icon />}
          disabled={unsaved}
          onClick={() => setChosen(answer)}
        >
          {text(`rectify.${answer}`)}
        </Button>
      ))}
      {chosen && (
        <AnswerDialog
          type={type}
          id={id}
          answer={chosen}
          onClose={() => setChosen(null)}
          onDone={onDone}
        />
      )}
    </Flex>
  );
};
