import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { PaperApplicationBody } from '../../../../shared/contracts/paper-applications';
import { useSubmission } from '../../api';
import { shanghaiDay } from '../../format';
import { useText, type TextKey } from '../../translations';
import { AskedField } from '../asked-field';
import { FormDialog } from '../form-dialog';

import { formOf } from './paper-form';

interface Props {
  readonly type: string;
  readonly path: string;
  readonly action: string;
  readonly title: string;
  onClose(): void;
  onDone(): Promise<void>;
}

/** What a clerk reads off an application on paper, and its scan. */
export const PaperApplicationDialog = ({ type, path, action, title, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [signedOn, setSignedOn] = useState('');
  const [receivedOn, setReceivedOn] = useState(shanghaiDay(new Date()));
  const [scan, setScan] = useState<File | null>(null);
  const [checked, setChecked] = useState(false);
  const told = (isWrong: boolean, wrong: TextKey): TextKey | null =>
    checked && isWrong ? wrong : null;

  const send = async (): Promise<void> => {
    setChecked(true);
    if (!scan || signedOn === '' || receivedOn === '') return;
    const body: PaperApplicationBody = { action, signedOn, receivedOn };
    const form = formOf(body);
    form.append('files', scan);
    if (!(await submission.send(path, form))) return;
    toggleNotification({ type: 'success', message: text('paper.record.done') });
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={title}
      confirm={text('dialog.confirm', { what: title })}
      type={type}
      submission={submission}
      note={text('paperApplication.record.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <AskedField
        name="signedOn"
        label="paperApplication.signedOn"
        wrong={told(signedOn === '', 'paper.signedOn.needed')}
      >
        <Field.Input
          type="date"
          value={signedOn}
          onChange={(event) => setSignedOn(event.target.value)}
        />
      </AskedField>
      <AskedField
        name="receivedOn"
        label="paperApplication.receivedOn"
        hint="paperApplication.receivedOn.hint"
        wrong={told(receivedOn === '', 'paper.signedOn.needed')}
      >
        <Field.Input
          type="date"
          value={receivedOn}
          onChange={(event) => setReceivedOn(event.target.value)}
        />
      </AskedField>
      <AskedField
        name="scan"
        label="paper.scan"
        hint="paper.scan.hint"
        wrong={told(scan === null, 'paper.scan.needed')}
      >
        <input
          type="file"
          aria-label={text('paper.scan')}
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => setScan(event.target.files?.[0] ?? null)}
        />
      </AskedField>
    </FormDialog>
  );
};
