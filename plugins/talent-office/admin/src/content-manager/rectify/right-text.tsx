import { Field } from '@strapi/design-system';

import { useAttributeLabel, useText } from '../../translations';

interface Props {
  readonly type: string;
  readonly name: string;
  readonly typed: string;
  /** Has its sender tried to send it? Only then is it told to be missing. */
  readonly checked: boolean;
  onType(typed: string): void;
}

/** The right text of one attribute. */
export const RightText = ({ type, name, typed, checked, onType }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const missing = checked && typed.trim() === '';
  return (
    <Field.Root
      name={name}
      required
      width="100%"
      error={missing ? text('field.needed') : undefined}
    >
      <Field.Label>{text('rectify.right', { label: label(type, name) })}</Field.Label>
      <Field.Input
        value={typed}
        maxLength={2000}
        onChange={(event) => onType(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
};
