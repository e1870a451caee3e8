import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { EnactedBody } from '../../../../shared/contracts/versions';
import { useSubmission } from '../../api';
import { useText } from '../../translations';
import { FormDialog } from '../form-dialog';

interface Props {
  readonly type: string;
  /** The route that puts this entry in force. */
  readonly path: string;
  /** The version in force until now. */
  readonly inForce: number | null;
  /** What whoever puts it in force should think of. */
  readonly warning?: string;
  onClose(): void;
  onDone(enacted: EnactedBody): void;
}

/** Asks once more before what is saved becomes the version in force, and says what that means. */
export const EnactDialog = ({ type, path, inForce, warning, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();

  const enact = async (): Promise<void> => {
    const answer = await submission.send<EnactedBody>(path, {});
    if (!answer) return;
    const { number } = answer.data;
    const message = text(number === inForce ? 'inForce.same' : 'inForce.done', { number });
    toggleNotification({ type: 'success', message });
    onDone(answer.data);
    onClose();
  };

  return (
    <FormDialog
      title={text('inForce.enact')}
      confirm={text('dialog.confirm', { what: text('inForce.enact') })}
      type={type}
      submission={submission}
      note={text('inForce.final')}
      onClose={onClose}
      onConfirm={() => void enact()}
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography>{text('inForce.newVersion')}</Typography>
        <Typography>{text('inForce.openCases')}</Typography>
        {warning && <Typography textColor="warning700">{warning}</Typography>}
      </Flex>
    </FormDialog>
  );
};
