import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useSubmission } from '../../../api';
import { AskedField } from '../../../content-manager/asked-field';
import { FormDialog } from '../../../content-manager/form-dialog';
import { useText } from '../../../translations';

import { accountSchema } from '../schemas';

interface Props {
  readonly documentId: string;
  done(): Promise<void>;
  onClose(): void;
}

/** The second person types the whole number: it is compared with what the first one entered. */
export const VerifyDialog = ({ documentId, done, onClose }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [accountNumber, setNumber] = useState('');
  const [checked, setChecked] = useState(false);
  const send = async (): Promise<void> => {
    setChecked(true);
    if (accountNumber.trim() === '') return;
    const path = `/talent-office/payee-accounts/${documentId}/verify`;
    if (!(await submission.send(path, { accountNumber: accountNumber.trim() }))) return;
    toggleNotification({ type: 'success', message: text('payee.verified') });
    await done();
    onClose();
  };
  return (
    <FormDialog
      title={text('payee.verify')}
      confirm={text('payee.verify')}
      type={accountSchema.uid}
      submission={submission}
      note={text('payee.verify.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <AskedField
        name="accountNumber"
        label="payee.number"
        wrong={checked && accountNumber.trim() === '' ? 'field.needed' : null}
      >
        <Field.Input
          autoComplete="off"
          inputMode="numeric"
          value={accountNumber}
          maxLength={64}
          onChange={(event: { target: { value: string } }) => setNumber(event.target.value)}
        />
      </AskedField>
    </FormDialog>
  );
};
