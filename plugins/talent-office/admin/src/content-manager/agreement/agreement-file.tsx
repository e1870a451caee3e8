import { Button, Field, Flex } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';

import type { AgreementFileBody } from '../../../../shared/contracts/agreement';
import { usePermission, useResource, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { FileList } from '../file-list';
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
  const { toggleNotification } = useNotification();
  const mayKeep = usePermission('agreements.keep');
  const maySave = usePermission('files.read');
  const found = useResource<AgreementFileBody>(path);
  const submission = useSubmission();
  const chosen = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);

  const send = async (): Promise<void> => {
    const content = chosen.current?.files?.[0];
    setMissing(!content);
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
        <FileList files={file ? [file] : []} reason={reason} maySave={maySave} />
        {isTaken && mayKeep && (
          <>
            <Field.Root name="files" error={missing ? text('field.needed') : undefined}>
              <Field.Label>
                {text(file ? 'agreement.file.other' : 'agreement.file.choose')}
              </Field.Label>
              <input ref={chosen} type="file" name="files" accept=".pdf,.jpg,.jpeg,.png" />
              <Field.Error />
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
      </Flex>
    </Section>
  );
};
