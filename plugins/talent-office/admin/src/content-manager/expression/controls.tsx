import {
  Box,
  Button,
  Checkbox,
  IconButton,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type {
  ActionProps,
  FullOption,
  NotToggleProps,
  VersatileSelectorProps,
} from 'react-querybuilder';

import { useText } from '../../translations';

import { FactChoice } from './fact-choice';
import { Labelled } from './labelled';

const flat = (options: VersatileSelectorProps['options']): readonly FullOption[] => {
  const all: readonly (FullOption | { readonly options: readonly FullOption[] })[] = options;
  return all.flatMap((one) => ('options' in one ? (one.options as FullOption[]) : [one]));
};

interface ChoiceProps extends VersatileSelectorProps {
  readonly label: string;
  readonly width: string;
}

const Choice = ({ label, width, options, value, disabled, handleOnChange }: ChoiceProps) => (
  <Box minWidth={width}>
    <Labelled label={label}>
      <SingleSelect
        size="S"
        disabled={disabled}
        value={value}
        onChange={(chosen) => handleOnChange(chosen)}
      >
        {flat(options).map((one) => (
          <SingleSelectOption key={one.name} value={one.name}>
            {one.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Labelled>
  </Box>
);

/** What react-querybuilder keeps where no fact is chosen. */
const none = '~';

export const FactSelector = ({
  options,
  value,
  disabled,
  handleOnChange,
}: VersatileSelectorProps) => {
  const text = useText();
  return (
    <Box minWidth="18rem" grow={1}>
      <FactChoice
        label={text('expression.fact')}
        options={flat(options)
          .filter(({ name }) => name !== none)
          .map(({ name, label }) => ({ fact: name, title: label }))}
        chosen={value === undefined || value === none ? '' : value}
        disabled={disabled}
        onChoose={(fact) => handleOnChange(fact || none)}
      />
    </Box>
  );
};

export const OperatorSelector = (props: VersatileSelectorProps) => {
  const text = useText();
  return <Choice {...props} label={text('expression.operator')} width="11rem" />;
};

export const CombinatorSelector = (props: VersatileSelectorProps) => {
  const text = useText();
  return <Choice {...props} label={text('expression.combinator')} width="14rem" />;
};

export const SourceSelector = (props: VersatileSelectorProps) => {
  const text = useText();
  const options = flat(props.options).map((one) => ({
    ...one,
    label: text(one.name === 'field' ? 'expression.source.field' : 'expression.source.value'),
  }));
  return <Choice {...props} options={options} label={text('expression.source')} width="9rem" />;
};

export const NotToggle = ({ checked, disabled, handleOnChange }: NotToggleProps) => {
  const text = useText();
  return (
    <Checkbox
      checked={checked === true}
      disabled={disabled}
      onCheckedChange={(now) => handleOnChange(now === true)}
    >
      {text('expression.not')}
    </Checkbox>
  );
};

const Add = ({ label, disabled, handleOnClick }: ActionProps & { readonly label: string }) => (
  <Button
    type="button"
    size="S"
    variant="tertiary"
    startIcon={<Plus />}
    disabled={disabled}
    onClick={(event: React.MouseEvent) => handleOnClick(event as never)}
  >
    {label}
  </Button>
);

export const AddRule = (props: ActionProps) => {
  const text = useText();
  return <Add {...props} label={text('expression.addRule')} />;
};

export const AddGroup = (props: ActionProps) => {
  const text = useText();
  return <Add {...props} label={text('expression.addGroup')} />;
};

export const Remove = ({ disabled, handleOnClick }: ActionProps) => {
  const text = useText();
  return (
    <IconButton
      type="button"
      size="S"
      variant="ghost"
      label={text('expression.remove')}
      disabled={disabled}
      onClick={(event: React.MouseEvent) => handleOnClick(event as never)}
    >
      <Trash />
    </IconButton>
  );
};
