import { Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useSubmission } from '../../api';
import { useText } from '../../translations';
import type { ProofUploader } from '../../../../shared/vocabulary';

import { FormDialog } from '../form-dialog';

interface Props {
  readonly caseId: string;
  readonly name: string;
  onClose(): void;
  onDone(): Promise<void>;
}

const type = 'plugin::talent-office.workflow';

/** Hands a file in for what is asked. */
export const UploadProofDialog = (
  props: Props & { readonly asked: string; readonly uploader: ProofUploader },
) => {
  const { caseId, asked, name, uploader, onClose, onDone } = props;
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState(false);
  const title = text('proofs.uploadFor', { name });
  const send = async (): Promise<void> => {
    setChecked(true);
    if (!file) return;
    const form = new FormData();
    form.append('files', file);
    if (!(await submission.send(`/talent-office/cases/${caseId}/proofs/${asked}`, form))) return;
    toggleNotification({ type: 'success', message: text('proofs.uploaded') });
    onClose();
    await onDone();
  };
  return (
    <FormDialog
      title={title}
      confirm={text('dialog.confirm', { what: text('proofs.upload') })}
      type={type}
      submission={submission}
      note={text('proofs.uploadNote')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root
        name="files"
        required
        hint={uploader === 'by-applicant' ? text('proofs.ofApplicant') : undefined}
        error={checked && !file ? text('proofs.fileNeeded') : undefined}
      >
        <Field.Label>{name}</Field.Label>
        <input
          type="file"
          aria-label={name}
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};

/** Sends a proof back, with the reason that whoever handed it in reads. */
export const ReturnProofDialog = (
  props: Props & { readonly proof: string; readonly seat: string },
) => {
  const { caseId, proof, seat, name, onClose, onDone } = props;
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const path = `/talent-office/cases/${caseId}/proofs/${proof}/return`;
    if (!(await submission.send(path, { seat, reason: reason.trim() }))) return;
    toggleNotification({ type: 'success', message: text('proofs.returned') });
    onClose();
    await onDone();
  };
  return (
    <FormDialog
      title={text('proofs.returnFor', { name })}
      confirm={text('dialog.confirm', { what: text('proofs.return') })}
      danger
      type={type}
      submission={submission}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root
        name="reason"
        required
        error={checked && reason.trim() === '' ? text('field.needed') : undefined}
      >
        <Field.Label>{text('proofs.returnReason')}</Field.Label>
        <Textarea
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
