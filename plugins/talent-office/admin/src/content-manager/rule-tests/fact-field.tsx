import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';

import type { AskedFactBody } from '../../../../shared/contracts/rules';
import { amountOf, fenTyped } from '../../format';
import { useText, useWord } from '../../translations';

import { controlOf, numberTyped, type Given } from './given';

type Fact = Given[string];

interface Props {
  readonly asked: AskedFactBody;
  readonly label: string;
  /** Of which type the values are, for what they are called. */
  readonly type: string;
  readonly fact: Fact | undefined;
  readonly disabled: boolean | undefined;
  onGive(fact: Fact | undefined): void;
}

/** A value that is one of few; cleared, it is not known. */
const Choice = ({ asked, type, fact, disabled, onGive }: Props) => {
  const text = useText();
  const word = useWord(type);
  const options = asked.values ?? ['true', 'false'];
  const told = (value: string): string =>
    asked.values ? word(value, 'value') : text(value === 'true' ? 'value.yes' : 'value.no');
  const give = (value: string): void => onGive(asked.values ? value : value === 'true');
  return (
    <SingleSelect
      value={fact === undefined || fact === null ? '' : String(fact)}
      placeholder={text('ruleTests.unknown')}
      clearLabel={text('ruleTests.clear')}
      disabled={disabled}
      onChange={(value) => give(String(value))}
      onClear={() => onGive(undefined)}
    >
      {options.map((value) => (
        <SingleSelectOption key={value} value={value}>
          {told(value)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
};

const shownOf = (fact: Fact | undefined, isYuan: boolean): string => {
  if (fact === undefined || fact === null) return '';
  return isYuan ? amountOf(Number(fact)) : String(fact);
};

/** A value that is typed. What stands for no value is kept on the page, and not in the form. */
const Typed = ({ asked, fact, disabled, onGive }: Props) => {
  const text = useText();
  const control = controlOf(asked);
  const [typed, setTyped] = useState(() => shownOf(fact, control === 'yuan'));
  const read = (value: string): Fact | undefined => {
    if (control === 'text' || control === 'date') return value;
    if (control === 'number') return numberTyped(value);
    const fen = fenTyped(value);
    return fen === null ? undefined : Number(fen);
  };
  return (
    <Field.Input
      type={control === 'date' ? 'date' : 'text'}
      inputMode={control === 'yuan' || control === 'number' ? 'decimal' : undefined}
      placeholder={text('ruleTests.unknown')}
      disabled={disabled}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onGive(read(event.target.value));
      }}
    />
  );
};

/** One fact of an example, asked for by what it is called; left empty, it is not known. */
export const FactField = (props: Props) => {
  const { asked, label, fact } = props;
  const text = useText();
  const control = controlOf(asked);
  const told = control === 'yuan' ? text('field.labelInYuan', { label }) : label;
  const isCall = asked.path.endsWith('()');
  return (
    <Field.Root name={asked.path} hint={isCall ? text('ruleTests.answer') : undefined} width="100%">
      <Field.Label>
        {asked.type === 'entry' ? text('ruleTests.has', { label: told }) : told}
      </Field.Label>
      {control === 'choice' || control === 'yes-no' ? (
        <Choice {...props} />
      ) : (
        <Typed key={fact === undefined ? 'empty' : 'given'} {...props} />
      )}
      <Field.Hint />
    </Field.Root>
  );
};
