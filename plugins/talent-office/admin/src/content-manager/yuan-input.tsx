import { Field, TextInput } from '@strapi/design-system';
import { useField, useForm, type InputProps } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useText, withoutUnit } from '../translations';

import { isCounted } from './layout';
import { isUnread, keptOf, shownOf } from './yuan-kept';

type Props = InputProps & {
  /** Of an amount that is worked out: the states in which it counts. */
  readonly statesCounted?: readonly string[];
};

/** An amount that is worked out, where nobody was given it: it would be taken for what he gets. */
const NotCounted = ({ label, name, hint, labelAction }: Props) => {
  const text = useText();
  return (
    <Field.Root name={name} hint={hint}>
      <Field.Label action={labelAction}>
        {text('field.labelInYuan', { label: withoutUnit(String(label)) })}
      </Field.Label>
      <TextInput disabled placeholder={text('field.notAwarded')} value="" />
      <Field.Hint />
    </Field.Root>
  );
};

/** An amount in a form: typed in yuan, kept in fen. */
export const YuanInput = (props: Props) => {
  const { statesCounted } = props;
  const state = useForm('YuanInput', ({ values }) => (values as { state?: unknown }).state);
  return isCounted(statesCounted, state) ? <TypedYuan {...props} /> : <NotCounted {...props} />;
};

const TypedYuan = (props: InputProps) => {
  const { name, label, hint, required, disabled, placeholder, labelAction } = props;
  const text = useText();
  const { value, error, onChange } = useField<string | number | null>(name);
  // As it was typed, while it stands for what the form keeps: `1200.` is on its way to `1200.50`.
  const [typed, setTyped] = useState('');
  const kept = value ?? null;
  const shown = keptOf(typed) === (kept === null ? null : String(kept)) ? typed : shownOf(kept);
  const keep = (now: string): void => {
    setTyped(now);
    onChange(name, keptOf(now));
  };
  return (
    <Field.Root
      name={name}
      error={isUnread(kept) ? text('field.notMoney') : error}
      hint={hint}
      required={required}
    >
      <Field.Label action={labelAction}>
        {text('field.labelInYuan', { label: withoutUnit(String(label)) })}
      </Field.Label>
      <TextInput
        inputMode="decimal"
        placeholder={placeholder}
        disabled={disabled}
        value={shown}
        onChange={(event) => keep(event.target.value)}
        onBlur={() => setTyped(shownOf(kept))}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
