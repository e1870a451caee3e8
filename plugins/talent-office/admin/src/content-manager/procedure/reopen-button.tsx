import { Button, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { CaseBody, ReopenBody } from '../../../../shared/contracts/cases';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

import type { Schema } from './schema';

interface DialogProps {
  readonly one: CaseBody;
  readonly schema: Schema;
  onClose(): void;
  onDone(): Promise<void>;
}

const ReopenDialog = ({ one, schema, onClose, onDone }: DialogProps) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const reached = one.stages.slice(0, one.stage + 1);
  const [stage, setStage] = useState(reached.at(-1)?.key ?? '');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const body: ReopenBody = { stage, reason: reason.trim() };
    if (!(await submission.send(`/talent-office/cases/${one.id}/reopen`, body))) return;
    toggleNotification({ type: 'success', message: text('reopen.done') });
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text('reopen.reopen')}
      confirm={text('dialog.confirm', { what: text('reopen.reopen') })}
      type={schema.uid}
      submission={submission}
      note={text('reopen.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root width="100%">
        <Field.Label>{text('reopen.stage')}</Field.Label>
        <SingleSelect value={stage} onChange={(value) => setStage(String(value))}>
          {reached.map(({ key, title }, index) => (
            <SingleSelectOption key={key} value={key}>
              {`${index + 1}. ${title}`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};

interface Props {
  readonly one: CaseBody;
  readonly schema: Schema;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** The office undoes what was decided: the case begins again at a stage that it has reached. */
export const ReopenButton = ({ one, schema, unsaved, onDone }: Props) => {
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (one.state !== 'open' || !one.may.reopen) return null;
  return (
    <>
      <Button fullWidth variant="tertiary" disabled={unsaved} onClick={() => setAsking(true)}>
        {text('reopen.reopen')}
      </Button>
      {asking && (
        <ReopenDialog one={one} schema={schema} onClose={() => setAsking(false)} onDone={onDone} />
      )}
    </>
  );
};
