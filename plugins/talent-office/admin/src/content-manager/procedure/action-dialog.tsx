import { Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { ActionBody, OfferedActions } from '../../../../shared/contracts/cases';
import { useSubmission } from '../../api';
import { useActionLabel, useText } from '../../translations';

import { FormDialog } from '../form-dialog';
import type { Schema } from './schema';
import { ValueField } from './value-field';
import { valuesOf, type Drafts } from './values';

export type OfferedAction = OfferedActions['actions'][number];

interface Props {
  readonly action: OfferedAction;
  readonly schema: Schema;
  readonly documentId: string;
  onClose(): void;
  onDone(): Promise<void>;
}

/** One action of an entry: the values it sets, and why. */
export const ActionDialog = ({ action, schema, documentId, onClose, onDone }: Props) => {
  const text = useText();
  const label = useActionLabel();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [drafts, setDrafts] = useState<Drafts>({});
  const [checked, setChecked] = useState(false);

  const act = async (): Promise<void> => {
    setChecked(true);
    const input = valuesOf(action.sets, schema.attributes, drafts);
    if (input === null) return;
    const path = `/talent-office/entries/${schema.uid}/${documentId}/actions/${action.name}`;
    const body: ActionBody = { input, ...(reason.trim() && { reason: reason.trim() }) };
    if (!(await submission.send(path, body))) return;
    const message = text('action.done', { action: label(action.name) });
    toggleNotification({ type: 'success', message });
    await onDone();
    onClose();
  };

  return (
    <FormDialog
      title={label(action.name)}
      confirm={label(action.name)}
      type={schema.uid}
      submission={submission}
      note={action.approval ? text('action.opensCase') : undefined}
      onClose={onClose}
      onConfirm={() => void act()}
    >
      {action.sets.map((name) => (
        <ValueField
          key={name}
          type={schema.uid}
          name={name}
          attribute={schema.attributes[name] ?? { type: 'string' }}
          typed={drafts[name] ?? ''}
          checked={checked}
          onType={(typed) => setDrafts((last) => ({ ...last, [name]: typed }))}
        />
      ))}
      <Field.Root name="reason">
        <Field.Label>{text('action.reason')}</Field.Label>
        <Textarea
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field.Root>
    </FormDialog>
  );
};
