import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useText } from '../translations';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly required?: boolean;
  readonly disabled: boolean;
  readonly error?: string | undefined;
  onChoose(value: string): void;
}

/** One of a few: what is chosen and stands no more among them is still named. */
export const ChoiceField = ({
  name,
  label,
  value,
  options,
  required = false,
  disabled,
  error,
  onChoose,
}: Props) => {
  const text = useText();
  const isGone = value !== '' && !options.some((option) => option.value === value);
  const all = isGone ? [...options, { value, label: text('map.gone', { value }) }] : options;
  return (
    <Field.Root name={name} required={required} error={error} width="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value}
        disabled={disabled}
        placeholder={text('map.choose')}
        onChange={(chosen) => onChoose(String(chosen ?? ''))}
      >
        {all.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
};
