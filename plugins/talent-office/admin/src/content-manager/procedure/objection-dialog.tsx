import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { ObjectionRecordBody } from '../../../../shared/contracts/notices';
import { deskMedia } from '../../../../shared/vocabulary';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';

import type { Attribute } from './schema';
import { ValueField } from './value-field';
import { valuesOf, type Drafts } from './values';

const type = 'plugin::talent-office.objection';

const attributes: Readonly<
  Record<keyof Extract<ObjectionRecordBody, { realName: true }>, Attribute>
> = {
  medium: { type: 'enumeration', enum: deskMedia },
  receivedOn: { type: 'date' },
  text: { type: 'text' },
  realName: { type: 'boolean' },
  name: { type: 'string' },
  contact: { type: 'string' },
};

const fieldsOf = (drafts: Drafts): string[] => [
  'medium',
  'receivedOn',
  'text',
  'realName',
  ...(drafts.realName === 'true' ? ['name', 'contact'] : []),
];

interface Props {
  /** Public id of the notice. */
  readonly notice: string;
  onClose(): void;
  onDone(): void;
}

/** What came to the desk by phone, letter or visit. */
export const ObjectionDialog = ({ notice, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [drafts, setDrafts] = useState<Drafts>({ medium: 'phone', realName: 'true' });
  const [checked, setChecked] = useState(false);
  const fields = fieldsOf(drafts);

  const send = async (): Promise<void> => {
    setChecked(true);
    const body = valuesOf(fields, attributes, drafts);
    if (body === null) return;
    if (!(await submission.send(`/talent-office/notices/${notice}/objections`, body))) return;
    toggleNotification({ type: 'success', message: text('objection.done') });
    onClose();
    onDone();
  };

  return (
    <FormDialog
      title={text('objection.record')}
      confirm={text('dialog.confirm', { what: text('objection.record') })}
      type={type}
      submission={submission}
      note={text('objection.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {fields.map((name) => (
        <ValueField
          key={name}
          type={type}
          name={name}
          attribute={attributes[name as keyof typeof attributes]}
          typed={drafts[name] ?? ''}
          checked={checked}
          onType={(typed) => setDrafts({ ...drafts, [name]: typed })}
        />
      ))}
    </FormDialog>
  );
};
