import { Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { CopyBody } from '../../../../shared/contracts/notices';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';

interface Props {
  readonly path: string;
  /** What it is made from. */
  readonly original: string;
  reload(): Promise<void>;
  onClose(): void;
}

/** Makes a copy without what tells who objected. */
export const CopyDialog = ({ path, original, reload, onClose }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [typed, setTyped] = useState(original);
  const send = async (): Promise<void> => {
    const body: CopyBody = { text: typed.trim() };
    if (body.text === '' || !(await submission.send(`${path}/copies`, body))) return;
    toggleNotification({ type: 'success', message: text('papers.copied') });
    onClose();
    await reload();
  };
  return (
    <FormDialog
      title={text('papers.makeCopy')}
      confirm={text('dialog.confirm', { what: text('papers.makeCopy') })}
      type="plugin::talent-office.objection"
      submission={submission}
      note={text('papers.copyNote')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root name="text" required>
        <Field.Label>{text('papers.copy')}</Field.Label>
        <Textarea value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field.Root>
    </FormDialog>
  );
};
