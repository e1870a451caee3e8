import { Field, Flex } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

import { useText } from '../../translations';

import { ChoiceField } from '../choice-field';

import { useMap, useNames } from './parts';
import type { FieldProps } from './fields';

const nothing = '-';

/** What passing the stage does to each limit of the type: nothing, or a phase that it is brought to. */
export const HoldsField = ({ path, label, disabled, error }: FieldProps) => {
  const text = useText();
  const map = useMap();
  const names = useNames(map);
  const { value, onChange } = useField<Record<string, string> | null>(path);
  const held = value ?? {};
  // A limit that the type has no more can still be taken out.
  const limits = [...new Set([...(map.type?.limits ?? []), ...Object.keys(held)])];
  if (limits.length === 0) return null;
  const hold = (limit: string, phase: string): void => {
    const others = Object.entries(held).filter(([name]) => name !== limit);
    const next = phase === nothing ? others : [...others, [limit, phase] as const];
    onChange(path, Object.fromEntries(next));
  };
  const options = [
    { value: nothing, label: text('map.holdsNothing') },
    ...map.parts.phases.map((phase) => ({ value: phase, label: names.phase(phase) })),
  ];
  return (
    <Field.Root name={path} error={error} width="100%">
      <Flex direction="column" alignItems="stretch" gap={3}>
        {limits.map((limit) => (
          <ChoiceField
            key={limit}
            name={`${path}.${limit}`}
            label={text('map.limit', { label, limit: names.limit(limit) })}
            value={held[limit] ?? nothing}
            options={options}
            disabled={disabled}
            onChoose={(phase) => hold(limit, phase)}
          />
        ))}
      </Flex>
      <Field.Error />
    </Field.Root>
  );
};
