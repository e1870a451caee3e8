import { Field } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { PassingOn } from '../../../../../shared/contracts/passing-on';
import { useSubmission } from '../../../api';
import { AskedField } from '../../../content-manager/asked-field';
import { FormDialog } from '../../../content-manager/form-dialog';
import { amountOf, fenTyped, shanghaiDay } from '../../../format';
import { useText } from '../../../translations';

import { lineSchema } from '../schemas';

interface Typed {
  readonly target: { readonly value: string };
}

interface Props {
  readonly owed: PassingOn;
  reload(): Promise<void>;
  onClose(): void;
}

/** Records what an employer handed in on paper: the day, the amount and the scan. */
export const RecordDialog = ({ owed, reload, onClose }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [passedOn, setPassedOn] = useState(shanghaiDay(new Date()));
  const [amount, setAmount] = useState(amountOf(owed.openFen));
  const [scan, setScan] = useState<File | null>(null);
  const [checked, setChecked] = useState(false);
  const amountFen = fenTyped(amount);

  const send = async (): Promise<void> => {
    setChecked(true);
    if (passedOn === '' || amountFen === null || !scan) return;
    const form = new FormData();
    form.append('amountFen', amountFen);
    form.append('passedOn', passedOn);
    form.append('files', scan);
    const path = `/talent-office/payments/${owed.payment}/passing-on`;
    if (!(await submission.send(path, form))) return;
    toggleNotification({ type: 'success', message: text('payment.done') });
    onClose();
    await reload();
  };

  return (
    <FormDialog
      title={text('passing.record')}
      confirm={text('passing.record')}
      type={lineSchema.uid}
      submission={submission}
      note={text('passing.record.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <AskedField
        name="passedOn"
        label="passing.day"
        wrong={checked && passedOn === '' ? 'field.needed' : null}
      >
        <Field.Input
          type="date"
          value={passedOn}
          onChange={({ target }: Typed) => setPassedOn(target.value)}
        />
      </AskedField>
      <AskedField
        name="amountFen"
        label="passing.amount"
        wrong={checked && amountFen === null ? 'field.notMoney' : null}
      >
        <Field.Input
          inputMode="decimal"
          value={amount}
          onChange={({ target }: Typed) => setAmount(target.value)}
        />
      </AskedField>
      <AskedField
        name="files"
        label="passing.scan"
        wrong={checked && !scan ? 'field.needed' : null}
      >
        <input
          type="file"
          aria-label={text('passing.scan')}
          accept=".pdf,.jpg,.jpeg,.png"
          onChange={(event) => setScan(event.target.files?.[0] ?? null)}
        />
      </AskedField>
    </FormDialog>
  );
};
