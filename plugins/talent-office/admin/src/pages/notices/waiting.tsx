import { Box, Button, Checkbox, Field, Flex, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { BatchBody, PostingBody } from '../../../../shared/contracts/notices';
import { usePermission, useResource, useSubmission } from '../../api';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { Empty } from './empty';
import { pageQuery, Pager } from './pager';

const pageSize = 100;

/** Entries that wait to be posted together: chosen over all pages, given a title, and posted as one notice. */
export const Waiting = ({ onPosted }: { onPosted(): void }) => {
  const text = useText();
  const mayPost = usePermission('notices.post');
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [title, setTitle] = useState('');
  const [page, setPage] = useState(0);
  const found = useResource<PostingBody[]>(
    `/talent-office/postings?state=waiting&${pageQuery(page, pageSize)}`,
  );

  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  const items = found.data.slice(0, pageSize).flatMap((posting) => posting.items);
  const here = items.filter(({ id }) => picked.has(id));
  if (page === 0 && items.length === 0) return <Empty content={text('notices.empty.waiting')} />;

  const post = async (): Promise<void> => {
    const body: BatchBody = { title: title.trim(), notices: [...picked] };
    if (!(await submission.send('/talent-office/postings', body))) return found.reload();
    toggleNotification({ type: 'success', message: text('notices.posted') });
    onPosted();
  };
  const pick = (ids: readonly string[], on: boolean): void => {
    const next = new Set(picked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setPicked(next);
  };

  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Checkbox
          checked={items.length > 0 && here.length === items.length}
          onCheckedChange={(on) =>
            pick(
              items.map(({ id }) => id),
              on === true,
            )
          }
        >
          {text('notices.all', { count: items.length })}
        </Checkbox>
        {items.map(({ id, title: told }) => (
          <Checkbox
            key={id}
            checked={picked.has(id)}
            onCheckedChange={(on) => pick([id], on === true)}
          >
            {told}
          </Checkbox>
        ))}
        {picked.size > here.length && (
          <Flex gap={3}>
            <Typography>
              {text('notices.elsewhere', { count: picked.size - here.length })}
            </Typography>
            <Button variant="tertiary" size="S" onClick={() => setPicked(new Set())}>
              {text('notices.clear')}
            </Button>
          </Flex>
        )}
        <Pager page={page} hasMore={found.data.length > pageSize} turn={setPage} />
        {mayPost && (
          <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
            <Field.Root name="title" required hint={text('notices.batchTitleHint')}>
              <Field.Label>{text('notices.batchTitle')}</Field.Label>
              <Field.Input
                value={title}
                maxLength={120}
                onChange={(event: { target: { value: string } }) => setTitle(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
            {submission.failure && <FailureNote failure={submission.failure} />}
            <Flex>
              <Button
                disabled={picked.size === 0 || title.trim() === ''}
                loading={submission.busy}
                onClick={() => void post()}
              >
                {text('notices.post', { count: picked.size })}
              </Button>
            </Flex>
          </Flex>
        )}
      </Flex>
    </Box>
  );
};
