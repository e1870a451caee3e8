import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  readonly columns: readonly string[];
  /** Each with the cells of its row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table whose long texts wrap. */
export const PlainTable = ({ columns, rows }: Props) => (
  <Table colCount={columns.length} rowCount={rows.length + 1}>
    <Thead>
      <Tr>
        {columns.map((column, index) => (
          <Th key={`${index}/${column}`}>
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
            <Td key={index} style={{ whiteSpace: 'normal' }}>
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
