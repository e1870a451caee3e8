import { Button, Modal, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';

import { useDownload } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { ReasonField } from '../reason-field';
import { Section } from '../section';

const formats = ['pdf', 'zip'] as const;
type Format = (typeof formats)[number];

/** Takes out the file of a case (一案一卷), with the reason for which it is taken. */
export const CaseFileButtons = ({ caseId }: { readonly caseId: string }) => {
  const text = useText();
  const { busy, failure, start } = useDownload();
  const [asked, setAsked] = useState<Format | null>(null);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);

  const save = async (format: Format): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    const name = `${text('documents.case-file')} ${caseId.slice(0, 8)}.${format}`;
    setAsked(null);
    await start(
      `/talent-office/cases/${caseId}/case-file`,
      { format, reason: reason.trim() },
      name,
    );
  };

  return (
    <Section title={text('documents.case-file')}>
      {formats.map((format) => (
        <Button
          key={format}
          fullWidth
          variant="tertiary"
          startIcon={<Download />}
          loading={busy}
          onClick={() => setAsked(format)}
        >
          {text(`documents.case-file.${format}`)}
        </Button>
      ))}
      {failure && <FailureNote failure={failure} />}
      {asked && (
        <Modal.Root open onOpenChange={(open) => !open && setAsked(null)}>
          <Modal.Content>
            <Modal.Header closeLabel={text('dialog.close')}>
              <Modal.Title>{text(`documents.case-file.${asked}`)}</Modal.Title>
            </Modal.Header>
            <Modal.Body>
              <ReasonField reason={reason} checked={checked} onType={setReason} />
              <Typography textColor="neutral600">{text('documents.case-file.note')}</Typography>
            </Modal.Body>
            <Modal.Footer>
              <Button variant="tertiary" onClick={() => setAsked(null)}>
                {text('dialog.cancel')}
              </Button>
              <Button onClick={() => void save(asked)}>
                {text(`documents.case-file.${asked}`)}
              </Button>
            </Modal.Footer>
          </Modal.Content>
        </Modal.Root>
      )}
    </Section>
  );
};
