import { Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { AnswerBody } from '../../../../shared/contracts/notices';
import { answerMedia } from '../../../../shared/vocabulary';
import { useSubmission } from '../../api';
import { shanghaiDay } from '../../format';
import { useText, useWord } from '../../translations';
import { FormDialog } from '../form-dialog';

const type = 'plugin::talent-office.objection';

interface Props {
  readonly path: string;
  readonly byMail: boolean;
  reload(): Promise<void>;
  onClose(): void;
}

/** Tells whoever objected what became of it: by mail now, or as it was done on paper, by phone, in person. */
export const AnswerDialog = ({ path, byMail, reload, onClose }: Props) => {
  const text = useText();
  const word = useWord(type);
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const today = shanghaiDay(new Date().toISOString());
  const [medium, setMedium] = useState<AnswerBody['medium']>(byMail ? 'mail' : 'letter');
  const [answeredOn, setAnsweredOn] = useState(today);
  const [told, setTold] = useState('');
  const media = answerMedia.filter((one) => byMail || one !== 'mail');
  const send = async (): Promise<void> => {
    const on = medium === 'mail' ? today : answeredOn;
    const body: AnswerBody = { medium, answeredOn: on, text: told.trim() };
    if (body.text === '' || on === '') return;
    if (!(await submission.send(`${path}/answers`, body))) return;
    toggleNotification({ type: 'success', message: text('papers.answered') });
    onClose();
    await reload();
  };
  return (
    <FormDialog
      title={text('papers.answer')}
      confirm={text('dialog.confirm', { what: text('papers.answer') })}
      type={type}
      submission={submission}
      note={text('papers.answerNote')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root name="medium">
        <Field.Label>{text('papers.medium')}</Field.Label>
        <SingleSelect
          value={medium}
          onChange={(value) => setMedium(media.find((one) => one === value) ?? medium)}
        >
          {media.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {word(one, 'value')}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {medium !== 'mail' && (
        <Field.Root name="answeredOn" required>
          <Field.Label>{text('papers.on')}</Field.Label>
          <Field.Input
            type="date"
            value={answeredOn}
            onChange={(event: { target: { value: string } }) => setAnsweredOn(event.target.value)}
          />
        </Field.Root>
      )}
      <Field.Root name="text" required>
        <Field.Label>{text('papers.text')}</Field.Label>
        <Textarea value={told} onChange={(event) => setTold(event.target.value)} />
      </Field.Root>
    </FormDialog>
  );
};
