import { createContext, useContext } from 'react';

import type {
  WorkflowPartsBody,
  WorkflowProblemBody,
  WorkflowTypeBody,
} from '../../../../shared/contracts/workflows';
import { useAttributeLabel, useLanguage, useText, useWord } from '../../translations';

import type { SeatDraft } from './draft';

/** What every field of the map looks at. */
export interface MapContext {
  readonly parts: WorkflowPartsBody;
  /** The type whose entries the workflow decides; undefined while none is chosen. */
  readonly type: WorkflowTypeBody | undefined;
  readonly problems: readonly WorkflowProblemBody[];
}

const context = createContext<MapContext | null>(null);

export const MapProvider = context.Provider;

export const useMap = (): MapContext => {
  const found = useContext(context);
  if (!found) throw new Error('a field of the workflow map stands outside of it');
  return found;
};

/** What the office calls the parts of a workflow. */
export const useNames = ({ parts, type }: Pick<MapContext, 'parts' | 'type'>) => {
  const text = useText();
  const word = useWord(type?.type);
  const attribute = useAttributeLabel();
  const language = useLanguage();
  const path = (wanted: string): string => {
    const steps = type?.unitPaths.find((one) => one.path === wanted)?.steps;
    return steps
      ? steps.map((step) => attribute(step.type, step.attribute)).join(' › ')
      : text('map.unknown');
  };
  return {
    type: (one: WorkflowTypeBody): string => one.name[language],
    kind: (kind: string): string => word(kind, 'value'),
    /** One of the values that a schema allows. */
    value: (value: string): string => word(value, 'value'),
    /** The label of a role that we know; else what the positions with it are called. */
    role: (role: string): string => {
      const known = word(role, 'value');
      if (known !== role) return known;
      const positions = parts.roles.find((one) => one.role === role)?.positions ?? [];
      return positions.length > 0 ? positions.join(text('list.comma')) : role;
    },
    path,
    /** Which unit's holder of the role signs. */
    unit: ({ unitCode, unitPath }: SeatDraft): string => {
      if (unitCode) return parts.units.find(({ code }) => code === unitCode)?.name ?? unitCode;
      return unitPath ? path(unitPath) : '';
    },
    attribute: (name: string): string => (type ? attribute(type.type, name) : name),
    limit: (name: string): string => word(name, 'word'),
    phase: (name: string): string => word(name, 'word'),
  };
};
