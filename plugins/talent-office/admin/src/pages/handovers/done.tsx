import {
  Box,
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

import type { HandoversBody } from '../../../../shared/contracts/handovers';
import { handoverListTexts } from '../../../../shared/labels';
import { useDownload, usePrint } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

const columns = ['from', 'to', 'by', 'on', 'reason'] as const;

/** Handovers that were made, each with its list to print and to keep (移交清单). */
export const Done = ({ done }: Pick<HandoversBody, 'done'>) => {
  const text = useText();
  const language = useLanguage();
  const { day } = useFormat();
  const print = usePrint();
  const save = useDownload();
  if (done.length === 0) return null;
  const failure = print.failure ?? save.failure;
  return (
    <Box tag="section" aria-label={text('handover.past')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" variant="delta">
          {text('handover.past')}
        </Typography>
        {failure && <FailureNote failure={failure} />}
        <Table colCount={columns.length + 1} rowCount={done.length + 1}>
          <Thead>
            <Tr>
              {columns.map((column) => (
                <Th key={column}>
                  <Typography variant="sigma" textColor="neutral600">
                    {handoverListTexts[column][language]}
                  </Typography>
                </Th>
              ))}
              <Th>
                <Box />
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {done.map(({ id, on, ...told }) => (
              <Tr key={id}>
                {columns.map((column) => (
                  <Td key={column}>
                    <Typography textColor="neutral800">
                      {column === 'on' ? day(on) : told[column]}
                    </Typography>
                  </Td>
                ))}
                <Td>
                  <Flex gap={2}>
                    <Button
                      variant="tertiary"
                      loading={print.busy}
                      onClick={() => void print.start(`/talent-office/handovers/${id}/list`)}
                    >
                      {text('handover.print')}
                    </Button>
                    <Button
                      variant="tertiary"
                      loading={save.busy}
                      onClick={() =>
                        void save.start(
                          `/talent-office/handovers/${id}/document`,
                          {},
                          `${text('handover.file')}-${on}.docx`,
                        )
                      }
                    >
                      {text('handover.save')}
                    </Button>
                  </Flex>
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </Flex>
    </Box>
  );
};
