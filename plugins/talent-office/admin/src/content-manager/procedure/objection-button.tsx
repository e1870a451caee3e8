import { Button } from '@strapi/design-system';
import { useState } from 'react';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { ObjectionDialog } from './objection-dialog';

interface Props {
  readonly notice: string;
  onDone(): void;
}

/** For those who take what comes to the desk while the public may object, and late post after it. */
export const ObjectionButton = ({ notice, onDone }: Props) => {
  const text = useText();
  const may = usePermission('objections.record');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button size="S" variant="tertiary" onClick={() => setOpen(true)}>
        {text('objection.record')}
      </Button>
      {open && <ObjectionDialog notice={notice} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  );
};
