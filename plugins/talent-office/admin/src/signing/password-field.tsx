import { Field, TextInput } from '@strapi/design-system';
import { useEffect, useRef } from 'react';

import { useText } from '../translations';

import type { Signature } from './use-signature';

interface Props {
  readonly signature: Pick<Signature, 'asked' | 'password' | 'type' | 'submission'>;
  /** Has its sender tried to send it? Only then is it told to be missing. */
  readonly checked: boolean;
}

/** Asks who signs for his password, unless he has typed it just now. */
export const PasswordField = ({ signature, checked }: Props) => {
  const { asked, password, type, submission } = signature;
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const missing = checked && password === '';
  const { failure } = submission;
  // It stands at the end of a form that scrolls: who has to type it, or again, is led to it.
  useEffect(() => {
    if (missing || failure) input.current?.focus();
  }, [missing, failure]);
  if (!asked) return null;
  return (
    <Field.Root
      name="signing-password"
      required
      hint={text('signing.hint')}
      error={missing ? text('signing.needed') : undefined}
    >
      <Field.Label>{text('signing.password')}</Field.Label>
      <TextInput
        ref={input}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => type(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
