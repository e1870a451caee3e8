import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Download } from '@strapi/icons';
import { useState } from 'react';

import type { PassingOnProof } from '../../../../../shared/contracts/passing-on';
import { useDownload, useSubmission } from '../../../api';
import { FormDialog } from '../../../content-manager/form-dialog';
import { ReasonField } from '../../../content-manager/reason-field';
import { useFormat } from '../../../format';
import { FailureNote } from '../../../notes';
import { useText } from '../../../translations';

import { lineSchema } from '../schemas';

interface ReturnProps {
  readonly id: string;
  reload(): Promise<void>;
  onClose(): void;
}

const ReturnDialog = ({ id, reload, onClose }: ReturnProps) => {
  const text = useText();
  const submission = useSubmission();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const send = async (): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const path = `/talent-office/passing-on-proofs/${id}/return`;
    if (!(await submission.send(path, { reason: reason.trim() }))) return;
    onClose();
    await reload();
  };
  return (
    <FormDialog
      danger
      title={text('passing.return')}
      confirm={text('passing.return')}
      type={lineSchema.uid}
      submission={submission}
      note={text('passing.return.note')}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </FormDialog>
  );
};

interface Props {
  readonly proofs: readonly PassingOnProof[];
  readonly mayReturn: boolean;
  reload(): Promise<void>;
}

/** What an employer has proven, each with its scan; what was sent back says why. */
export const Proofs = ({ proofs, mayReturn, reload }: Props) => {
  const text = useText();
  const { money, day } = useFormat();
  const { busy, failure, start } = useDownload();
  const [returned, setReturned] = useState<string | null>(null);
  return (
    <>
      {proofs.map(({ id, amountFen, passedOn, medium, returned: ended }) => (
        <Flex key={id} gap={1} alignItems="flex-start">
          <Typography variant="pi" textColor={ended ? 'neutral500' : 'neutral800'}>
            {text('passing.proof', {
              ...{ day: day(passedOn), amount: money(amountFen) },
              by: text(`passing.by.${medium}`),
            })}
            {ended && ` ${text('passing.returned', { reason: ended.reason })}`}
          </Typography>
          <IconButton
            size="XS"
            variant="ghost"
            label={text('passing.scan.save')}
            disabled={busy}
            onClick={() =>
              void start(`/talent-office/passing-on-proofs/${id}/scan`, {}, `${passedOn}`)
            }
          >
            <Download />
          </IconButton>
          {mayReturn && !ended && (
            <IconButton
              size="XS"
              variant="ghost"
              label={text('passing.return')}
              onClick={() => setReturned(id)}
            >
              <ArrowsCounterClockwise />
            </IconButton>
          )}
        </Flex>
      ))}
      {failure && <FailureNote failure={failure} />}
      {returned !== null && (
        <ReturnDialog id={returned} reload={reload} onClose={() => setReturned(null)} />
      )}
    </>
  );
};
