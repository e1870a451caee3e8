import { useField, type InputProps } from '@strapi/strapi/admin';

import type { WorkflowPartsBody } from '../../../../shared/contracts/workflows';
import { useResource } from '../../api';
import { useText } from '../../translations';
import { ChoiceField } from '../choice-field';
import { useNames } from '../workflow-map';

/** Chosen where a meeting is of members of any unit. */
const anyUnit = '-';

const noParts: WorkflowPartsBody = { kinds: [], phases: [], roles: [], units: [], types: [] };

const useParts = (): WorkflowPartsBody => {
  const found = useResource<WorkflowPartsBody>('/talent-office/workflow-parts');
  return found.status === 'ready' ? found.data : noParts;
};

/** Whose holders are the members of a meeting: a position by its name. */
export const CommitteeRoleField = ({ name, label, required, disabled }: InputProps) => {
  const parts = useParts();
  const names = useNames({ parts, type: undefined });
  const { value, error, onChange } = useField<string | null>(name);
  return (
    <ChoiceField
      name={name}
      label={String(label)}
      required={required ?? false}
      value={parts === noParts ? '' : (value ?? '')}
      options={parts.roles.map(({ role }) => ({ value: role, label: names.role(role) }))}
      disabled={disabled ?? false}
      error={error}
      onChoose={(role) => onChange(name, role)}
    />
  );
};

/** Of which unit its members are: one by its name, or any. */
export const CommitteeUnitField = ({ name, label, disabled }: InputProps) => {
  const text = useText();
  const parts = useParts();
  const { value, error, onChange } = useField<string | null>(name);
  return (
    <ChoiceField
      name={name}
      label={String(label)}
      value={parts === noParts ? '' : value || anyUnit}
      options={[
        { value: anyUnit, label: text('map.anyUnit') },
        ...parts.units.map((unit) => ({ value: unit.code, label: unit.name })),
      ]}
      disabled={disabled ?? false}
      error={error}
      onChoose={(code) => onChange(name, code === anyUnit ? null : code)}
    />
  );
};
