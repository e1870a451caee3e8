import { useState } from 'react';

import type { RevealedBody } from '../../../../shared/contracts/privacy';
import { useSubmission } from '../../api';
import { useAttributeLabel, useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly attribute: string;
  onClose(): void;
  onDone(value: string): void;
}

/** Asks why a value is to be seen in full: the reason is recorded with the look. */
export const RevealDialog = ({ type, documentId, attribute, onClose, onDone }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);

  const reveal = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const path = `/talent-office/entries/${type}/${documentId}/reveals/${attribute}`;
    const answer = await submission.send<RevealedBody>(path, { reason: reason.trim() });
    if (!answer) return;
    onDone(answer.data.value ?? text('value.none'));
    onClose();
  };

  return (
    <FormDialog
      title={text('reveal.title', { label: label(type, attribute) })}
      confirm={text('dialog.confirm', { what: text('reveal.show') })}
      type={type}
      submission={submission}
      note={text('reveal.note')}
      onClose={onClose}
      onConfirm={() => void reveal()}
    >
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};
