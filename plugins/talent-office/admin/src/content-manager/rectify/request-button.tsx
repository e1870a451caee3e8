import { Button } from '@strapi/design-system';
import { useState } from 'react';

import { useText } from '../../translations';

import { RequestDialog } from './request-dialog';
import type { Possible } from './values';

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly possible: readonly Possible[];
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
  onDone(): Promise<void>;
}

/** Asks for something of a decided entry to be put right. */
export const RequestButton = ({ type, documentId, possible, unsaved, onDone }: Props) => {
  const text = useText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button fullWidth variant="tertiary" disabled={unsaved} onClick={() => setAsking(true)}>
        {text('rectify.request')}
      </Button>
      {asking && (
        <RequestDialog
          type={type}
          documentId={documentId}
          possible={possible}
          onClose={() => setAsking(false)}
          onDone={onDone}
        />
      )}
    </>
  );
};
