import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';

import { useSubmission } from '../../api';
import { FormDialog } from '../../content-manager/form-dialog';
import { useText } from '../../translations';

import { meetingType, type Desk } from './steps';

/** One request of a step, below the meeting's path. */
export interface Request {
  readonly path: string;
  readonly body: object;
}

interface Props extends Pick<Desk, 'path' | 'reload'> {
  readonly title: string;
  readonly note?: string;
  readonly danger?: boolean;
  readonly children?: ReactNode;
  /** Type of the entries that a refusal names attributes of. */
  readonly type?: string;
  /** What is to be sent, one after the other; `null` while the form is not right. */
  requests(): readonly Request[] | null;
  onClose(): void;
}

/** Asks before a step is done; of several requests it tells how many are done, and stops at a refusal. */
export const StepDialog = (props: Props) => {
  const { title, note, danger, children, type, path, requests, reload, onClose } = props;
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);

  const send = async (): Promise<void> => {
    const all = requests();
    if (all === null) return;
    for (const [index, each] of all.entries()) {
      setProgress({ done: index, all: all.length });
      if (!(await submission.send(`${path}/${each.path}`, each.body))) {
        setProgress(null);
        await reload();
        return;
      }
    }
    toggleNotification({ type: 'success', message: text('meeting.done') });
    onClose();
    await reload();
  };

  return (
    <FormDialog
      title={title}
      confirm={text('dialog.confirm', { what: title })}
      {...(danger === undefined ? {} : { danger })}
      {...(note === undefined ? {} : { note })}
      type={type ?? meetingType}
      submission={submission}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {children}
      {progress && progress.all > 1 && (
        <Flex role="status">
          <Typography fontWeight="semiBold">{text('meeting.progress', progress)}</Typography>
        </Flex>
      )}
    </FormDialog>
  );
};
