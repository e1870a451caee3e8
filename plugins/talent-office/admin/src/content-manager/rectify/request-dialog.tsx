import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { RectificationBody } from '../../../../shared/contracts/rectifications';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

import { RightText } from './right-text';
import { rectifiedValues, type Drafts, type Possible } from './values';
import { What } from './what';

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly possible: readonly Possible[];
  onClose(): void;
  onDone(): Promise<void>;
}

/** What is to be put right, and why. */
export const RequestDialog = ({ type, documentId, possible, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [drafts, setDrafts] = useState<Drafts>({
    ticked: possible.length === 1 ? possible.map(({ name }) => name) : [],
    typed: {},
  });
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { ticked, typed } = drafts;
  const texts = possible.filter(({ name, anew }) => !anew && ticked.includes(name));

  const send = async (): Promise<void> => {
    setChecked(true);
    const values = rectifiedValues(possible, drafts);
    if (values === null || reason.trim() === '') return;
    const body: RectificationBody = { values, reason: reason.trim() };
    const path = `/talent-office/entries/${type}/${documentId}/rectifications`;
    if (!(await submission.send(path, body))) return;
    toggleNotification({ type: 'success', message: text('rectify.request.done') });
    // Its button goes with the request that now waits: the dialog before it.
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text('rectify.request')}
      confirm={text('dialog.confirm', { what: text('rectify.request') })}
      type={type}
      submission={submission}
      note={text('rectify.request.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <What
        type={type}
        possible={possible}
        ticked={ticked}
        checked={checked}
        onTick={(next) => setDrafts({ typed, ticked: next })}
      />
      {texts.map(({ name }) => (
        <RightText
          key={name}
          type={type}
          name={name}
          typed={typed[name] ?? ''}
          checked={checked}
          onType={(next) => setDrafts({ ticked, typed: { ...typed, [name]: next } })}
        />
      ))}
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};
