import {
  Badge,
  Box,
  Button,
  Flex,
  IconButton,
  Link,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { ArrowUp } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { ItemBody } from '../../../../shared/contracts/committee';
import { votes as allVotes, type ItemState } from '../../../../shared/vocabulary';
import { usePermission, useSubmission } from '../../api';
import { useFormat } from '../../format';
import { useFailureText } from '../../notes';
import { useAttributeLabel, useText, useWord, type TextKey } from '../../translations';
import { entryLink } from '../inbox';

import { amountIn, ProposalDialog, RecusalDialog } from './item-dialogs';
import { Stacked } from './stacked';
import { StepDialog } from './step-dialog';
import { isVoter, namesOf, votersOf, type Desk } from './steps';
import { VoteDialog, VotesDialog } from './votes-dialog';

const columns: readonly TextKey[] = [
  'meeting.column.case',
  'meeting.column.asked',
  'meeting.column.proposed',
  'meeting.column.votes',
  'meeting.column.outcome',
];

const variants = {
  listed: 'neutral',
  resolved: 'primary',
  applied: 'success',
  unfunded: 'warning',
  changed: 'danger',
  postponed: 'secondary',
  moved: 'neutral',
} as const satisfies Record<ItemState, string>;

/** A table keeps its cells on one line; what is told here is longer. */
const wrapped = { whiteSpace: 'normal' } as const;

interface RowProps extends Desk {
  readonly item: ItemBody;
}

/** What was said on an item, who keeps out, and of whom a vote is awaited. */
const Votes = ({ meeting, item }: RowProps) => {
  const text = useText();
  const word = useWord();
  const comma = text('list.comma');
  const { tally, recused, awaited } = item;
  if (!tally) return <Typography textColor="neutral600">–</Typography>;
  const heads = `${word('approve', 'value')} ${tally.votes.approve}`;
  const others = allVotes
    .filter((vote) => vote !== 'approve')
    .map((vote) => `${word(vote, 'value')} ${tally.votes[vote]}`);
  const kept = recused.map(({ member, reason, why }) => {
    const what = namesOf(meeting, [member], comma);
    return text('meeting.because', { what, why: reason ?? word(why ?? '', 'word') });
  });
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography textColor="neutral800">{[heads, ...others].join(' · ')}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {text('meeting.heads', {
          present: tally.present,
          entitled: tally.entitled,
          quorum: tally.quorum,
          majority: tally.majority,
        })}
      </Typography>
      {kept.length > 0 && (
        <Typography variant="pi" textColor="warning700">
          {text('meeting.recused', { names: kept.join(comma) })}
        </Typography>
      )}
      {item.state === 'listed' && item.votes.length > 0 && awaited.length > 0 && (
        <Typography variant="pi" textColor="primary600">
          {text('meeting.awaited', { names: namesOf(meeting, awaited, comma) })}
        </Typography>
      )}
    </Flex>
  );
};

const Outcome = ({ item }: Pick<RowProps, 'item'>) => {
  const text = useText();
  const word = useWord();
  const label = useAttributeLabel();
  const told = useFailureText(item.target.type);
  const { outcome, state, changed } = item;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="30rem" style={wrapped}>
      <Badge variant={variants[state]}>{word(state, 'value')}</Badge>
      {outcome && (
        <Typography textColor="neutral800">
          {text('meeting.because', {
            what: word(outcome.choice, 'value'),
            why: text(`meeting.ground.${outcome.ground}`),
          })}
        </Typography>
      )}
      {item.told && state !== 'applied' && (
        <Typography variant="pi" textColor="danger600">
          {told({
            kind: 'refused',
            code: item.told.code,
            facts: item.told.facts,
            messages: { zh: item.told.code, en: item.told.code },
          } as Parameters<typeof told>[0])}
        </Typography>
      )}
      {changed.length > 0 && !item.told && (
        <Typography variant="pi" textColor="danger600">
          {text('meeting.changed', {
            names: changed.map((name) => label(item.target.type, name)).join(text('list.comma')),
          })}
        </Typography>
      )}
    </Flex>
  );
};

type Dialog = 'votes' | 'vote' | 'recuse' | 'propose' | 'close' | 'remove';

/** What the reader may do with one item now. */
const useOffered = ({ meeting, item }: RowProps): Dialog[] => {
  const mayRun = usePermission('committees.run') && meeting.keeps;
  const mayVote = usePermission('committees.vote');
  const isOpen = meeting.state === 'convened' && item.state === 'listed';
  const voters = votersOf(meeting, item);
  const waited = voters.filter(({ id }) => !item.votes.some(({ member }) => member === id));
  const mine = meeting.members.find(({ reader }) => reader);
  const minds = mine !== undefined && waited.some(({ id }) => id === mine.id);
  const isMeeting = meeting.form === 'meeting';
  const canChange = ['draft', 'convened'].includes(meeting.state) && item.votes.length === 0;
  const offered: readonly [Dialog, boolean][] = [
    ['votes', mayRun && isOpen && isMeeting && waited.length > 0],
    ['vote', mayVote && isVoter(meeting, item)],
    ['propose', mayRun && canChange && amountIn(item) !== undefined],
    ['recuse', isOpen && waited.length > 0 && (mayRun || (mayVote && minds))],
    ['close', mayRun && isOpen && !item.closed && item.votes.length > 0 && waited.length > 0],
    ['remove', mayRun && meeting.state === 'draft'],
  ];
  return offered.flatMap(([dialog, possible]) => (possible ? [dialog] : []));
};

const labels = {
  votes: 'meeting.votes',
  vote: 'meeting.vote',
  recuse: 'meeting.recuse',
  propose: 'meeting.propose',
  close: 'meeting.close',
  remove: 'meeting.remove',
} as const satisfies Record<Dialog, TextKey>;

const Opened = (props: RowProps & { readonly dialog: Dialog; onClose(): void }) => {
  const text = useText();
  const { dialog, item } = props;
  if (dialog === 'votes') return <VotesDialog {...props} />;
  if (dialog === 'vote') return <VoteDialog {...props} />;
  if (dialog === 'recuse') return <RecusalDialog {...props} />;
  if (dialog === 'propose') return <ProposalDialog {...props} />;
  return (
    <StepDialog
      {...props}
      title={text(labels[dialog])}
      {...(dialog === 'close' ? { note: text('meeting.close.note') } : {})}
      requests={() => [{ path: `items/${item.id}/${dialog}`, body: {} }]}
    >
      <Typography fontWeight="semiBold">{item.target.title}</Typography>
    </StepDialog>
  );
};

/** Moves an item before the one above it: in this order money is counted, and resolutions are applied. */
const UpButton = ({ meeting, item, path, reload }: RowProps) => {
  const text = useText();
  const told = useFailureText();
  const { toggleNotification } = useNotification();
  const { send, busy, failure } = useSubmission();
  useEffect(() => {
    if (failure) toggleNotification({ type: 'danger', message: told(failure) });
  }, [failure, told, toggleNotification]);
  const move = async (): Promise<void> => {
    const items = meeting.items.map(({ id }) => id);
    const index = items.indexOf(item.id);
    items.splice(index - 1, 2, item.id, items[index - 1] ?? '');
    await send(`${path}/order`, { items });
    await reload();
  };
  return (
    <IconButton
      label={text('meeting.people', { counted: text('meeting.up'), names: item.target.title })}
      disabled={busy}
      onClick={() => void move()}
    >
      <ArrowUp />
    </IconButton>
  );
};

const Row = (props: RowProps & { readonly number: number }) => {
  const { item, number, meeting } = props;
  const text = useText();
  const { money } = useFormat();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const offered = useOffered(props);
  const amount = (fen: number | null) => (fen === null ? '–' : money(fen));
  return (
    <Tr>
      <Td>
        <Box maxWidth="26rem" style={wrapped}>
          <Typography textColor="neutral800">{`${number}. `}</Typography>
          <Link tag={NavLink} to={entryLink(item.target)}>
            {item.target.title}
          </Link>
        </Box>
      </Td>
      <Td data-label={text('meeting.column.asked')}>
        <Typography textColor="neutral800">{amount(item.askedFen)}</Typography>
      </Td>
      <Td data-label={text('meeting.column.proposed')}>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography textColor="neutral800" fontWeight="semiBold">
            {amount(item.proposedFen)}
          </Typography>
          {item.short && <Badge variant="danger">{text('meeting.short')}</Badge>}
        </Flex>
      </Td>
      <Td data-label={text('meeting.column.votes')}>
        {meeting.state === 'draft' ? '–' : <Votes {...props} />}
      </Td>
      <Td data-label={text('meeting.column.outcome')}>
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Outcome item={item} />
          <Flex gap={2} wrap="wrap">
            {offered.includes('remove') && number > 1 && <UpButton {...props} />}
            {offered.map((each) => (
              <Button
                key={each}
                size="S"
                variant={each === 'votes' || each === 'vote' ? 'secondary' : 'tertiary'}
                onClick={() => setDialog(each)}
              >
                {text(labels[each])}
              </Button>
            ))}
          </Flex>
          {dialog && <Opened {...props} dialog={dialog} onClose={() => setDialog(null)} />}
        </Flex>
      </Td>
    </Tr>
  );
};

/** The agenda with what was said and resolved on each item. */
export const ItemsTable = (desk: Desk) => {
  const text = useText();
  const { items } = desk.meeting;
  return (
    <Stacked>
      <Table
        colCount={columns.length}
        rowCount={items.length + 1}
        aria-label={text('meeting.items')}
      >
        <Thead>
          <Tr>
            {columns.map((key) => (
              <Th key={key}>
                <Typography variant="sigma" textColor="neutral600">
                  {text(key)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {items.map((item, index) => (
            <Row key={item.id} {...desk} item={item} number={index + 1} />
          ))}
        </Tbody>
      </Table>
    </Stacked>
  );
};
