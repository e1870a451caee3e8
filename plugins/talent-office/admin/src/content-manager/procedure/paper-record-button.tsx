import { Button } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useState } from 'react';

import { useText } from '../../translations';

import { PaperRecordDialog, type PaperRecordProps } from './paper-record-dialog';

type Props = Omit<PaperRecordProps, 'onClose'> & {
  /** Are there changes on the page that nobody has saved? */
  readonly unsaved: boolean;
};

/** Writes down what somebody signed on a printed form. */
export const PaperRecordButton = ({ unsaved, ...props }: Props) => {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        fullWidth
        variant="tertiary"
        startIcon={<Pencil />}
        disabled={unsaved}
        onClick={() => setOpen(true)}
      >
        {text('paper.record')}
      </Button>
      {open && <PaperRecordDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
