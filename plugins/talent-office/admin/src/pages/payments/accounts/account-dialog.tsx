import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { PayeeAccountBody } from '../../../../../shared/contracts/payee-accounts';
import { ActionButtons } from '../../../content-manager/procedure';
import { useText, useWord } from '../../../translations';
import { Told } from '../../selections/card';

import { accountSchema } from '../schemas';
import { StateBadge } from '../state-badge';
import { useOffered } from '../use-offered';
import { VerifyDialog } from './verify-dialog';

interface Props {
  readonly account: PayeeAccountBody;
  refresh(): Promise<void>;
  onReplace(): void;
  onClose(): void;
}

/** One account, and what the reader can do with it: nobody verifies what he entered. */
export const AccountDialog = ({ account, refresh, onReplace, onClose }: Props) => {
  const text = useText();
  const word = useWord();
  const [isVerifying, setVerifying] = useState(false);
  const { documentId, state, holder, payeeName, retireReason } = account;
  const offered = useOffered(accountSchema.uid, documentId, state);
  // Its form asks for the number, which no general form does.
  const actions = offered.actions.filter(({ name }) => name !== 'verify');
  const mayVerify = offered.may('verify');
  const done = async (): Promise<void> => {
    await Promise.all([refresh(), offered.reload()]);
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{payeeName}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex>
              <StateBadge state={state} />
            </Flex>
            <Told
              label={text('payee.column.holder')}
              value={holder ? `${word(holder.kind, 'value')} · ${holder.name}` : '–'}
            />
            <Told
              label={text('payee.column.bank')}
              value={[account.bankName, account.bankBranch].filter(Boolean).join(' ')}
            />
            <Told label={text('payee.column.number')} value={account.accountNumber ?? '–'} />
            {retireReason !== null && (
              <Typography textColor="neutral600">
                {text('payee.retired', { reason: retireReason })}
              </Typography>
            )}
            {mayVerify && (
              <Button fullWidth onClick={() => setVerifying(true)}>
                {text('payee.verify')}
              </Button>
            )}
            {state === 'verified' && (
              <Button fullWidth variant="secondary" onClick={onReplace}>
                {text('payee.replace')}
              </Button>
            )}
            {actions.length > 0 && (
              <ActionButtons
                actions={actions}
                schema={accountSchema}
                documentId={documentId}
                unsaved={false}
                onDone={done}
              />
            )}
            {!mayVerify && state === 'entered' && (
              <Typography textColor="neutral600">{text('payee.noSteps')}</Typography>
            )}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('dialog.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
      {isVerifying && (
        <VerifyDialog documentId={documentId} done={done} onClose={() => setVerifying(false)} />
      )}
    </Modal.Root>
  );
};
