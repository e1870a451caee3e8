import { Field } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';

import type {
  NewBatchBody,
  PaymentBatchDetail,
  PaymentYear,
} from '../../../../shared/contracts/payment-batches';
import { payeeKinds } from '../../../../shared/vocabulary';
import { useResource, useSubmission } from '../../api';
import { AskedField } from '../../content-manager/asked-field';
import { ChoiceField } from '../../content-manager/choice-field';
import { FormDialog } from '../../content-manager/form-dialog';
import { useText, useWord } from '../../translations';
import { paymentsPath } from '../paths';

import { batchSchema } from './schemas';

interface Typed {
  readonly target: { readonly value: string };
}

/** Begins a batch: of one year, for one kind of payee. */
export const NewBatch = ({ onClose }: { onClose(): void }) => {
  const text = useText();
  const word = useWord();
  const navigate = useNavigate();
  const submission = useSubmission();
  const years = useResource<PaymentYear[]>('/talent-office/payment-years');
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [payeeKind, setPayeeKind] = useState<NewBatchBody['payeeKind']>('talent');
  const [plannedOn, setPlannedOn] = useState('');
  const [checked, setChecked] = useState(false);
  const open = years.status === 'ready' ? years.data : [];
  const fundYear = chosen ?? open[0]?.documentId ?? '';

  const send = async (): Promise<void> => {
    setChecked(true);
    if (title.trim() === '' || fundYear === '') return;
    const planned = plannedOn === '' ? {} : { plannedOn };
    const body: NewBatchBody = { title: title.trim(), fundYear, payeeKind, ...planned };
    const made = await submission.send<PaymentBatchDetail>('/talent-office/payment-batches', body);
    if (made) navigate(`/${paymentsPath}/${made.data.documentId}`);
  };

  return (
    <FormDialog
      title={text('payment.new')}
      confirm={text('payment.new')}
      type={batchSchema.uid}
      submission={submission}
      note={text(
        years.status === 'ready' && open.length === 0 ? 'payment.new.noYear' : 'payment.new.note',
      )}
      onClose={onClose}
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
      <ChoiceField
        required
        name="fundYear"
        label={text('payment.year')}
        value={fundYear}
        options={open.map(({ documentId, year }) => ({ value: documentId, label: String(year) }))}
        disabled={open.length === 0}
        error={checked && fundYear === '' ? text('field.needed') : undefined}
        onChoose={setChosen}
      />
      <ChoiceField
        required
        name="payeeKind"
        label={text('payment.payeeKind')}
        value={payeeKind}
        options={payeeKinds.map((kind) => ({ value: kind, label: word(kind, 'value') }))}
        disabled={false}
        onChoose={(kind) => setPayeeKind(kind as typeof payeeKind)}
      />
      <AskedField optional name="plannedOn" label="payment.plannedOn">
        <Field.Input
          type="date"
          value={plannedOn}
          onChange={({ target }: Typed) => setPlannedOn(target.value)}
        />
      </AskedField>
    </FormDialog>
  );
};
