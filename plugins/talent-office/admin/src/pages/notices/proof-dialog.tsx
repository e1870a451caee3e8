import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';

import { useSubmission } from '../../api';
import { FormDialog } from '../../content-manager/form-dialog';
import { shanghaiDay } from '../../format';
import { useText } from '../../translations';

interface Props {
  readonly posting: string;
  reload(): Promise<void>;
  onClose(): void;
}

interface Typed {
  readonly target: { readonly value: string };
}

/** Says where and on which day it was posted, by a link or a picture. */
export const ProofDialog = ({ posting, reload, onClose }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const picture = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState('');
  const [postedOn, setPostedOn] = useState(shanghaiDay(new Date().toISOString()));
  const [by, setBy] = useState<'link' | 'picture'>('link');
  const [url, setUrl] = useState('');
  const [checked, setChecked] = useState(false);
  const path = `/talent-office/postings/${posting}`;
  const needed = (value: string): { error?: string } =>
    checked && value.trim() === '' ? { error: text('field.needed') } : {};

  const sent = (): Promise<unknown> | null => {
    if (place.trim() === '' || postedOn === '') return null;
    if (by === 'link') {
      return url.trim() === ''
        ? null
        : submission.send(`${path}/proofs`, { place: place.trim(), postedOn, url: url.trim() });
    }
    const file = picture.current?.files?.[0];
    if (!file) return null;
    const form = new FormData();
    form.append('files', file);
    const query = new URLSearchParams({ place: place.trim(), postedOn });
    return submission.send(`${path}/pictures?${query}`, form);
  };
  const send = async (): Promise<void> => {
    setChecked(true);
    if (!(await sent())) return;
    toggleNotification({ type: 'success', message: text('notices.proven') });
    onClose();
    await reload();
  };

  return (
    <FormDialog
      title={text('notices.prove')}
      confirm={text('dialog.confirm', { what: text('notices.prove') })}
      type="plugin::talent-office.objection"
      submission={submission}
      note={text('notices.proveNote')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <Field.Root name="place" required {...needed(place)}>
        <Field.Label>{text('notices.place')}</Field.Label>
        <Field.Input value={place} onChange={({ target }: Typed) => setPlace(target.value)} />
        <Field.Error />
      </Field.Root>
      <Field.Root name="postedOn" required {...needed(postedOn)}>
        <Field.Label>{text('notices.postedOn')}</Field.Label>
        <Field.Input
          type="date"
          value={postedOn}
          onChange={({ target }: Typed) => setPostedOn(target.value)}
        />
        <Field.Error />
      </Field.Root>
      <Field.Root name="by">
        <Field.Label>{text('notices.by')}</Field.Label>
        <SingleSelect
          value={by}
          onChange={(value) => setBy(value === 'picture' ? 'picture' : 'link')}
        >
          <SingleSelectOption value="link">{text('notices.address')}</SingleSelectOption>
          <SingleSelectOption value="picture">{text('notices.picture')}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      {by === 'link' ? (
        <Field.Root name="url" required {...needed(url)}>
          <Field.Label>{text('notices.address')}</Field.Label>
          <Field.Input
            type="url"
            value={url}
            onChange={({ target }: Typed) => setUrl(target.value)}
          />
          <Field.Error />
        </Field.Root>
      ) : (
        <Field.Root name="files" required>
          <Field.Label>{text('notices.picture')}</Field.Label>
          <input ref={picture} type="file" name="files" accept=".jpg,.jpeg,.png,.pdf" />
        </Field.Root>
      )}
    </FormDialog>
  );
};
