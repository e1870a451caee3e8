import { Button, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

import type { TransferBody } from '../../../../shared/contracts/execution';
import { failureOf, type Failure } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import type { Looked } from './execution-table';
import { TransferCard } from './transfer-card';

const most = 50;

/** The transfers of a figure, page by page. */
const useTransfers = (year: number, { stage, line, use, source, month }: Looked) => {
  const { get } = useFetchClient();
  const [transfers, setTransfers] = useState<readonly TransferBody[]>([]);
  const [ended, setEnded] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);

  const read = useCallback(
    async (before?: number): Promise<void> => {
      setBusy(true);
      setFailure(null);
      try {
        const params = { stage, line, use, source, month, before, limit: most };
        const { data } = await get<{ data: TransferBody[] }>(
          `/talent-office/fund-execution/${year}/transfers`,
          { params },
        );
        setTransfers((known) => (before === undefined ? data.data : [...known, ...data.data]));
        setEnded(data.data.length < most);
      } catch (error) {
        setFailure(failureOf(error));
      } finally {
        setBusy(false);
      }
    },
    [get, year, stage, line, use, source, month],
  );

  useEffect(() => {
    void read();
  }, [read]);

  return { transfers, ended, failure, busy, read };
};

interface Props {
  readonly year: number;
  readonly figure: Looked;
  onClose(): void;
}

/** What a figure of the dashboard is made of. */
export const DrillDialog = ({ year, figure, onClose }: Props) => {
  const text = useText();
  const { transfers, ended, failure, busy, read } = useTransfers(year, figure);
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{figure.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={3}>
            {failure && <FailureNote failure={failure} retry={() => read()} />}
            <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
              {transfers.map((transfer) => (
                <TransferCard key={transfer.id} transfer={transfer} />
              ))}
            </Flex>
            {busy && <Loader small>{text('loading')}</Loader>}
            {!busy && !failure && transfers.length === 0 && (
              <Typography>{text('books.noTransfers')}</Typography>
            )}
            {!busy && !ended && transfers.length > 0 && (
              <Button variant="tertiary" onClick={() => void read(transfers.at(-1)?.id)}>
                {text('books.more')}
              </Button>
            )}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};
