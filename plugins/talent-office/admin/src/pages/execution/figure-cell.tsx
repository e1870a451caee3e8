import { styled } from 'styled-components';

import type { Cell, ColumnKind } from '../../../../shared/contracts/tables';
import { amountOf } from '../../format';

/** A cell as it is read: yuan without their unit, which stands in the head of the column. */
export const shownCell = (cell: Cell, kind: ColumnKind): string => {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (kind === 'fen') return amountOf(cell);
  if (kind === 'number') return String(cell);
  const digits = String(Math.abs(cell)).padStart(3, '0');
  return `${cell < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
};

/** A figure that can be looked into: a button that reads like a number. */
export const FigureButton = styled.button`
  font: inherit;
  color: ${({ theme }) => theme.colors.primary600};
  background: none;
  border: 0;
  padding: 0;
  cursor: pointer;
  text-decoration: underline;
  text-underline-offset: 0.3rem;
  text-decoration-color: ${({ theme }) => theme.colors.primary200};
  font-variant-numeric: tabular-nums;
  &:hover {
    text-decoration-color: currentColor;
  }
`;
