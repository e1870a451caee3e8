import { useField } from '@strapi/strapi/admin';

import { useText } from '../../translations';

import { ChoiceField } from '../choice-field';

import type { StageDraft } from './draft';
import type { FieldProps } from './fields';
import { asKind } from './kinds';
import { useMap, useNames } from './parts';

/** How a stage is decided, among the ways that this site has. */
export const KindField = ({ path, label, components, disabled, error }: FieldProps) => {
  const map = useMap();
  const names = useNames(map);
  const stagePath = path.replace(/\.kind$/, '');
  const { value: stage, onChange } = useField<StageDraft>(stagePath);
  return (
    <ChoiceField
      name={path}
      label={label}
      required
      value={stage?.kind ?? ''}
      options={map.parts.kinds.map((kind) => ({ value: kind, label: names.kind(kind) }))}
      disabled={disabled}
      error={error}
      onChoose={(kind) => onChange(stagePath, asKind(stage ?? {}, kind, components))}
    />
  );
};

const any = '-';
const asUnit = (code: string): string => `unit:${code}`;
const asPath = (path: string): string => `path:${path}`;

/** Of which unit: any, one that is named, or the one that the entry leads to. */
export const UnitField = ({ path, disabled, error }: FieldProps) => {
  const text = useText();
  const map = useMap();
  const names = useNames(map);
  const beside = path.replace(/unitCode$/, 'unitPath');
  const { value: code, onChange } = useField<string | null>(path);
  const { value: from } = useField<string | null>(beside);
  const choose = (chosen: string): void => {
    onChange(path, chosen.startsWith('unit:') ? chosen.slice(5) : null);
    onChange(beside, chosen.startsWith('path:') ? chosen.slice(5) : null);
  };
  return (
    <ChoiceField
      name={path}
      label={text('map.unit')}
      value={code ? asUnit(code) : from ? asPath(from) : any}
      options={[
        { value: any, label: text('map.anyUnit') },
        ...(map.type?.unitPaths ?? []).map((one) => ({
          value: asPath(one.path),
          label: text('map.unitOfEntry', { path: names.path(one.path) }),
        })),
        ...map.parts.units.map((unit) => ({ value: asUnit(unit.code), label: unit.name })),
      ]}
      disabled={disabled}
      error={error}
      onChoose={choose}
    />
  );
};
