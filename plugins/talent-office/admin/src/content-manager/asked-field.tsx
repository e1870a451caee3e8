import { Field } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { useText, type TextKey } from '../translations';

interface AskedProps {
  readonly name: string;
  readonly label: TextKey;
  readonly hint?: TextKey;
  /** What is wrong with it; told once sending has been tried. */
  readonly wrong?: TextKey | null;
  readonly optional?: boolean;
  readonly children: ReactNode;
}

/** A field of a form that sends a file beside what is typed. */
export const AskedField = ({
  name,
  label,
  hint,
  wrong = null,
  optional = false,
  children,
}: AskedProps) => {
  const text = useText();
  return (
    <Field.Root
      name={name}
      required={!optional}
      width="100%"
      hint={hint && text(hint)}
      error={wrong === null ? undefined : text(wrong)}
    >
      <Field.Label>{text(label)}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
