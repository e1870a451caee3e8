import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type {
  ReviewListDetail,
  ReviewListsBody,
  ReviewScope,
  WaitingScopeBody,
} from '../../../../shared/contracts/review-lists';
import { usePermission, useResource, useSubmission } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { OneList } from './one-list';
import { PlainTable } from './plain-table';

const Scopes = ({
  scopes,
  onSent,
}: {
  readonly scopes: readonly WaitingScopeBody[];
  onSent(list: string): Promise<void>;
}) => {
  const text = useText();
  const maySend = usePermission('lists.send');
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  if (scopes.length === 0) return <Typography>{text('lists.waiting.none')}</Typography>;
  const send = async ({ workflow, stage, role, unit }: ReviewScope): Promise<void> => {
    const scope: ReviewScope = { workflow, stage, role, unit };
    const answer = await submission.send<ReviewListDetail>('/talent-office/review-lists', scope);
    if (!answer) return;
    toggleNotification({ type: 'success', message: text('lists.send.done') });
    await onSent(answer.data.id);
  };
  return (
    <>
      {submission.failure && <FailureNote failure={submission.failure} />}
      <PlainTable
        columns={[text('lists.unit'), text('lists.stage'), text('lists.count'), '']}
        rows={scopes.map((scope) => ({
          key: JSON.stringify([scope.workflow, scope.stage, scope.role, scope.unit]),
          cells: [
            scope.unitName,
            `${scope.workflowTitle} · ${scope.stageTitle}`,
            String(scope.waiting),
            maySend && (
              <Button
                variant="secondary"
                loading={submission.busy}
                onClick={() => void send(scope)}
              >
                {text('lists.send')}
              </Button>
            ),
          ],
        }))}
      />
    </>
  );
};

/** What waits for departments, what went out to them, and what came back. */
export const Lists = ({ chosen }: { readonly chosen: string | null }) => {
  const text = useText();
  const { moment } = useFormat();
  const [open, setOpen] = useState<string | null>(chosen);
  const found = useResource<ReviewListsBody>('/talent-office/review-lists');
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  const { scopes, lists } = found.data;
  const onSent = async (list: string): Promise<void> => {
    await found.reload();
    setOpen(list);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h2" variant="delta">
        {text('lists.waiting')}
      </Typography>
      <Scopes scopes={scopes} onSent={onSent} />
      {open !== null && (
        <OneList key={open} list={open} onDone={found.reload} onClose={() => setOpen(null)} />
      )}
      {lists.length > 0 && (
        <>
          <Typography tag="h2" variant="delta">
            {text('lists.sent')}
          </Typography>
          <PlainTable
            columns={[
              ...[text('lists.unit'), text('lists.stage'), text('lists.count')],
              ...[text('lists.digest'), text('lists.sentBy'), ''],
            ]}
            rows={lists.map((list) => ({
              key: list.id,
              cells: [
                list.unitName,
                <Flex key="title" gap={2} wrap="wrap">
                  <Typography textColor="neutral800">{list.title}</Typography>
                  {list.superseded && <Badge>{text('lists.superseded')}</Badge>}
                </Flex>,
                String(list.rows),
                list.digest,
                text('lists.by', { name: list.sentBy, moment: moment(list.sentAt) }),
                <Button key="open" variant="tertiary" onClick={() => setOpen(list.id)}>
                  {text('lists.open')}
                </Button>,
              ],
            }))}
          />
        </>
      )}
    </Flex>
  );
};
