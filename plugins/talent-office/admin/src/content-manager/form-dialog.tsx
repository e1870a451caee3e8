import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { Submission } from '../api';
import { FailureNote } from '../notes';
import { useText } from '../translations';

interface Props {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly type: string;
  readonly submission: Submission;
  readonly note?: string;
  readonly children: ReactNode;
  onClose(): void;
  onConfirm(): void;
}

/** A form that does one thing and says what came of it; open until it is done or given up. */
export const FormDialog = (props: Props) => {
  const { title, confirm, danger, type, submission, note, children, onClose, onConfirm } = props;
  const text = useText();
  return (
    <Modal.Root open onOpenChange={(open) => !open && !submission.busy && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {children}
            {note && <Typography textColor="neutral600">{note}</Typography>}
          </Flex>
        </Modal.Body>
        {/* Not in the body: that scrolls, and the end of a long form lies below what is seen of it. */}
        {submission.failure && (
          <Box paddingLeft={7} paddingRight={7} paddingTop={4} paddingBottom={4} shrink={0}>
            <FailureNote failure={submission.failure} type={type} />
          </Box>
        )}
        <Modal.Footer>
          <Button variant="tertiary" disabled={submission.busy} onClick={onClose}>
            {text('dialog.cancel')}
          </Button>
          <Button
            variant={danger ? 'danger' : 'default'}
            loading={submission.busy}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
