import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { RoundBody, RoundListBody } from '../../../../shared/contracts/rounds';
import { useMayCreate, usePermission, useResource, useSubmission } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText, useWord, type TextKey } from '../../translations';
import { entryLink, newEntryLink } from '../inbox';
import { Empty } from '../notices/empty';

import { Grid } from './grid';
import { Onward } from './onward';
import { RoundMoney, RoundTotals } from './sums';

const application = 'plugin::talent-office.fund-application';
const roundType = 'plugin::talent-office.round';
const benefitType = 'plugin::talent-office.round-benefit';

/** What it calls for; until it is announced, more of them are added. */
const Called = ({ round: { benefits, state } }: { readonly round: RoundBody }) => {
  const text = useText();
  const { money } = useFormat();
  const mayAdd = useMayCreate(benefitType) && state === 'draft';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Grid
        title={text('round.benefits')}
        columns={['round.column.benefit', 'round.column.ceiling', 'round.column.places']}
        rows={benefits.map(({ id, title, ceilingFen, places }) => [
          id,
          <Link key="entry" tag={NavLink} to={entryLink({ type: benefitType, documentId: id })}>
            {title}
          </Link>,
          ceilingFen === null ? '–' : money(ceilingFen),
          places ?? '–',
        ])}
      />
      {mayAdd && (
        <Link tag={NavLink} to={newEntryLink(benefitType)}>
          {text('round.benefits.add')}
        </Link>
      )}
    </Flex>
  );
};

/** What comes next, where it is not a button of this page. */
const nextStep = ({ state, lines }: RoundBody): TextKey | null => {
  if (state === 'draft') return 'round.next.draft';
  if (state === 'announced') return 'round.next.announced';
  return state === 'list-fixed' && lines.length === 0 ? 'round.next.decided' : null;
};

const Cases = ({ round }: { readonly round: RoundBody }) => {
  const text = useText();
  const word = useWord();
  const { money } = useFormat();
  return (
    <Grid
      title={text('round.cases')}
      columns={[
        'round.column.number',
        'round.column.application',
        'round.column.employer',
        'round.column.step',
        'round.column.amount',
        'round.column.proposed',
        'round.column.reason',
      ]}
      rows={round.cases.map((one) => [
        one.application,
        one.position ?? '–',
        <Link
          key="entry"
          tag={NavLink}
          to={entryLink({ type: application, documentId: one.application })}
        >
          {one.title}
        </Link>,
        one.employer ?? text('round.noEmployer'),
        one.position === null ? word(one.step, 'word') : one.step,
        money(one.amountFen),
        one.proposedFen === null ? '–' : money(one.proposedFen),
        one.reason === 'none' ? '–' : word(one.reason, 'value'),
      ])}
    />
  );
};

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly go: (page: number) => void;
}

const Pager = ({ page, pages, go }: PagerProps) => {
  const text = useText();
  if (pages === 1) return null;
  return (
    <Flex justifyContent="center" gap={2}>
      <Button variant="tertiary" disabled={page === 1} onClick={() => go(page - 1)}>
        {text('round.previous')}
      </Button>
      <Typography>{text('round.page', { page, pages })}</Typography>
      <Button variant="tertiary" disabled={page === pages} onClick={() => go(page + 1)}>
        {text('round.next')}
      </Button>
    </Flex>
  );
};

const Lists = ({ lists }: Pick<RoundBody, 'lists'>) => {
  const text = useText();
  const { money, moment } = useFormat();
  if (lists.length === 0) return null;
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h2" variant="delta">
        {text('round.lists')}
      </Typography>
      {lists.map(({ id, number, count, proposedFen, fixedBy, fixedAt, digest }) => (
        <Flex key={id} gap={4} wrap="wrap">
          <Typography>
            {text('round.list', {
              ...{ number, count, proposed: money(proposedFen), by: fixedBy },
              at: moment(fixedAt),
            })}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('round.list.digest', { digest: digest.slice(0, 12) })}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};

interface FixProps {
  readonly round: RoundBody;
  readonly done: () => Promise<void>;
}

const Fix = ({ round, done }: FixProps) => {
  const text = useText();
  const allowed = usePermission('rounds.list');
  const { busy, failure, send } = useSubmission();
  const isOver = round.state === 'closed' || round.state === 'list-fixed';
  if (!allowed || !isOver) return null;
  const fix = async (): Promise<void> => {
    await send<RoundListBody>(`/talent-office/rounds/${round.id}/lists`, { seen: round.digest });
    await done();
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      {failure && <FailureNote failure={failure} />}
      <Typography textColor="neutral600">{text('round.fix.what')}</Typography>
      <Button loading={busy} onClick={() => void fix()}>
        {text('round.fix')}
      </Button>
    </Flex>
  );
};

/** One round: what it comes to against what is free, and its list. */
export const Round = ({ documentId }: { readonly documentId: string }) => {
  const text = useText();
  const word = useWord();
  const { day } = useFormat();
  const [page, setPage] = useState(1);
  const found = useResource<RoundBody>(`/talent-office/rounds/${documentId}?page=${page}`);
  if (found.status === 'loading') return <Page.Loading>{text('loading')}</Page.Loading>;
  if (found.status === 'failed') {
    return <FailureNote failure={found.failure} retry={found.reload} />;
  }
  const round = found.data;
  const { opensOn, closesOn, noticeNumber, title, state, method } = round;
  const next = nextStep(round);
  const underWay = round.lines.length > 0;
  const told = [
    word(state, 'value'),
    ...(noticeNumber === null ? [] : [noticeNumber]),
    ...(opensOn !== null && closesOn !== null
      ? [text('round.window', { from: day(opensOn), to: day(closesOn) })]
      : []),
    text('round.method', { method: word(method, 'value') }),
  ];
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={told.join(' · ')}
        primaryAction={
          <Link tag={NavLink} to={entryLink({ type: roundType, documentId })}>
            {text('round.edit')}
          </Link>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {next && <Typography textColor="neutral600">{text(next)}</Typography>}
          {(underWay || state === 'closed') && <Fix round={round} done={found.reload} />}
          <Lists lists={round.lists} />
          {underWay && round.lists[0] && (
            <Onward list={round.lists[0]} round={round} done={found.reload} />
          )}
          <Called round={round} />
          {round.total.count === 0 ? (
            state !== 'draft' && <Empty content={text('round.cases.none')} />
          ) : (
            <>
              {underWay && <RoundMoney lines={round.lines} />}
              <Cases round={round} />
              <Pager page={round.page} pages={round.pages} go={setPage} />
              <RoundTotals round={round} />
            </>
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
