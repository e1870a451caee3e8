import type { FigureStage } from '../../../../shared/contracts/execution';
import type { About, ExecutionTable } from '../../../../shared/execution/tables';

import { FigureButton, shownCell } from './figure-cell';
import { PlainTable } from './plain-table';

/** A figure of the dashboard that somebody looks into. */
export interface Looked extends About {
  readonly stage: FigureStage;
  /** What it is called. */
  readonly title: string;
}

interface Props {
  readonly table: ExecutionTable;
  /** Nothing where its reader may not see transfers. */
  readonly look: ((figure: Looked) => void) | undefined;
}

const isAmount = (kind: string): string | undefined => (kind === 'text' ? undefined : 'amount');

/** The data of a chart as a table: each figure leads to the transfers that it is made of. */
export const ExecutionTableView = ({ table, look }: Props) => {
  const { title, columns, rows, stages, about } = table;
  const total = rows.length - 1;
  return (
    <PlainTable
      caption={title}
      head={
        <tr>
          {columns.map(({ label, kind }) => (
            <th key={label} scope="col" className={isAmount(kind)}>
              {label}
            </th>
          ))}
        </tr>
      }
    >
      {rows.map((row, index) => (
        <tr
          key={about[index] ? JSON.stringify(about[index]) : index}
          className={index === total ? 'total' : undefined}
        >
          {columns.map(({ label, kind }, column) => {
            const cell = row[column] ?? null;
            const shown = shownCell(cell, kind);
            const stage = stages[column];
            const of = about[index];
            if (column === 0) {
              return (
                <th key={label} scope="row">
                  {shown}
                </th>
              );
            }
            const told = `${String(row[0])} · ${label}`;
            return (
              <td key={label} className={isAmount(kind)}>
                {look && stage && of && cell !== 0 ? (
                  <FigureButton
                    type="button"
                    aria-label={`${told} ${shown}`}
                    onClick={() => look({ ...of, stage, title: told })}
                  >
                    {shown}
                  </FigureButton>
                ) : (
                  shown
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </PlainTable>
  );
};
