import { Button, Typography } from '@strapi/design-system';
import { Check, Cross } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { RejectPaperBody } from '../../../../shared/contracts/paper';
import { useSubmission } from '../../api';
import { PasswordField, useSignature } from '../../signing';
import { useText, type TextKey } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

interface DialogProps {
  readonly type: string;
  /** Of the record that waits, below which it is confirmed or rejected. */
  readonly path: string;
  /** What is sent with the confirmation: what its reader was shown. */
  readonly seen?: object;
  /** What is to be held against the scan, and what comes of it. */
  readonly note: TextKey;
  onClose(): void;
  onDone(): Promise<void>;
}

/** The second person's word, with his password: it decides. */
const ConfirmDialog = ({ type, path, seen = {}, note, onClose, onDone }: DialogProps) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const signature = useSignature();
  const [checked, setChecked] = useState(false);
  const confirm = async (): Promise<void> => {
    setChecked(true);
    if (!(await signature.sign(`${path}/confirm`, seen))) return;
    toggleNotification({ type: 'success', message: text('paper.confirm.done') });
    onClose();
    await onDone();
  };
  return (
    <FormDialog
      title={text('paper.confirm')}
      confirm={text('dialog.confirm', { what: text('paper.confirm') })}
      type={type}
      submission={signature.submission}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{text(note)}</Typography>
      <PasswordField signature={signature} checked={checked} />
    </FormDialog>
  );
};

const RejectDialog = ({ type, path, onClose, onDone }: DialogProps) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const reject = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const body: RejectPaperBody = { reason: reason.trim() };
    if (!(await submission.send(`${path}/reject`, body))) return;
    toggleNotification({ type: 'success', message: text('paper.reject.done') });
    onClose();
    await onDone();
  };
  return (
    <FormDialog
      title={text('paper.reject')}
      confirm={text('dialog.confirm', { what: text('paper.reject') })}
      danger
      type={type}
      submission={submission}
      onClose={onClose}
      onConfirm={() => void reject()}
    >
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};

interface Props extends Omit<DialogProps, 'onClose'> {
  /** Did the reader record it himself? */
  readonly byReader: boolean;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
}

/** Confirms a record or rejects it. Whoever recorded it can only take it back. */
export const PaperAnswers = ({ byReader, unsaved, ...props }: Props) => {
  const text = useText();
  const [chosen, setChosen] = useState<'confirm' | 'reject' | null>(null);
  const dialog = { ...props, onClose: () => setChosen(null) };
  return (
    <>
      {byReader ? (
        <Typography textColor="warning700">{text('paper.another')}</Typography>
      ) : (
        <Button
          fullWidth
          variant="success"
          startIcon={<Check />}
          disabled={unsaved}
          onClick={() => setChosen('confirm')}
        >
          {text('paper.confirm')}
        </Button>
      )}
      <Button
        fullWidth
        variant="danger-light"
        startIcon={<Cross />}
        disabled={unsaved}
        onClick={() => setChosen('reject')}
      >
        {text('paper.reject')}
      </Button>
      {chosen === 'confirm' && <ConfirmDialog {...dialog} />}
      {chosen === 'reject' && <RejectDialog {...dialog} />}
    </>
  );
};
