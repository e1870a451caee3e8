import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { useDownload } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

interface Props {
  /** Of the record, below which its scan is read. */
  readonly path: string;
  readonly id: string;
  /** Of the file. */
  readonly name: string;
}

/** Saves the scan of a record, with its reason. */
export const ScanButton = ({ path, id, name }: Props) => {
  const text = useText();
  const { busy, failure, start } = useDownload();
  const reason = text('paper.scan.reason', { id });
  return (
    <>
      <Button
        fullWidth
        variant="tertiary"
        startIcon={<Download />}
        loading={busy}
        onClick={() => void start(`${path}/scan`, { reason }, name)}
      >
        {text('paper.scan.save')}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
};
