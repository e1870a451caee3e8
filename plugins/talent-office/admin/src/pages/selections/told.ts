import type {
  SelectionEntryBody,
  SelectionGroupBody,
} from '../../../../shared/contracts/selections';
import { useText } from '../../translations';

/** What groups and their cases are called. */
export const useTold = () => {
  const text = useText();
  return {
    group: ({ workflow, stage, number, label }: SelectionGroupBody): string => {
      const group = text('selection.group', { workflow, stage, number });
      return label === '' ? group : text('selection.labelled', { group, label });
    },
    entry: ({ state, reserveNumber }: SelectionEntryBody): string =>
      text(`selection.entry.${state}`, { number: reserveNumber ?? 0 }),
  };
};
