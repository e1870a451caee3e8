import { Button, Modal, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';

import { useDownload } from '../api';
import { FailureNote } from '../notes';
import { useText } from '../translations';

import { ReasonField } from './reason-field';

export interface ReasonedFile {
  /** The route's word for it, and the ending of the file. */
  readonly format: string;
  readonly label: string;
}

interface Props {
  /** A route that takes `format` and `reason`. */
  readonly path: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly files: readonly ReasonedFile[];
  /** What is said before it is taken. */
  readonly note: string;
  readonly fullWidth?: boolean;
}

/** Takes out what holds personal data, with the reason for which it is taken. */
export const DownloadForReason = ({ path, name, files, note, fullWidth = false }: Props) => {
  const text = useText();
  const { busy, failure, start } = useDownload();
  const [asked, setAsked] = useState<ReasonedFile | null>(null);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);

  const save = async ({ format }: ReasonedFile): Promise<void> => {
    setChecked(true);
    if (reason.trim() === '') return;
    setAsked(null);
    await start(path, { format, reason: reason.trim() }, `${name}.${format}`);
  };

  return (
    <>
      {files.map((file) => (
        <Button
          key={file.format}
          fullWidth={fullWidth}
          variant="tertiary"
          startIcon={<Download />}
          loading={busy}
          onClick={() => setAsked(file)}
        >
          {file.label}
        </Button>
      ))}
      {failure && <FailureNote failure={failure} />}
      {asked && (
        <Modal.Root open onOpenChange={(open) => !open && setAsked(null)}>
          <Modal.Content>
            <Modal.Header closeLabel={text('dialog.close')}>
              <Modal.Title>{asked.label}</Modal.Title>
            </Modal.Header>
            <Modal.Body>
              <ReasonField reason={reason} checked={checked} onType={setReason} />
              <Typography textColor="neutral600">{note}</Typography>
            </Modal.Body>
            <Modal.Footer>
              <Button variant="tertiary" onClick={() => setAsked(null)}>
                {text('dialog.cancel')}
              </Button>
              <Button onClick={() => void save(asked)}>{asked.label}</Button>
            </Modal.Footer>
          </Modal.Content>
        </Modal.Root>
      )}
    </>
  );
};
