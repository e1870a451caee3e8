import { Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { PaymentBatchDetail } from '../../../../../shared/contracts/payment-batches';
import { useResource } from '../../../api';
import { useFormat } from '../../../format';
import { FailureNote } from '../../../notes';
import { useText, useWord } from '../../../translations';
import { paymentsPath } from '../../paths';

import { BatchPassingOn } from '../passing-on';
import { batchSchema } from '../schemas';
import { useOffered } from '../use-offered';
import { Facts } from './facts';
import { Files } from './files';
import { Lines } from './lines';
import { Steps } from './steps';

interface Props {
  readonly batch: PaymentBatchDetail;
  reload(): Promise<void>;
}

/** Another state of it or of one line is another standing: what can be done is asked anew. */
const versionOf = ({ state, lines }: PaymentBatchDetail): string =>
  `${state} ${lines.map((line) => `${line.documentId}${line.state}`).join()}`;

const Shown = ({ batch, reload }: Props) => {
  const text = useText();
  const word = useWord();
  const { day } = useFormat();
  const version = versionOf(batch);
  const offered = useOffered(batchSchema.uid, batch.documentId, version);
  const refresh = async (): Promise<void> => {
    await Promise.all([reload(), offered.reload()]);
  };
  const told = [
    word(batch.state, 'value'),
    ...(batch.year === null ? [] : [String(batch.year)]),
    word(batch.payeeKind, 'value'),
    ...(batch.plannedOn === null ? [] : [`${text('payment.plannedOn')} ${day(batch.plannedOn)}`]),
  ];
  return (
    <Page.Main>
      <Page.Title>{batch.title}</Page.Title>
      <Layouts.Header
        title={batch.title}
        subtitle={told.join(' · ')}
        navigationAction={
          <Link tag={NavLink} startIcon={<ArrowLeft />} to={`/${paymentsPath}`}>
            {text('payment.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Flex gap={4} alignItems="stretch" wrap="wrap">
            <Facts batch={batch} />
            <Steps batch={batch} offered={offered} refresh={refresh} />
            <Files batch={batch} version={version} refresh={refresh} />
          </Flex>
          <Lines batch={batch} offered={offered} refresh={refresh} />
          {batch.payeeKind === 'employer' && (
            <BatchPassingOn documentId={batch.documentId} version={version} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** One batch: what it comes to, what can be done, its list, and what came and went. */
export const Batch = ({ documentId }: { readonly documentId: string }) => {
  const text = useText();
  const found = useResource<PaymentBatchDetail>(`/talent-office/payment-batches/${documentId}`);
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return (
      <Page.Main>
        <Layouts.Content>
          <FailureNote failure={found.failure} retry={found.reload} />
        </Layouts.Content>
      </Page.Main>
    );
  }
  return <Shown batch={found.data} reload={found.reload} />;
};
