import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { PostingBody } from '../../../../shared/contracts/notices';
import { useDownload, usePermission } from '../../api';
import { shanghaiDay, useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { entryLink } from '../inbox';

import { ProofDialog } from './proof-dialog';
import { ProofLine } from './proof-line';

interface Props {
  readonly posting: PostingBody;
  reload(): Promise<void>;
}

const variants = {
  waiting: 'secondary',
  running: 'primary',
  ended: 'success',
  withdrawn: 'neutral',
} as const;

/** What the office still has to do with it. */
const Due = ({ posting: { proofRequired, proofs, takeDownFrom } }: Pick<Props, 'posting'>) => {
  const text = useText();
  const { day } = useFormat();
  const unproven = proofRequired && proofs.length === 0;
  const stands = takeDownFrom !== null && proofs.some(({ takenDownOn }) => takenDownOn === null);
  if (stands) {
    const isDue = takeDownFrom <= shanghaiDay(new Date().toISOString());
    return (
      <Badge variant={isDue ? 'danger' : 'neutral'}>
        {text('notices.takeDownFrom', { day: day(takeDownFrom) })}
      </Badge>
    );
  }
  return unproven ? <Badge variant="warning">{text('notices.unproven')}</Badge> : null;
};

/** One public notice: its period, its entries, where it was posted, and copies for other sites. */
export const PostingCard = ({ posting, reload }: Props) => {
  const text = useText();
  const { day } = useFormat();
  const mayPost = usePermission('notices.post');
  const download = useDownload();
  const [asked, setAsked] = useState(false);
  const { id, title, startsOn, lastDay, items, proofs } = posting;
  const runs =
    lastDay !== null &&
    lastDay >= shanghaiDay(new Date().toISOString()) &&
    items.some(({ state }) => state === 'running');
  const shown = items.some(({ state }) => state === 'running' || state === 'ended');
  const copy = (format: 'html' | 'docx'): void =>
    void download.start(`/talent-office/postings/${id}/${format}`, {}, `${title}.${format}`);
  return (
    <Box tag="section" background="neutral0" shadow="tableShadow" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography tag="h2" variant="delta">
              {title}
            </Typography>
            {startsOn !== null && lastDay !== null && (
              <Typography textColor="neutral600">
                {text('notice.period', { from: day(startsOn), to: day(lastDay) })}
              </Typography>
            )}
            <Due posting={posting} />
          </Flex>
          {shown && (
            <Flex gap={2} alignItems="flex-start">
              {(['html', 'docx'] as const).map((format) => (
                <Button
                  key={format}
                  variant="tertiary"
                  size="S"
                  disabled={download.busy}
                  onClick={() => copy(format)}
                >
                  {text(`notices.${format}`)}
                </Button>
              ))}
              {mayPost && (
                <Button variant="secondary" size="S" onClick={() => setAsked(true)}>
                  {text('notices.prove')}
                </Button>
              )}
            </Flex>
          )}
        </Flex>
        {download.failure && <FailureNote failure={download.failure} />}
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {items.map((item) => (
            <Flex tag="li" key={item.id} gap={2} wrap="wrap">
              <Badge variant={item.suspended ? 'danger' : variants[item.state]}>
                {text(item.suspended ? 'notices.suspended' : `notice.${item.state}`)}
              </Badge>
              <Link tag={NavLink} to={entryLink(item.target)}>
                {item.title}
              </Link>
            </Flex>
          ))}
        </Flex>
        {proofs.length > 0 && (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {proofs.map((proof) => (
              <ProofLine key={proof.id} proof={proof} runs={runs} reload={reload} />
            ))}
          </Flex>
        )}
      </Flex>
      {asked && <ProofDialog posting={id} reload={reload} onClose={() => setAsked(false)} />}
    </Box>
  );
};
