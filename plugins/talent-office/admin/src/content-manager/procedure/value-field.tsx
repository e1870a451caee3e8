import { Checkbox, Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';

import { isMoney } from '../../format';
import { useAttributeLabel, useText, useWord } from '../../translations';

import { RelationSelect } from './relation-select';
import type { Attribute } from './schema';
import { valueOf } from './values';

interface Props {
  readonly type: string;
  readonly name: string;
  readonly attribute: Attribute;
  readonly typed: string;
  /** Have errors been asked for? A form that nobody sent yet complains about nothing. */
  readonly checked: boolean;
  onType(text: string): void;
}

const inputTypes: Readonly<Record<string, string>> = { date: 'date', integer: 'number' };

const Control = ({ type, name, attribute, typed, onType }: Props) => {
  const word = useWord(type);
  const label = useAttributeLabel();
  if (attribute.type === 'relation') {
    return <RelationSelect type={type} name={name} chosen={typed} onChoose={onType} />;
  }
  if (attribute.type === 'boolean') {
    return (
      <Checkbox
        checked={typed === 'true'}
        onCheckedChange={(checked) => onType(String(checked === true))}
      >
        {label(type, name)}
      </Checkbox>
    );
  }
  if (attribute.enum) {
    return (
      <SingleSelect value={typed} onChange={(value) => onType(String(value))}>
        {attribute.enum.map((value) => (
          <SingleSelectOption key={value} value={value}>
            {word(value, 'value')}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    );
  }
  if (attribute.type === 'text') {
    return <Textarea value={typed} onChange={(event) => onType(event.target.value)} />;
  }
  return (
    <Field.Input
      type={isMoney(name) ? 'text' : (inputTypes[attribute.type] ?? 'text')}
      inputMode={isMoney(name) ? 'decimal' : undefined}
      value={typed}
      onChange={(event) => onType(event.target.value)}
    />
  );
};

/** One value that a stage or an action asks for. Money is typed in yuan. */
export const ValueField = (props: Props) => {
  const { type, name, attribute, typed, checked } = props;
  const text = useText();
  const label = useAttributeLabel();
  const wrong = checked && valueOf(name, attribute, typed) === null;
  const problem = isMoney(name) ? 'field.notMoney' : 'field.needed';
  const yuan = isMoney(name);
  return (
    <Field.Root
      name={name}
      required
      width="100%"
      error={wrong ? text(problem) : undefined}
      hint={yuan ? text('field.yuan') : undefined}
    >
      {attribute.type !== 'boolean' && <Field.Label>{label(type, name)}</Field.Label>}
      <Control {...props} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
