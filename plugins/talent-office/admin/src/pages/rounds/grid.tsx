import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { useText, type TextKey } from '../../translations';

interface GridProps {
  readonly title?: string;
  readonly columns: readonly TextKey[];
  /** Each begins with its key; the last one may be the total. */
  readonly rows: readonly (readonly [key: string, ...cells: readonly ReactNode[]])[];
}

/** A plain table with a heading. */
export const Grid = ({ title, columns, rows }: GridProps) => {
  const text = useText();
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2} aria-label={title}>
      {title !== undefined && (
        <Typography tag="h2" variant="delta">
          {title}
        </Typography>
      )}
      <Table colCount={columns.length} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            {columns.map((key) => (
              <Th key={key}>
                <Typography variant="sigma" textColor="neutral600">
                  {text(key)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(([key, ...cells]) => (
            <Tr key={key}>
              {cells.map((cell, index) => (
                <Td key={index}>
                  <Box maxWidth="26rem" style={{ whiteSpace: 'normal' }}>
                    <Typography textColor="neutral800">{cell}</Typography>
                  </Box>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Flex>
  );
};
