import { Checkbox, Field, Flex, Typography } from '@strapi/design-system';

import { useAttributeLabel, useText } from '../../translations';

import type { Possible } from './values';

interface Props {
  readonly type: string;
  readonly possible: readonly Possible[];
  readonly ticked: readonly string[];
  /** Has its sender tried to send it? Only then is it told that nothing is ticked. */
  readonly checked: boolean;
  onTick(ticked: readonly string[]): void;
}

/** Which attributes are to be put right; of those that are taken anew it says what comes first. */
export const What = ({ type, possible, ticked, checked, onTick }: Props) => {
  const text = useText();
  const label = useAttributeLabel();
  const anew = possible.filter((one) => one.anew).map(({ name }) => label(type, name));
  const toggle = (name: string, on: boolean) =>
    onTick(on ? [...ticked, name] : ticked.filter((other) => other !== name));
  return (
    <Field.Root
      name="values"
      required
      error={checked && ticked.length === 0 ? text('rectify.what.needed') : undefined}
    >
      <Field.Label>{text('rectify.what')}</Field.Label>
      <Flex gap={4} wrap="wrap">
        {possible.map(({ name }) => (
          <Checkbox
            key={name}
            checked={ticked.includes(name)}
            onCheckedChange={(on) => toggle(name, on === true)}
          >
            {label(type, name)}
          </Checkbox>
        ))}
      </Flex>
      <Field.Error />
      {anew.length > 0 && (
        <Typography textColor="neutral600">
          {text('rectify.anew.hint', { parts: anew.join(text('list.comma')) })}
        </Typography>
      )}
    </Field.Root>
  );
};
