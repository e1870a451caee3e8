import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly columns: readonly string[];
  /** Each with a key of its own. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table that is read, with a name and its columns told. */
export const PlainTable = ({ label, columns, rows }: Props) => (
  <Table aria-label={label} colCount={columns.length} rowCount={rows.length + 1}>
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma" textColor="neutral600">
              {column}
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
    <Tbody>
      {rows.map(({ key, cells }) => (
        <Tr key={key}>
          {cells.map((cell, index) => (
            <Td key={columns[index]}>
              {typeof cell === 'string' ? (
                <Typography textColor="neutral800">{cell}</Typography>
              ) : (
                cell
              )}
            </Td>
          ))}
        </Tr>
      ))}
    </Tbody>
  </Table>
);
