import {
  Badge,
  Button,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';

import type { RegisterBody } from '../../../../shared/contracts/documents';
import { valueLabels } from '../../../../shared/labels';
import { usePermission } from '../../api';
import { VoidDialog } from '../../content-manager/documents';
import { useFormat } from '../../format';
import { useLanguage, useText, type TextKey } from '../../translations';

type Row = RegisterBody['rows'][number];

const columns: readonly TextKey[] = [
  'numbers.number',
  'numbers.kind',
  'numbers.about',
  'numbers.issued',
  'numbers.state',
];

interface Props {
  readonly rows: readonly Row[];
  reload(): Promise<void>;
}

export const NumbersTable = ({ rows, reload }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { moment } = useFormat();
  const mayVoid = usePermission('documents.void');
  const [voiding, setVoiding] = useState<Row | null>(null);
  const plain = (value: string, wrapped = false) => (
    <Typography textColor="neutral800" style={wrapped ? { whiteSpace: 'normal' } : {}}>
      {value}
    </Typography>
  );
  return (
    <>
      <Table colCount={columns.length} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            {columns.map((column) => (
              <Th key={column}>
                <Typography variant="sigma" textColor="neutral600">
                  {text(column)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.number}>
              <Td>{plain(row.number)}</Td>
              <Td>{plain(valueLabels[row.kind][language])}</Td>
              <Td>{plain(row.title, true)}</Td>
              <Td>{plain(`${row.issuedBy} · ${moment(row.issuedAt)}`)}</Td>
              <Td>
                {row.void === null ? (
                  <Flex gap={3}>
                    <Badge variant="success">{text('numbers.state.standing')}</Badge>
                    {mayVoid && (
                      <Button variant="danger-light" size="S" onClick={() => setVoiding(row)}>
                        {text('documents.void')}
                      </Button>
                    )}
                  </Flex>
                ) : (
                  <Flex direction="column" alignItems="flex-start" gap={1}>
                    <Badge variant="neutral">{text('numbers.state.void')}</Badge>
                    <Typography
                      variant="pi"
                      textColor="neutral600"
                      style={{ whiteSpace: 'normal', maxWidth: '24rem' }}
                    >
                      {`${row.void.reason}（${row.void.by} · ${moment(row.void.at)}）`}
                    </Typography>
                  </Flex>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {voiding && (
        <VoidDialog
          id={voiding.document}
          name={voiding.number}
          onClose={() => setVoiding(null)}
          onDone={reload}
        />
      )}
    </>
  );
};
