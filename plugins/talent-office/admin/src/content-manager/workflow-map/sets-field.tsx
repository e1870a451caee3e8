import { Field, MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

import { useText } from '../../translations';

import type { FieldProps } from './fields';
import { useMap, useNames } from './parts';

/** Which attributes the signers of the stage fill in. */
export const SetsField = ({ path, label, disabled, error }: FieldProps) => {
  const text = useText();
  const map = useMap();
  const names = useNames(map);
  const { value, onChange } = useField<string[] | null>(path);
  const chosen = Array.isArray(value) ? value : [];
  const possible = [...new Set([...(map.type?.settable ?? []), ...chosen])];
  if (possible.length === 0) return null;
  return (
    <Field.Root name={path} error={error} hint={text('map.sets.hint')} width="100%">
      <Field.Label>{label}</Field.Label>
      <MultiSelect
        value={chosen}
        disabled={disabled}
        placeholder={text('map.sets.none')}
        withTags
        onChange={(next: string[]) => onChange(path, next)}
      >
        {possible.map((name) => (
          <MultiSelectOption key={name} value={name}>
            {names.attribute(name)}
          </MultiSelectOption>
        ))}
      </MultiSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
