import {
  Box,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import type { ValueEditorProps } from 'react-querybuilder';

import { useText } from '../../translations';
import { keptOf, shownOf } from '../yuan-kept';

import type { DrawnFact } from './facts';
import { FactChoice } from './fact-choice';
import { Labelled } from './labelled';
import { isList, isPresence } from './operators';

interface Props<Value> {
  readonly fact: DrawnFact;
  readonly value: Value;
  readonly disabled?: boolean;
  onChange(value: Value): void;
}

/** An amount: typed in yuan, kept in fen. */
export const YuanValue = (
  props: Pick<Props<string>, 'value' | 'disabled' | 'onChange'> & { readonly label: string },
) => {
  const { label, value, disabled, onChange } = props;
  const text = useText();
  // As it was typed, while it stands for what is kept.
  const [typed, setTyped] = useState('');
  const shown = (keptOf(typed) ?? '') === value ? typed : shownOf(value);
  return (
    <Labelled label={label}>
      <TextInput
        size="S"
        inputMode="decimal"
        endAction={
          <Typography variant="pi" textColor="neutral600">
            {text('expression.yuan')}
          </Typography>
        }
        disabled={disabled}
        value={shown}
        onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => {
          setTyped(target.value);
          onChange(keptOf(target.value) ?? '');
        }}
      />
    </Labelled>
  );
};

const ListValue = ({ fact, value, disabled, onChange }: Props<readonly string[]>) => {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  if (!fact.values) {
    return (
      <Labelled label={text('expression.list')}>
        <TextInput
          size="S"
          placeholder={text('expression.list')}
          disabled={disabled}
          value={typed ?? value.join(text('list.comma'))}
          onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => {
            setTyped(target.value);
            onChange(
              target.value
                .split(/[,，、]/)
                .map((one) => one.trim())
                .filter((one) => one !== ''),
            );
          }}
          onBlur={() => setTyped(null)}
        />
      </Labelled>
    );
  }
  return (
    <Labelled label={text('expression.value')}>
      <MultiSelect
        size="S"
        withTags
        disabled={disabled}
        value={[...value]}
        onChange={(chosen) => onChange(chosen)}
      >
        {fact.values.map((one) => (
          <MultiSelectOption key={one.value} value={one.value}>
            {one.title}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Labelled>
  );
};

const OneValue = ({ fact, value, disabled, onChange }: Props<string>) => {
  const text = useText();
  const label = text('expression.value');
  const choices =
    fact.kind === 'bool'
      ? (['true', 'false'] as const).map((one) => ({
          value: one,
          title: text(`expression.${one}`),
        }))
      : fact.values;
  if (choices) {
    return (
      <Labelled label={label}>
        <SingleSelect
          size="S"
          disabled={disabled}
          value={value}
          onChange={(chosen) => onChange(String(chosen))}
        >
          {choices.map((one) => (
            <SingleSelectOption key={one.value} value={one.value}>
              {one.title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Labelled>
    );
  }
  if (fact.isMoney) {
    return (
      <YuanValue
        label={text('expression.inYuan')}
        value={value}
        disabled={disabled}
        onChange={onChange}
      />
    );
  }
  const isNumber = fact.kind === 'int' || fact.kind === 'double';
  return (
    <Labelled label={label}>
      <TextInput
        size="S"
        type={fact.kind === 'date' ? 'date' : 'text'}
        inputMode={isNumber ? 'decimal' : undefined}
        disabled={disabled}
        value={value}
        onChange={({ target }: React.ChangeEvent<HTMLInputElement>) =>
          onChange(isNumber ? target.value.normalize('NFKC').trim() : target.value)
        }
      />
    </Labelled>
  );
};

const OtherFact = ({ fact, value, disabled, onChange, offered }: Props<string> & Offered) => {
  const text = useText();
  const others = offered.filter((one) => one.kind === fact.kind && one.fact !== fact.fact);
  return (
    <FactChoice
      label={text('expression.source.field')}
      options={others}
      chosen={others.some((one) => one.fact === value) ? value : ''}
      disabled={disabled}
      onChoose={onChange}
    />
  );
};

export interface Offered {
  readonly offered: readonly DrawnFact[];
}

/** What a fact is compared with, typed or chosen as its kind wants it. */
export const ValueEditor = (props: ValueEditorProps) => {
  const { field, operator, valueSource, value, disabled, handleOnChange, context } = props;
  const { offered } = context as Offered;
  const fact = offered.find((one) => one.fact === field);
  if (!fact || isPresence(operator)) return null;
  const given = { fact, disabled, onChange: (now: unknown) => handleOnChange(now) };
  const kept: unknown = value;
  const one = typeof kept === 'string' ? kept : '';
  const many = Array.isArray(kept) ? kept.map(String) : [];
  return (
    <Box minWidth="10rem" grow={1}>
      {valueSource === 'field' ? (
        <OtherFact {...given} value={one} offered={offered} />
      ) : isList(operator) ? (
        <ListValue {...given} value={many} />
      ) : (
        <OneValue {...given} value={one} />
      )}
    </Box>
  );
};
