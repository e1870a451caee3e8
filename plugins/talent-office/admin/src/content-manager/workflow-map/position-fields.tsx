import { useField } from '@strapi/strapi/admin';

import { useText } from '../../translations';

import { ChoiceField } from '../choice-field';

import type { FieldProps } from './fields';
import { useMap, useNames } from './parts';

/** Chosen where a position or its unit is left open. */
const open = '-';

/** Which position signs, votes, presides or is told; where it may be left open, none. */
export const RoleField = ({ path, label, attribute, disabled, error }: FieldProps) => {
  const text = useText();
  const map = useMap();
  const names = useNames(map);
  const { value, onChange, error: refused } = useField<string | null>(path);
  const required = attribute.required ?? false;
  const roles = map.parts.roles.map(({ role }) => ({ value: role, label: names.role(role) }));
  return (
    <ChoiceField
      name={path}
      label={label}
      required={required}
      value={value ?? (required ? '' : open)}
      options={required ? roles : [{ value: open, label: text('map.noPosition') }, ...roles]}
      disabled={disabled}
      error={error ?? refused}
      onChoose={(role) => onChange(path, role === open ? null : role)}
    />
  );
};

/** Of which unit, by its name; any, where none is chosen. */
export const NamedUnitField = ({ path, label, disabled, error }: FieldProps) => {
  const text = useText();
  const { parts } = useMap();
  const { value, onChange, error: refused } = useField<string | null>(path);
  return (
    <ChoiceField
      name={path}
      label={label}
      value={value ?? open}
      options={[
        { value: open, label: text('map.anyUnit') },
        ...parts.units.map(({ code, name }) => ({ value: code, label: name })),
      ]}
      disabled={disabled}
      error={error ?? refused}
      onChoose={(code) => onChange(path, code === open ? null : code)}
    />
  );
};
