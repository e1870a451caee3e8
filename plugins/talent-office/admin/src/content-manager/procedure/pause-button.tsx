import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { CaseBody, PauseBody } from '../../../../shared/contracts/cases';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

import type { Schema } from './schema';

type How = 'pause' | 'resume';

/** What can be done about the time of a case in each state; in others it does not run. */
const hows: Readonly<Record<string, How>> = { open: 'pause', paused: 'resume' };

interface DialogProps {
  readonly one: CaseBody;
  readonly how: How;
  readonly schema: Schema;
  onClose(): void;
  onDone(): Promise<void>;
}

const PauseDialog = ({ one, how, schema, onClose, onDone }: DialogProps) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const body: PauseBody = { reason: reason.trim() };
    if (!(await submission.send(`/talent-office/cases/${one.id}/${how}`, body))) return;
    toggleNotification({ type: 'success', message: text(`pause.${how}.done`) });
    // This dialog is of the state that has just been left: it goes before the new one is read.
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text(`pause.${how}`)}
      confirm={text('dialog.confirm', { what: text(`pause.${how}`) })}
      type={schema.uid}
      submission={submission}
      note={text(`pause.${how}.note`)}
      onClose={onClose}
      onConfirm={() => void send()}
    >
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

/** Stops the time of a case, or lets it run again. */
export const PauseButton = ({ one, schema, unsaved, onDone }: Props) => {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const how = hows[one.state];
  if (!how || !one.may.pause) return null;
  return (
    <>
      <Button
        fullWidth
        variant={how === 'pause' ? 'tertiary' : 'secondary'}
        disabled={unsaved}
        onClick={() => setAsking(true)}
      >
        {text(`pause.${how}`)}
      </Button>
      {asking && (
        <PauseDialog
          one={one}
          how={how}
          schema={schema}
          onClose={() => setAsking(false)}
          onDone={onDone}
        />
      )}
    </>
  );
};
