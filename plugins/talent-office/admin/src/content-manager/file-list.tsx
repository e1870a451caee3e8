import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ReactNode } from 'react';

import type { FileBody } from '../../../shared/contracts/cases';
import { useDownload } from '../api';
import { sizeTold, useFormat } from '../format';
import { FailureNote } from '../notes';
import { useText } from '../translations';

interface Props {
  readonly files: readonly Pick<FileBody, 'id' | 'name' | 'size' | 'createdAt'>[];
  /** Each look at a file is recorded with it. */
  readonly reason: string;
  /** Are they this reader's to save? */
  readonly maySave?: boolean;
  /** What else can be done with one. */
  more?(file: Pick<FileBody, 'id' | 'name'>): ReactNode;
}

/** Files of an entry, each to be saved. */
export const FileList = ({ files, reason, maySave = true, more }: Props) => {
  const text = useText();
  const { moment } = useFormat();
  const { busy, failure, start } = useDownload();
  if (files.length === 0) {
    return <Typography textColor="neutral600">{text('files.none')}</Typography>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {files.map(({ id, name, size, createdAt }) => (
          <Flex key={id} tag="li" justifyContent="space-between" alignItems="flex-start" gap={2}>
            <Flex direction="column" alignItems="flex-start">
              <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Typography>
              <Typography variant="pi" textColor="neutral600">
                {`${sizeTold(size)} · ${moment(createdAt)}`}
              </Typography>
            </Flex>
            <Flex gap={1}>
              {maySave && (
                <IconButton
                  label={text('files.save', { name })}
                  variant="tertiary"
                  disabled={busy}
                  onClick={() => void start(`/talent-office/files/${id}`, { reason }, name)}
                >
                  <Download />
                </IconButton>
              )}
              {more?.({ id, name })}
            </Flex>
          </Flex>
        ))}
      </Flex>
      {failure && <FailureNote failure={failure} />}
    </Flex>
  );
};
