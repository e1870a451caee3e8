import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import type { FileBody } from '../../../shared/contracts/cases';
import { useSubmission } from '../api';
import { FailureNote } from '../notes';
import { useText, type TextKey } from '../translations';

import { FileList } from './file-list';

interface Props {
  readonly path: string;
  readonly files: readonly FileBody[];
  /** Each look at a file is recorded with it. */
  readonly reason: string;
  readonly mayAdd: boolean;
  readonly mayRemove: boolean;
  readonly hint: TextKey;
  reload(): Promise<void>;
}

/** Files of an entry that are added below `path`, one by one, and taken off where that may be. */
export const KeptFiles = (props: Props) => {
  const { path, files, reason, mayAdd, mayRemove, hint, reload } = props;
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
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
      <FileList
        files={files}
        reason={reason}
        more={({ id, name }) =>
          mayRemove && (
            <IconButton
              label={text('files.remove', { name })}
              variant="tertiary"
              disabled={submission.busy}
              onClick={() => void send(`${path}/${id}/remove`, {}, 'files.removed')}
            >
              <Trash />
            </IconButton>
          )
        }
      />
      {mayAdd && (
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
            {text(hint)}
          </Typography>
        </Box>
      )}
      {submission.failure && <FailureNote failure={submission.failure} />}
    </Flex>
  );
};
