import { Button, Field } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type { PaymentBatchDetail } from '../../../../../shared/contracts/payment-batches';
import { useSubmission } from '../../../api';
import { AskedField } from '../../../content-manager/asked-field';
import { FormDialog } from '../../../content-manager/form-dialog';
import { useText } from '../../../translations';
import { paymentsPath } from '../../paths';

import { batchSchema } from '../schemas';

interface Typed {
  readonly target: { readonly value: string };
}

/** Puts what failed of a batch on a list of its own, and leads there. */
export const FollowUpButton = ({ batch }: { readonly batch: PaymentBatchDetail }) => {
  const text = useText();
  const navigate = useNavigate();
  const submission = useSubmission();
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState(text('payment.followUp.title', { title: batch.title }));
  const [checked, setChecked] = useState(false);
  const send = async (): Promise<void> => {
    setChecked(true);
    if (title.trim() === '') return;
    const path = `/talent-office/payment-batches/${batch.documentId}/follow-ups`;
    const made = await submission.send<PaymentBatchDetail>(path, { title: title.trim() });
    if (made) navigate(`/${paymentsPath}/${made.data.documentId}`);
  };
  return (
    <>
      <Button fullWidth variant="secondary" onClick={() => setOpen(true)}>
        {text('payment.followUp')}
      </Button>
      {isOpen && (
        <FormDialog
          title={text('payment.followUp')}
          confirm={text('payment.followUp')}
          type={batchSchema.uid}
          submission={submission}
          note={text('payment.followUp.note', { count: batch.toFollowUp })}
          onClose={() => setOpen(false)}
          onConfirm={() => void send()}
        >
          <AskedField
            name="title"
            label="payment.name"
            wrong={checked && title.trim() === '' ? 'field.needed' : null}
          >
            <Field.Input
              value={title}
              maxLength={200}
              onChange={({ target }: Typed) => setTitle(target.value)}
            />
          </AskedField>
        </FormDialog>
      )}
    </>
  );
};
