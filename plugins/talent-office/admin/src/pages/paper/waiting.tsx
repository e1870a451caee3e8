import { Badge, Button, EmptyStateLayout, Link } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { WaitingPaper } from '../../../../shared/contracts/paper-applications';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { PlainTable } from './plain-table';

const columns = ['kind', 'what', 'recordedBy', 'recordedAt', 'by'] as const;

interface Props {
  /** A list is confirmed beside the others. */
  onLists(): void;
}

/** Everything that one colleague wrote down from paper and another one has to confirm. */
export const Waiting = ({ onLists }: Props) => {
  const text = useText();
  const { moment } = useFormat();
  const found = useResource<WaitingPaper[]>('/talent-office/paper-waiting');
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={text('paperWaiting.empty')}
        shadow="tableShadow"
        hasRadius
      />
    );
  }
  const titleOf = ({ target, title }: WaitingPaper) =>
    target ? (
      <Link
        tag={NavLink}
        to={`/content-manager/collection-types/${target.type}/${target.documentId}`}
      >
        {title}
      </Link>
    ) : (
      <Button variant="ghost" onClick={onLists}>
        {title}
      </Button>
    );
  return (
    <PlainTable
      columns={columns.map((column) => text(`paperWaiting.${column}`))}
      rows={found.data.map((one) => ({
        key: one.id,
        cells: [
          text(`paperWaiting.kind.${one.kind}`),
          titleOf(one),
          one.recordedBy,
          moment(one.recordedAt),
          <Badge key="by" variant={one.byReader ? 'neutral' : 'warning'}>
            {text(one.byReader ? 'paperWaiting.others' : 'paperWaiting.yours')}
          </Badge>,
        ],
      }))}
    />
  );
};
