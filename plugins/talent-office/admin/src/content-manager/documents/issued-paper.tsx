import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { DocumentBody } from '../../../../shared/contracts/documents';
import { printFormats, type PrintFormat } from '../../../../shared/contracts/paper';
import { valueLabels } from '../../../../shared/labels';
import { useDownload } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useLanguage, useText } from '../../translations';

import { VoidDialog } from './void-dialog';

interface Props {
  readonly paper: DocumentBody;
  readonly mayVoid: boolean;
  onVoid(): Promise<void>;
}

/** One issued paper: what it is, by whom and when, and its file; a void one says why. */
export const IssuedPaper = ({ paper, mayVoid, onVoid }: Props) => {
  const text = useText();
  const language = useLanguage();
  const { moment } = useFormat();
  const { busy, failure, start } = useDownload();
  const [voiding, setVoiding] = useState(false);
  const { id, kind, number, template, issuedBy, issuedAt, void: ended } = paper;
  const name = number ?? valueLabels[kind][language];
  // Of the office's own template there is a DOCX alone.
  const formats = printFormats.filter((format) => format === 'docx' || template === null);

  const save = (format: PrintFormat) =>
    void start(`/talent-office/documents/${id}/file`, { format }, `${name}.${format}`);

  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={2}>
        <Flex direction="column" alignItems="flex-start">
          <Typography
            textColor={ended === null ? 'neutral800' : 'neutral500'}
            style={{ textDecoration: ended === null ? 'none' : 'line-through' }}
          >
            {number === null ? name : `${valueLabels[kind][language]} ${number}`}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {`${issuedBy} · ${moment(issuedAt)}`}
          </Typography>
          {ended !== null && (
            <Typography variant="pi" textColor="danger600">
              {text('documents.isVoid', { reason: ended.reason })}
            </Typography>
          )}
        </Flex>
        <Flex gap={1}>
          {formats.map((format) => (
            <Button
              key={format}
              size="S"
              variant="tertiary"
              aria-label={text('documents.save', { format: format.toUpperCase(), name })}
              disabled={busy}
              onClick={() => save(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </Flex>
      </Flex>
      {mayVoid && ended === null && (
        <Button variant="danger-light" size="S" onClick={() => setVoiding(true)}>
          {text('documents.void')}
        </Button>
      )}
      {failure && <FailureNote failure={failure} />}
      {voiding && (
        <VoidDialog id={id} name={name} onClose={() => setVoiding(false)} onDone={onVoid} />
      )}
    </Flex>
  );
};
