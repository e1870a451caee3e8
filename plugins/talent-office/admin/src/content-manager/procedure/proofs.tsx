import { Badge, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Download, Upload } from '@strapi/icons';
import { useState } from 'react';

import type { CaseBody } from '../../../../shared/contracts/cases';
import type { ProofBody, StageProofsBody } from '../../../../shared/contracts/proofs';
import { useDownload, usePermission } from '../../api';
import { sizeTold, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { ReturnProofDialog, UploadProofDialog } from './proof-dialogs';

const variants = {
  missing: 'warning',
  uploaded: 'primary',
  'sent-back': 'danger',
  accepted: 'success',
} as const;

interface Props {
  readonly one: CaseBody;
  readonly stages: readonly StageProofsBody[];
  reload(): Promise<void>;
}

interface RowProps extends Omit<Props, 'stages'> {
  readonly proof: ProofBody;
  readonly open: boolean;
}

/** One thing that is waited for, and what can be done with it. */
const Row = ({ one, proof, open, reload }: RowProps) => {
  const text = useText();
  const language = useLanguage();
  const { moment } = useFormat();
  const { busy, failure, start } = useDownload();
  const mayDecide = usePermission('cases.decide');
  const mayRead = usePermission('files.read');
  const [dialog, setDialog] = useState<'upload' | 'return' | null>(null);
  const seat = one.stages[one.stage]?.seats.find((each) => each.open && each.mine);
  const { upload, state, key } = proof;
  const name = proof[language];
  const close = () => setDialog(null);
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
        <Typography fontWeight="semiBold" textColor="neutral800">
          {name}
        </Typography>
        <Badge variant={variants[state]}>{text(`proofs.state.${state}`)}</Badge>
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {upload
          ? `${upload.name} · ${sizeTold(upload.size)} · ${moment(upload.createdAt)}`
          : text('proofs.none')}
      </Typography>
      {upload?.returnedFor && (
        <Typography variant="pi" textColor="danger600">
          {text('proofs.returnedFor', { reason: upload.returnedFor })}
        </Typography>
      )}
      <Flex gap={2} wrap="wrap">
        {upload && mayRead && (
          <IconButton
            label={text('files.save', { name: upload.name })}
            variant="tertiary"
            disabled={busy}
            onClick={() =>
              void start(
                `/talent-office/cases/${one.id}/proofs/${upload.id}/file`,
                { reason: text('files.reason', { id: one.id }) },
                upload.name,
              )
            }
          >
            <Download />
          </IconButton>
        )}
        {open && mayDecide && (
          <Button
            size="S"
            variant="tertiary"
            startIcon={<Upload />}
            aria-label={text('proofs.uploadFor', { name })}
            onClick={() => setDialog('upload')}
          >
            {text('proofs.upload')}
          </Button>
        )}
        {open && mayDecide && seat && upload && state === 'uploaded' && (
          <Button
            size="S"
            variant="danger-light"
            aria-label={text('proofs.returnFor', { name })}
            onClick={() => setDialog('return')}
          >
            {text('proofs.return')}
          </Button>
        )}
      </Flex>
      {failure && <FailureNote failure={failure} />}
      {dialog === 'upload' && (
        <UploadProofDialog
          caseId={one.id}
          asked={key}
          name={name}
          uploader={proof.uploader}
          onClose={close}
          onDone={reload}
        />
      )}
      {dialog === 'return' && seat && upload && (
        <ReturnProofDialog
          caseId={one.id}
          proof={upload.id}
          name={name}
          seat={seat.key}
          onClose={close}
          onDone={reload}
        />
      )}
    </Flex>
  );
};

/** What the proof stages of a case wait for (证明材料), and what was handed in. */
export const Proofs = ({ stages, ...rest }: Props) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
    {stages.flatMap(({ stage, open, proofs }) =>
      proofs.map((proof) => (
        <Row key={`${stage}/${proof.key}`} {...rest} proof={proof} open={open} />
      )),
    )}
  </Flex>
);
