import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { CaseBody, RecusalBody, RecuseOtherBody } from '../../../../shared/contracts/cases';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';
import { ReasonField } from '../reason-field';

/** What is asked for: the reader keeps out, a colleague does, or one does no more. */
export type RecusalAsked = { readonly how: 'mine' | 'other' } | { readonly lift: string };

interface Props {
  readonly one: CaseBody;
  readonly type: string;
  readonly asked: RecusalAsked;
  onClose(): void;
  onDone(): Promise<void>;
}

/** Asks for the reason, and of the office for whom. */
export const RecusalDialog = ({ one, type, asked, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const { possible } = one.recusal;
  const [staff, setStaff] = useState(possible[0]?.staff ?? '');
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const how = 'lift' in asked ? 'lift' : asked.how;

  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const why: RecusalBody = { reason: reason.trim() };
    const path = `/talent-office/cases/${one.id}`;
    const sent =
      'lift' in asked
        ? submission.send(`${path}/recusals/${asked.lift}/lift`, why)
        : how === 'mine'
          ? submission.send(`${path}/recusal`, why)
          : submission.send(`${path}/recusals`, { ...why, staff } satisfies RecuseOtherBody);
    if (!(await sent)) return;
    toggleNotification({ type: 'success', message: text(`recusal.${how}.done`) });
    onClose();
    await onDone();
  };

  return (
    <FormDialog
      title={text(`recusal.${how}`)}
      confirm={text('dialog.confirm', { what: text(`recusal.${how}`) })}
      danger={how === 'mine'}
      type={type}
      submission={submission}
      note={text(`recusal.${how}.note`)}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {how === 'other' && (
        <Field.Root width="100%">
          <Field.Label>{text('recusal.who')}</Field.Label>
          <SingleSelect value={staff} onChange={(value) => setStaff(String(value))}>
            {possible.map((each) => (
              <SingleSelectOption key={each.staff} value={each.staff}>
                {each.name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      )}
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};
