import { Button, Modal, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type {
  BulkDecisionResult,
  BulkDecisionsBody,
} from '../../../../shared/contracts/bulk-decisions';
import { useFailureText } from '../../notes';
import { useText } from '../../translations';

import type { Selectable } from './selection';

interface RowProps {
  readonly result: BulkDecisionResult;
  readonly item: Selectable | undefined;
}

const Row = ({ result, item }: RowProps) => {
  const text = useText();
  const told = useFailureText(item?.target.type);
  return (
    <Tr>
      <Td>
        <Typography textColor="neutral800">{item?.target.title ?? result.caseId}</Typography>
      </Td>
      <Td style={{ whiteSpace: 'normal' }}>
        {result.outcome === 'signed' ? (
          <Typography textColor="success700">{text('bulk.signed')}</Typography>
        ) : (
          <Typography textColor="danger700">{told({ ...result, kind: 'refused' })}</Typography>
        )}
      </Td>
    </Tr>
  );
};

interface Props {
  readonly results: BulkDecisionsBody;
  readonly items: readonly Selectable[];
  onClose(): void;
}

/** What became of each case of a batch; what was refused of one leaves the others. */
export const BulkResults = ({ results, items, onClose }: Props) => {
  const text = useText();
  const signed = results.items.filter(({ outcome }) => outcome === 'signed').length;
  const counts = { signed, refused: results.items.length - signed };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('bulk.results', counts)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Table colCount={2} rowCount={results.items.length + 1}>
            <Thead>
              <Tr>
                <Th>
                  <Typography variant="sigma">{text('inbox.entry')}</Typography>
                </Th>
                <Th>
                  <Typography variant="sigma">{text('bulk.result')}</Typography>
                </Th>
              </Tr>
            </Thead>
            <Tbody>
              {results.items.map((result) => (
                <Row
                  key={result.caseId}
                  result={result}
                  item={items.find(({ caseId }) => caseId === result.caseId)}
                />
              ))}
            </Tbody>
          </Table>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{text('dialog.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
