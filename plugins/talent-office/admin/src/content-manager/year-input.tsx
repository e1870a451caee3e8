import { Field, TextInput } from '@strapi/design-system';
import { useField, type InputProps } from '@strapi/strapi/admin';

/** A year in a form. Strapi's own field for numbers groups the digits: 2,026. */
export const YearInput = ({ name, label, hint, required, disabled, labelAction }: InputProps) => {
  const { value, error, onChange } = useField<number | null>(name);
  const keep = (typed: string): void => {
    const digits = typed.replaceAll(/\D/g, '');
    onChange(name, digits === '' ? null : Number(digits));
  };
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        inputMode="numeric"
        maxLength={4}
        disabled={disabled}
        value={value ?? ''}
        onChange={(event) => keep(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
