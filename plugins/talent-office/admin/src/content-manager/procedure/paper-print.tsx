import { Button, Typography } from '@strapi/design-system';
import { File } from '@strapi/icons';
import { useState } from 'react';

import type { CaseBody } from '../../../../shared/contracts/cases';
import { printFormats, type PrintBody, type PrintFormat } from '../../../../shared/contracts/paper';
import { useDownload, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

interface Props {
  readonly caseId: CaseBody['id'];
  /** A form shows what is saved. */
  readonly unsaved: boolean;
}

/** Keeps what the form is printed with, and saves it as a document. */
export const PaperPrint = ({ caseId, unsaved }: Props) => {
  const text = useText();
  const kept = useSubmission();
  const saved = useDownload();
  const [digest, setDigest] = useState<string | null>(null);
  const failure = kept.failure ?? saved.failure;

  const print = async (format: PrintFormat): Promise<void> => {
    const path = `/talent-office/cases/${caseId}/prints`;
    const answer = await kept.send<PrintBody>(path, {});
    if (!answer) return;
    const printed = answer.data.digest;
    setDigest(printed);
    const name = `${text('paper.file', { digest: printed })}.${format}`;
    await saved.start(`${path}/${printed}/form`, { format }, name);
  };

  return (
    <>
      {printFormats.map((format) => (
        <Button
          key={format}
          fullWidth
          variant="tertiary"
          startIcon={<File />}
          disabled={unsaved}
          loading={kept.busy || saved.busy}
          onClick={() => void print(format)}
        >
          {text(`paper.print.${format}`)}
        </Button>
      ))}
      {digest !== null && (
        <Typography textColor="neutral600">{text('paper.printed', { digest })}</Typography>
      )}
      {failure && <FailureNote failure={failure} />}
    </>
  );
};
