import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';

import { usePermission } from '../../api';
import { useText } from '../../translations';

import { AddDialog, AttendanceDialog } from './picking-dialogs';
import { StepDialog } from './step-dialog';
import { toBeApplied, unanimous, withoutVote, type Desk } from './steps';

type Dialog = 'add' | 'convene' | 'attendance' | 'rest' | 'record' | 'cancel' | 'apply';

/** What the office does with the meeting as a whole, by where it stands. */
const useOffered = ({ meeting }: Desk): Dialog[] => {
  const mayRun = usePermission('committees.run') && meeting.keeps;
  if (!mayRun) return [];
  const { state, form, items } = meeting;
  if (state === 'draft') return items.length > 0 ? ['add', 'convene'] : ['add'];
  if (state === 'convened') {
    const isMeeting = form === 'meeting';
    const voted = items.some(({ votes }) => votes.length > 0);
    return [
      ...(isMeeting ? (['attendance'] as const) : []),
      ...(isMeeting && withoutVote(meeting).length > 0 ? (['rest'] as const) : []),
      ...(voted && !meeting.wroteVotes ? (['record'] as const) : []),
      ...(voted ? [] : (['cancel'] as const)),
    ];
  }
  return toBeApplied(meeting).length > 0 ? ['apply'] : [];
};

const Opened = ({ dialog, ...rest }: Desk & { readonly dialog: Dialog; onClose(): void }) => {
  const text = useText();
  const { meeting } = rest;
  if (dialog === 'add') return <AddDialog {...rest} />;
  if (dialog === 'attendance') return <AttendanceDialog {...rest} />;
  if (dialog === 'rest') {
    const items = withoutVote(meeting);
    return (
      <StepDialog
        {...rest}
        title={text('meeting.rest')}
        note={text('meeting.rest.note', { count: items.length })}
        requests={() =>
          items.map((item) => ({
            path: `items/${item.id}/votes`,
            body: unanimous(meeting, item),
          }))
        }
      />
    );
  }
  if (dialog === 'apply') {
    const items = toBeApplied(meeting);
    return (
      <StepDialog
        {...rest}
        title={text('meeting.apply', { count: items.length })}
        note={text('meeting.apply.note')}
        requests={() => items.map(({ id }) => ({ path: 'apply', body: { items: [id] } }))}
      />
    );
  }
  return (
    <StepDialog
      {...rest}
      title={text(`meeting.${dialog}`)}
      note={text(`meeting.${dialog}.note`)}
      danger={dialog === 'cancel'}
      requests={() => [{ path: dialog, body: {} }]}
    />
  );
};

const weighty: readonly Dialog[] = ['convene', 'record', 'apply'];

/** The steps of the whole meeting, each behind a question. */
export const Actions = (desk: Desk) => {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const offered = useOffered(desk);
  const label = (each: Dialog): string =>
    each === 'apply'
      ? text('meeting.apply', { count: toBeApplied(desk.meeting).length })
      : text(`meeting.${each}`);
  return (
    <Flex gap={2} wrap="wrap" justifyContent="flex-end">
      {offered.map((each) => (
        <Button
          key={each}
          variant={weighty.includes(each) ? 'default' : 'tertiary'}
          onClick={() => setDialog(each)}
        >
          {label(each)}
        </Button>
      ))}
      {dialog && <Opened {...desk} dialog={dialog} onClose={() => setDialog(null)} />}
    </Flex>
  );
};
