import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { PostingBody } from '../../../../shared/contracts/notices';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Empty } from './empty';
import { pageQuery, Pager } from './pager';
import { PostingCard } from './posting-card';

const pageSize = 25;

/** Notices that run, or are over: the latest first. */
export const Postings = ({ state }: { readonly state: 'running' | 'over' }) => {
  const text = useText();
  const [page, setPage] = useState(0);
  const found = useResource<PostingBody[]>(
    `/talent-office/postings?state=${state}&${pageQuery(page, pageSize)}`,
  );
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (page === 0 && found.data.length === 0)
    return <Empty content={text(`notices.empty.${state}`)} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {found.data.slice(0, pageSize).map((posting) => (
        <PostingCard key={posting.id} posting={posting} reload={found.reload} />
      ))}
      <Pager page={page} hasMore={found.data.length > pageSize} turn={setPage} />
    </Flex>
  );
};
