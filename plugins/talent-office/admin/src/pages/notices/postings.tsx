import { Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { PostingBody } from '../../../../shared/contracts/notices';
import { useResource } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Empty } from './empty';
import { PostingCard } from './posting-card';

/** Notices that run, or are over: the latest first. */
export const Postings = ({ state }: { readonly state: 'running' | 'over' }) => {
  const text = useText();
  const found = useResource<PostingBody[]>(`/talent-office/postings?state=${state}&limit=100`);
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.data.length === 0) return <Empty content={text(`notices.empty.${state}`)} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {found.data.map((posting) => (
        <PostingCard key={posting.id} posting={posting} reload={found.reload} />
      ))}
    </Flex>
  );
};
