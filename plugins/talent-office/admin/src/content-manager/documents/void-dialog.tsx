import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

interface Props {
  readonly id: string;
  /** Its number, or what kind it is. */
  readonly name: string;
  onClose(): void;
  onDone(): Promise<void>;
}

/** Asks why a paper is made void (作废): its number is lost with it. */
export const VoidDialog = ({ id, name, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const path = `/talent-office/documents/${id}/void`;
    if (!(await submission.send(path, { reason: reason.trim() }))) return;
    toggleNotification({ type: 'success', message: text('documents.voided') });
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      danger
      title={text('documents.void.title', { number: name })}
      confirm={text('documents.void')}
      type="plugin::talent-office.document-setting"
      submission={submission}
      note={text('documents.void.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};
