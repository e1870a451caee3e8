import { Field, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useRef } from 'react';

import type { TemplatesBody } from '../../../../shared/contracts/documents';
import { valueLabels } from '../../../../shared/labels';
import { useSubmission } from '../../api';
import { FormDialog } from '../../content-manager/form-dialog';
import { useLanguage, useText } from '../../translations';

interface Props {
  readonly of: TemplatesBody;
  onClose(): void;
  onDone(): Promise<void>;
}

/** Takes a DOCX with placeholders; what it must not hold, or does not know, is told by the server. */
export const TemplateDialog = ({ of: { kind, placeholders }, onClose, onDone }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const chosen = useRef<HTMLInputElement>(null);

  const send = async (): Promise<void> => {
    const file = chosen.current?.files?.[0];
    if (!file) return;
    const form = new FormData();
    form.append('files', file);
    const path = `/talent-office/document-kinds/${kind}/templates`;
    if (!(await submission.send(path, form))) return;
    toggleNotification({ type: 'success', message: text('templates.done') });
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text('templates.put.title', { kind: valueLabels[kind][language] })}
      confirm={text('templates.put')}
      type="plugin::talent-office.document-setting"
      submission={submission}
      note={text('templates.put.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root name="files" required>
        <Field.Label>{text('templates.file')}</Field.Label>
        <input ref={chosen} type="file" name="files" accept=".docx" />
      </Field.Root>
      <Typography fontWeight="bold">{text('templates.placeholders')}</Typography>
      <Typography style={{ overflowWrap: 'anywhere' }}>
        {placeholders.texts.map((name) => `{${name}}`).join('  ')}
      </Typography>
      {Object.entries(placeholders.rows).map(([name, within]) => (
        <Typography key={name} style={{ overflowWrap: 'anywhere' }}>
          {`${text('templates.rows')} {#${name}} ${within
            .map((each) => `{${each}}`)
            .join(' ')} {/${name}}`}
        </Typography>
      ))}
    </FormDialog>
  );
};
