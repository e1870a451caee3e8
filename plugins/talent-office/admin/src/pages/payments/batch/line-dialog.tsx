import { Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { PaymentLineBody } from '../../../../../shared/contracts/payment-batches';
import { ActionButtons } from '../../../content-manager/procedure';
import { useFormat } from '../../../format';
import { useText } from '../../../translations';
import { entryLink } from '../../inbox';
import { Told } from '../../selections/card';

import { lineSchema } from '../schemas';
import { StateBadge } from '../state-badge';
import { useOffered } from '../use-offered';
import { FinanceTold } from './finance-told';
import { Reasons } from './reasons';

const application = 'plugin::talent-office.fund-application';

interface Props {
  readonly line: PaymentLineBody;
  refresh(): Promise<void>;
  onClose(): void;
}

/** One line of a batch: all reasons, and what the reader can record of it now. */
export const LineDialog = ({ line, refresh, onClose }: Props) => {
  const text = useText();
  const { money } = useFormat();
  const { documentId, state, number, payeeName } = line;
  const offered = useOffered(lineSchema.uid, documentId, state);
  const done = async (): Promise<void> => {
    await Promise.all([refresh(), offered.reload()]);
  };
  const sums = [
    `${text('payment.column.gross')} ${money(line.grossFen)}`,
    `${text('payment.column.tax')} ${money(line.taxFen)}`,
    `${text('payment.column.offset')} ${money(line.offsetFen)}`,
    `${text('payment.column.net')} ${money(line.netFen)}`,
  ];
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{text('payment.line.title', { number, payee: payeeName })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex gap={3} wrap="wrap">
              <StateBadge state={state} />
              <Typography>{sums.join(' · ')}</Typography>
            </Flex>
            <Told
              label={text('payment.line.account')}
              value={[line.bankName, line.bankBranch, line.bankAccount].filter(Boolean).join(' ')}
            />
            {line.application && (
              <Typography>
                {text('payment.line.application')}{' '}
                <Link
                  tag={NavLink}
                  to={entryLink({ type: application, documentId: line.application.documentId })}
                >
                  {line.application.title}
                </Link>{' '}
                {line.applicationNumber ?? ''}
              </Typography>
            )}
            <Reasons reasons={line.reasons} />
            <Typography tag="div">
              <FinanceTold line={line} />
            </Typography>
            {offered.actions.length > 0 && (
              <ActionButtons
                actions={offered.actions}
                schema={lineSchema}
                documentId={documentId}
                unsaved={false}
                onDone={done}
              />
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('dialog.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
