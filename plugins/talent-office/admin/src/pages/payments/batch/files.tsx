import { Button, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import type { EntryDocumentsBody } from '../../../../../shared/contracts/documents';
import type { PaymentBatchDetail } from '../../../../../shared/contracts/payment-batches';
import { useDownload, usePermission, useResource } from '../../../api';
import { Documents } from '../../../content-manager/documents';
import { useFormat } from '../../../format';
import { FailureNote } from '../../../notes';
import { useText } from '../../../translations';
import { Card } from '../../selections/card';

import { batchSchema } from '../schemas';

/** From its approval on a list leaves the house. */
const leavesIn = ['approved', 'sent', 'answered', 'closed'];

interface Props {
  readonly batch: PaymentBatchDetail;
  readonly version: string;
  refresh(): Promise<void>;
}

/** The payment letter (拨款函) with its number: issued, read and voided as every other paper. */
const Letter = ({ batch, version }: Omit<Props, 'refresh'>) => {
  const text = useText();
  const mayRead = usePermission('documents.read');
  const path = `/talent-office/documents/of/${batchSchema.uid}/${batch.documentId}`;
  const found = useResource<EntryDocumentsBody>(mayRead ? path : null, version);
  if (found.status !== 'ready') return null;
  // The file of its case is taken out where the case is.
  const papers = { ...found.data, caseId: null };
  if (papers.documents.length === 0 && papers.kinds.length === 0) {
    return <Typography textColor="neutral600">{text('payment.letter.none')}</Typography>;
  }
  return <Documents path={path} found={papers} reload={found.reload} />;
};

const Export = ({ batch, refresh }: Omit<Props, 'version'>) => {
  const text = useText();
  const { busy, failure, start } = useDownload();
  const save = async (): Promise<void> => {
    const path = `/talent-office/payment-batches/${batch.documentId}/export`;
    await start(path, {}, `${batch.title}.xlsx`);
    await refresh();
  };
  return (
    <>
      <Button
        fullWidth
        variant="tertiary"
        startIcon={<Download />}
        loading={busy}
        onClick={() => void save()}
      >
        {text('payment.export')}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </>
  );
};

/** What went to finance of a batch and what came back, each file by its hash. */
export const Files = ({ batch, version, refresh }: Props) => {
  const text = useText();
  const { moment } = useFormat();
  const mayExport = usePermission('payments.export');
  const leaves = leavesIn.includes(batch.state);
  const told = [
    ...batch.exports.map(({ at, sha256 }, index) => ({
      key: `export/${index}`,
      line: text('payment.exported', { at: moment(at), hash: sha256 }),
    })),
    ...batch.answers.map(({ at, sha256, name, lines }) => ({
      key: sha256,
      line: text('payment.answered', { name, lines, at: moment(at), hash: sha256 }),
    })),
  ];
  return (
    <Card title={text('payment.files')}>
      <Letter batch={batch} version={version} />
      {mayExport && leaves && <Export batch={batch} refresh={refresh} />}
      {!leaves && <Typography textColor="neutral600">{text('payment.export.later')}</Typography>}
      {told.map(({ key, line }) => (
        <Typography
          key={key}
          tag="p"
          variant="pi"
          textColor="neutral600"
          style={{ overflowWrap: 'anywhere' }}
        >
          {line}
        </Typography>
      ))}
    </Card>
  );
};
