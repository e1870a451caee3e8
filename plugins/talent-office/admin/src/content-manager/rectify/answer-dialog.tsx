import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { ActionBody } from '../../../../shared/contracts/cases';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

export type Answer = 'confirm' | 'reject';

interface Props {
  readonly type: string;
  /** Of the request that waits. */
  readonly id: string;
  readonly answer: Answer;
  onClose(): void;
  onDone(): Promise<void>;
}

/** Asks once more before an entry is put right; why, where it is not. */
export const AnswerDialog = ({ type, id, answer, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const isRejection = answer === 'reject';

  const send = async (): Promise<void> => {
    setChecked(true);
    if (isRejection && reason.trim() === '') return;
    const body: ActionBody = isRejection ? { input: { answer: reason.trim() } } : {};
    if (!(await submission.send(`/talent-office/rectifications/${id}/${answer}`, body))) return;
    toggleNotification({ type: 'success', message: text(`rectify.${answer}.done`) });
    // This dialog is of a request that waited: it goes before what came of it is read.
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text(`rectify.${answer}`)}
      confirm={text(`rectify.${answer}`)}
      danger={isRejection}
      type={type}
      submission={submission}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {isRejection ? (
        <ReasonField reason={reason} checked={checked} onType={setReason} />
      ) : (
        <Typography>{text('rectify.confirm.note')}</Typography>
      )}
    </FormDialog>
  );
};
