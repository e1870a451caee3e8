import { useField, type InputProps } from '@strapi/strapi/admin';

import type { EntryTypesBody } from '../../../../shared/contracts/expressions';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useLanguage } from '../../translations';

import { ChoiceField } from '../choice-field';

type Props = InputProps & {
  /** Where the types are told. */
  readonly from?: string;
};

/** Whose entries are decided or judged: a type by its name, among those that have a life cycle. */
export const EntryTypeField = ({ name, label, required, disabled, from = '' }: Props) => {
  const language = useLanguage();
  const told = useResource<EntryTypesBody>(from);
  const { value, error, onChange } = useField<string | null>(name);
  const types = told.status === 'ready' ? told.data.types : [];
  if (told.status === 'failed') return <FailureNote failure={told.failure} retry={told.reload} />;
  return (
    <ChoiceField
      name={name}
      label={String(label)}
      required={required ?? false}
      value={told.status === 'ready' ? (value ?? '') : ''}
      options={types.map((one) => ({ value: one.type, label: one.name[language] }))}
      disabled={disabled ?? false}
      error={error}
      onChoose={(type) => onChange(name, type)}
    />
  );
};
