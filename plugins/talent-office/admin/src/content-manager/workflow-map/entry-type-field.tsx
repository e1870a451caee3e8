import { useField, type InputProps } from '@strapi/strapi/admin';

import type { WorkflowPartsBody } from '../../../../shared/contracts/workflows';
import { useResource } from '../../api';
import { useLanguage } from '../../translations';

import { ChoiceField } from './choice-field';

/** Which entries a workflow decides: a type by its name, among those that have a life cycle. */
export const EntryTypeField = ({ name, label, required, disabled }: InputProps) => {
  const language = useLanguage();
  const parts = useResource<WorkflowPartsBody>('/talent-office/workflow-parts');
  const { value, error, onChange } = useField<string | null>(name);
  const types = parts.status === 'ready' ? parts.data.types : [];
  return (
    <ChoiceField
      name={name}
      label={String(label)}
      required={required ?? false}
      value={parts.status === 'ready' ? (value ?? '') : ''}
      options={types.map((one) => ({ value: one.type, label: one.name[language] }))}
      disabled={disabled ?? false}
      error={error}
      onChoose={(type) => onChange(name, type)}
    />
  );
};
