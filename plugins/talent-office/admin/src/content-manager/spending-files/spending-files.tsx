import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Download, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import type { FileBody } from '../../../../shared/contracts/cases';
import { useDownload, useSubmission } from '../../api';
import { sizeTold, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

interface Props {
  readonly path: string;
  readonly files: readonly FileBody[];
  readonly mayChange: boolean;
  reload(): Promise<void>;
}

/** The files of an entry, each to be saved; as long as it is drawn up, more are added and taken off. */
export const SpendingFiles = ({ path, files, mayChange, reload }: Props) => {
  const text = useText();
  const { moment } = useFormat();
  const { toggleNotification } = useNotification();
  const download = useDownload();
  const submission = useSubmission();
  const failure = submission.failure ?? download.failure;
  const send = async (to: string, body: object, done: 'files.added' | 'files.removed') => {
    if (!(await submission.send(to, body))) return;
    toggleNotification({ type: 'success', message: text(done) });
    await reload();
  };
  const add = (file: File | undefined): void => {
    if (!file) return;
    const form = new FormData();
    form.append('files', file);
    void send(path, form, 'files.added');
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {files.length === 0 && <Typography textColor="neutral600">{text('files.none')}</Typography>}
      {files.length > 0 && (
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
                <IconButton
                  label={text('files.save', { name })}
                  variant="tertiary"
                  disabled={download.busy}
                  onClick={() =>
                    void download.start(
                      `/talent-office/files/${id}`,
                      { reason: text('files.reading') },
                      name,
                    )
                  }
                >
                  <Download />
                </IconButton>
                {mayChange && (
                  <IconButton
                    label={text('files.remove', { name })}
                    variant="tertiary"
                    disabled={submission.busy}
                    onClick={() => void send(`${path}/${id}/remove`, {}, 'files.removed')}
                  >
                    <Trash />
                  </IconButton>
                )}
              </Flex>
            </Flex>
          ))}
        </Flex>
      )}
      {mayChange && (
        <Box>
          <label>
            <Typography variant="pi" fontWeight="bold" textColor="neutral800">
              {text('files.add')}
            </Typography>
            <input
              type="file"
              accept=".pdf,.png,.jpg,.jpeg"
              style={{ display: 'block', maxWidth: '100%' }}
              disabled={submission.busy}
              onChange={({ currentTarget }) => {
                add(currentTarget.files?.[0]);
                // The same file again is another choice.
                currentTarget.value = '';
              }}
            />
          </label>
          <Typography variant="pi" textColor="neutral600">
            {text('files.kinds')}
          </Typography>
        </Box>
      )}
      {failure && <FailureNote failure={failure} />}
    </Flex>
  );
};
