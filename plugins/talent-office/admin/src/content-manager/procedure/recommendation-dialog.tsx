import { Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { PaperRecommendationBody } from '../../../../shared/contracts/recommendations';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';

interface Props {
  readonly path: string;
  readonly party: string;
  /** Places in its order that are taken. */
  readonly taken: readonly number[];
  readonly type: string;
  onClose(): void;
  onDone(): Promise<void>;
}

const isPlace = (typed: string): boolean => /^[1-9]\d{0,2}$/.test(typed.trim());

/** A clerk writes down what a party signed and sealed on paper. */
export const RecommendationDialog = ({ path, party, taken, type, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [choice, setChoice] = useState<PaperRecommendationBody['choice']>('approve');
  const [place, setPlace] = useState('');
  const [opinion, setOpinion] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const [scan, setScan] = useState<File | null>(null);
  const [checked, setChecked] = useState(false);
  const asksPlace = choice === 'approve';
  const title = text('recommendation.recordFor', { party });

  const send = async (): Promise<void> => {
    setChecked(true);
    if (!scan || signedOn === '' || opinion.trim() === '') return;
    if (asksPlace && !isPlace(place)) return;
    const form = new FormData();
    form.append('choice', choice);
    form.append('opinion', opinion.trim());
    form.append('signedOn', signedOn);
    if (asksPlace) form.append('ranking', place.trim());
    form.append('files', scan);
    if (!(await submission.send(path, form))) return;
    toggleNotification({ type: 'success', message: text('recommendation.record.done') });
    onClose();
    await onDone();
  };

  const needed = (isMissing: boolean, wrong: string): string | undefined =>
    checked && isMissing ? wrong : undefined;

  return (
    <FormDialog
      title={title}
      confirm={text('dialog.confirm', { what: text('recommendation.record') })}
      type={type}
      submission={submission}
      note={text('recommendation.record.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root name="choice" required>
        <Field.Label>{text('recommendation.choice')}</Field.Label>
        <SingleSelect
          value={choice}
          onChange={(value) => setChoice(value === 'refuse' ? 'refuse' : 'approve')}
        >
          <SingleSelectOption value="approve">
            {text('recommendation.choice.approve')}
          </SingleSelectOption>
          <SingleSelectOption value="refuse">
            {text('recommendation.choice.refuse')}
          </SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      {asksPlace && (
        <Field.Root
          name="ranking"
          required
          hint={
            taken.length > 0
              ? text('recommendation.place.taken', { taken: taken.join(text('list.comma')) })
              : undefined
          }
          error={needed(!isPlace(place), text('recommendation.place.needed'))}
        >
          <Field.Label>{text('recommendation.place')}</Field.Label>
          <Field.Input
            type="text"
            inputMode="numeric"
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      )}
      <Field.Root
        name="opinion"
        required
        error={needed(opinion.trim() === '', text('field.needed'))}
      >
        <Field.Label>{text('recommendation.opinion')}</Field.Label>
        <Textarea
          value={opinion}
          maxLength={1000}
          onChange={(event) => setOpinion(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root
        name="signedOn"
        required
        error={needed(signedOn === '', text('paper.signedOn.needed'))}
      >
        <Field.Label>{text('paperApplication.signedOn')}</Field.Label>
        <Field.Input
          type="date"
          value={signedOn}
          onChange={(event) => setSignedOn(event.target.value)}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="scan" required error={needed(scan === null, text('paper.scan.needed'))}>
        <Field.Label>{text('paper.scan')}</Field.Label>
        <input
          type="file"
          aria-label={text('paper.scan')}
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => setScan(event.target.files?.[0] ?? null)}
        />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
