import { Box, Flex, Typography } from '@strapi/design-system';

import type { LineTotal, MeetingBody } from '../../../../shared/contracts/committee';
import { useFormat } from '../../format';
import { useText } from '../../translations';

/** Who is there, of whom. */
const People = ({ meeting }: { readonly meeting: MeetingBody }) => {
  const text = useText();
  const { members, form } = meeting;
  if (members.length === 0) return null;
  const here = members.filter(({ present }) => present);
  const shown = form === 'meeting' && here.length > 0 ? here : members;
  const names = shown.map(({ name, presides }) =>
    presides ? text('meeting.presides', { name }) : name,
  );
  const counted =
    form === 'meeting'
      ? text('meeting.attendance.here', { all: members.length, here: here.length })
      : text('meeting.voted.here', { all: members.length });
  return (
    <Typography>
      {text('meeting.people', { counted, names: names.join(text('list.comma')) })}
    </Typography>
  );
};

/** What the agenda takes together from one line, against what is free there. */
const Total = ({ line }: { readonly line: LineTotal }) => {
  const text = useText();
  const { money } = useFormat();
  const amount = (value: number): string =>
    line.asset === 'fen' ? money(value) : text('meeting.places', { count: value });
  const lack = line.wanted - line.free;
  const { title } = line;
  return (
    <Typography textColor={lack > 0 ? 'danger600' : 'neutral800'} fontWeight="semiBold">
      {text('meeting.totals.line', {
        title,
        wanted: amount(line.wanted),
        free: amount(line.free),
      })}
      {lack > 0 && text('meeting.totals.short', { lack: amount(lack) })}
    </Typography>
  );
};

/** Heads and money of a meeting, above its agenda. */
export const Summary = ({ meeting }: { readonly meeting: MeetingBody }) => {
  const text = useText();
  const { keeps, state, wroteVotes, items } = meeting;
  const voted = items.some(({ votes }) => votes.length > 0);
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <People meeting={meeting} />
        {meeting.totals.map((line) => (
          <Total key={line.title} line={line} />
        ))}
        {keeps && state === 'convened' && voted && wroteVotes && (
          <Typography textColor="primary600">{text('meeting.record.another')}</Typography>
        )}
      </Flex>
    </Box>
  );
};
