import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';

import { useActionLabel } from '../../translations';

import { ActionDialog, type OfferedAction } from './action-dialog';
import type { Schema } from './schema';

interface Props {
  readonly actions: readonly OfferedAction[];
  readonly schema: Schema;
  readonly documentId: string;
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** What the reader can do with the entry at once. */
export const ActionButtons = ({ actions, schema, documentId, unsaved, onDone }: Props) => {
  const label = useActionLabel();
  const [chosen, setChosen] = useState<OfferedAction | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {actions.map((action) => (
        <Button
          key={action.name}
          fullWidth
          variant="secondary"
          disabled={unsaved}
          onClick={() => setChosen(action)}
        >
          {label(action.name)}
        </Button>
      ))}
      {chosen && (
        <ActionDialog
          action={chosen}
          schema={schema}
          documentId={documentId}
          onClose={() => setChosen(null)}
          onDone={onDone}
        />
      )}
    </Flex>
  );
};
