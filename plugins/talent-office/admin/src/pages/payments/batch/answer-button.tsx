import { Button } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { AnswerReading } from '../../../../../shared/contracts/payment-batches';
import { useSubmission } from '../../../api';
import { AskedField } from '../../../content-manager/asked-field';
import { FormDialog } from '../../../content-manager/form-dialog';
import { useText } from '../../../translations';

import { lineSchema } from '../schemas';
import { AnswerReport } from './answer-report';

interface Props {
  readonly documentId: string;
  refresh(): Promise<void>;
}

interface DialogProps extends Props {
  onClose(): void;
}

const formOf = (file: File, fields: Readonly<Record<string, string>> = {}): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('files', file);
  return form;
};

/** What finance sent back: first it is read, and only with that in sight it is recorded. */
const AnswerDialog = ({ documentId, refresh, onClose }: DialogProps) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<AnswerReading | null>(null);
  const [checked, setChecked] = useState(false);
  const path = `/talent-office/payment-batches/${documentId}`;
  const isGood = reading !== null && reading.problems.length === 0;

  const look = async (): Promise<void> => {
    setChecked(true);
    if (!file) return;
    const answer = await submission.send<AnswerReading>(`${path}/answer-checks`, formOf(file));
    setReading(answer?.data ?? null);
  };
  const record = async (): Promise<void> => {
    if (!file || !reading) return;
    const form = formOf(file, { sha256: reading.sha256 });
    if (!(await submission.send(`${path}/answers`, form))) return;
    toggleNotification({ type: 'success', message: text('payment.done') });
    onClose();
    await refresh();
  };

  return (
    <FormDialog
      title={text('payment.answer')}
      confirm={text(isGood ? 'payment.answer.record' : 'payment.answer.check')}
      type={lineSchema.uid}
      submission={submission}
      onClose={onClose}
      onConfirm={() => void (isGood ? record() : look())}
    >
      <AskedField
        name="file"
        label="payment.answer.file"
        hint="payment.answer.hint"
        wrong={checked && !file ? 'field.needed' : null}
      >
        <input
          type="file"
          aria-label={text('payment.answer.file')}
          accept=".xlsx,.csv"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null);
            // What was read of another file is not what would be recorded.
            setReading(null);
            submission.forget();
          }}
        />
      </AskedField>
      {reading && <AnswerReport reading={reading} />}
    </FormDialog>
  );
};

export const AnswerButton = (props: Props) => {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button fullWidth variant="secondary" startIcon={<Upload />} onClick={() => setOpen(true)}>
        {text('payment.answer')}
      </Button>
      {isOpen && <AnswerDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
