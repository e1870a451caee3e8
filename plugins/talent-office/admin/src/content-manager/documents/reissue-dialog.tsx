import { useState } from 'react';

import { valueLabels } from '../../../../shared/labels';
import type { DocumentKind } from '../../../../shared/vocabulary';
import { useSubmission } from '../../api';
import { useLanguage, useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

interface Props {
  readonly path: string;
  readonly kind: DocumentKind;
  onClose(): void;
  onDone(number: string | null): Promise<void>;
}

/** Asks why a paper is issued in place of the one that stands. */
export const ReissueDialog = ({ path, kind, onClose, onDone }: Props) => {
  const text = useText();
  const language = useLanguage();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const title = text('documents.reissue', { kind: valueLabels[kind][language] });

  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const body = { kind, reason: reason.trim() };
    const answer = await submission.send<{ readonly number: string | null }>(path, body);
    if (!answer) return;
    onClose();
    await onDone(answer.data.number);
  };

  return (
    <FormDialog
      title={title}
      confirm={title}
      type="plugin::talent-office.document-setting"
      submission={submission}
      note={text('documents.reissue.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};
