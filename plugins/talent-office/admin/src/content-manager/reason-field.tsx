import { Field, Textarea } from '@strapi/design-system';

import { useText } from '../translations';

interface Props {
  readonly reason: string;
  /** Has its sender tried to send it? Only then is it told to be missing. */
  readonly checked: boolean;
  onType(reason: string): void;
}

/** Why something is done, where it is not done without a reason. */
export const ReasonField = ({ reason, checked, onType }: Props) => {
  const text = useText();
  const missing = checked && reason.trim() === '';
  return (
    <Field.Root name="reason" required error={missing ? text('reason.needed') : undefined}>
      <Field.Label>{text('action.reason')}</Field.Label>
      <Textarea value={reason} maxLength={2000} onChange={(event) => onType(event.target.value)} />
      <Field.Error />
    </Field.Root>
  );
};
