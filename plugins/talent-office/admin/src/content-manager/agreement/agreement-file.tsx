import { Button, Field, Flex, IconButton, Typography } from '@strapi/design-system';
import { Download, Upload } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useRef } from 'react';

import type { AgreementFileBody } from '../../../../shared/contracts/agreement';
import { useDownload, usePermission, useResource, useSubmission } from '../../api';
import { sizeTold, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { Section } from '../section';

interface Props {
  readonly path: string;
  readonly kind: 'scan' | 'evidence';
  /** Does the entry take one as it stands? */
  readonly isTaken: boolean;
}

/** The signed copy, or the evidence: to be saved, and to be handed in while it is asked for. */
export const AgreementFile = ({ path, kind, isTaken }: Props) => {
  const text = useText();
  const { moment } = useFormat();
  const { toggleNotification } = useNotification();
  const mayKeep = usePermission('agreements.keep');
  const maySave = usePermission('files.read');
  const found = useResource<AgreementFileBody>(path);
  const submission = useSubmission();
  const download = useDownload();
  const chosen = useRef<HTMLInputElement>(null);

  const send = async (): Promise<void> => {
    const content = chosen.current?.files?.[0];
    if (!content) return;
    const form = new FormData();
    form.append('files', content);
    if (!(await submission.send(path, form))) return;
    if (chosen.current) chosen.current.value = '';
    toggleNotification({ type: 'success', message: text('agreement.file.done') });
    await found.reload();
  };

  if (found.status === 'failed') return <FailureNote failure={found.failure} />;
  if (found.status !== 'ready') return null;
  const { file } = found.data;
  const reason = text(`agreement.${kind}.reason`);
  return (
    <Section title={text(`agreement.${kind}`)}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {!file && <Typography textColor="neutral600">{text('agreement.file.none')}</Typography>}
        {file && (
          <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
            <Flex direction="column" alignItems="flex-start">
              <Typography style={{ overflowWrap: 'anywhere' }}>{file.name}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {`${sizeTold(file.size)} · ${moment(file.createdAt)}`}
              </Typography>
            </Flex>
            {maySave && (
              <IconButton
                label={text('files.save', { name: file.name })}
                variant="tertiary"
                disabled={download.busy}
                onClick={() =>
                  void download.start(`/talent-office/files/${file.id}`, { reason }, file.name)
                }
              >
                <Download />
              </IconButton>
            )}
          </Flex>
        )}
        {isTaken && mayKeep && (
          <>
            <Field.Root name="files">
              <Field.Label>
                {text(file ? 'agreement.file.other' : 'agreement.file.choose')}
              </Field.Label>
              <input ref={chosen} type="file" name="files" accept=".pdf,.jpg,.jpeg,.png" />
            </Field.Root>
            <Button
              fullWidth
              variant="secondary"
              startIcon={<Upload />}
              loading={submission.busy}
              onClick={() => void send()}
            >
              {text('agreement.file.send')}
            </Button>
          </>
        )}
        {submission.failure && <FailureNote failure={submission.failure} />}
        {download.failure && <FailureNote failure={download.failure} />}
      </Flex>
    </Section>
  );
};
