import { Button, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type {
  DraftMeetingBody,
  RoundBody,
  RoundListHead,
} from '../../../../shared/contracts/rounds';
import { usePermission, useResource, useSubmission } from '../../api';
import { ChoiceField } from '../../content-manager/choice-field';
import { FormDialog } from '../../content-manager/form-dialog';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';
import { newEntryLink } from '../inbox';

interface MoveProps {
  readonly list: RoundListHead;
  onClose(): void;
  done(): Promise<void>;
}

/** Sends a list on, says how many of its cases went, and closes. */
const useMove = ({ list, onClose, done }: MoveProps) => {
  const text = useText();
  const submission = useSubmission();
  const { toggleNotification } = useNotification();
  const move = async (to: 'agenda' | 'notice', body: object): Promise<void> => {
    const path = `/talent-office/round-lists/${list.id}/${to}`;
    const answer = await submission.send<{ readonly count: number }>(path, body);
    if (!answer) return;
    toggleNotification({
      type: 'success',
      message: text('round.moved', { count: answer.data.count }),
    });
    onClose();
    await done();
  };
  return { submission, move };
};

const meetingType = 'plugin::talent-office.meeting';

const AgendaDialog = (props: MoveProps) => {
  const text = useText();
  const { day } = useFormat();
  const { submission, move } = useMove(props);
  const found = useResource<DraftMeetingBody[]>('/talent-office/round-meetings');
  const [meeting, setMeeting] = useState('');
  const [checked, setChecked] = useState(false);
  const meetings = found.status === 'ready' ? found.data : [];
  const send = (): void => {
    setChecked(true);
    if (meeting !== '') void move('agenda', { meeting });
  };
  return (
    <FormDialog
      title={text('round.agenda')}
      confirm={text('dialog.confirm', { what: text('round.agenda') })}
      type={meetingType}
      submission={submission}
      note={text('round.agenda.what')}
      onClose={props.onClose}
      onConfirm={send}
    >
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.status === 'ready' && meetings.length === 0 && (
        <Flex direction="column" alignItems="flex-start" gap={2}>
          <Typography>{text('round.agenda.none')}</Typography>
          <Link tag={NavLink} to={newEntryLink(meetingType)}>
            {text('round.agenda.new')}
          </Link>
        </Flex>
      )}
      {meetings.length > 0 && (
        <ChoiceField
          required
          name="meeting"
          label={text('round.agenda.meeting')}
          value={meeting}
          disabled={false}
          options={meetings.map(({ id, title, heldOn }) => ({
            value: id,
            label: heldOn === null ? title : `${title}（${day(heldOn)}）`,
          }))}
          error={checked && meeting === '' ? text('field.needed') : undefined}
          onChoose={setMeeting}
        />
      )}
    </FormDialog>
  );
};

const NoticeDialog = ({ title: first, ...props }: MoveProps & { readonly title: string }) => {
  const text = useText();
  const { submission, move } = useMove(props);
  const [title, setTitle] = useState(first);
  const isEmpty = title.trim() === '';
  const send = () => void (!isEmpty && move('notice', { title: title.trim() }));
  return (
    <FormDialog
      title={text('round.notice')}
      confirm={text('dialog.confirm', { what: text('round.notice') })}
      type="plugin::talent-office.round"
      submission={submission}
      note={text('round.notice.what')}
      onClose={props.onClose}
      onConfirm={send}
    >
      <Field.Root name="title" required error={isEmpty ? text('field.needed') : undefined}>
        <Field.Label>{text('round.notice.title')}</Field.Label>
        <TextInput
          value={title}
          maxLength={120}
          onChange={({ target }: { target: HTMLInputElement }) => setTitle(target.value)}
        />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};

interface Props {
  readonly list: RoundListHead;
  readonly round: RoundBody;
  readonly done: () => Promise<void>;
}

/** Where the latest list goes next: to a meeting as a whole, and to the public as one notice. */
export const Onward = ({ list, round, done }: Props) => {
  const text = useText();
  const mayRun = usePermission('committees.run');
  const mayPost = usePermission('notices.post');
  const [open, setOpen] = useState<'agenda' | 'notice' | null>(null);
  if (round.state !== 'list-fixed' || (!mayRun && !mayPost)) return null;
  const move = { list, done, onClose: () => setOpen(null) };
  return (
    <Flex gap={2}>
      {mayRun && (
        <Button variant="secondary" onClick={() => setOpen('agenda')}>
          {text('round.agenda')}
        </Button>
      )}
      {mayPost && (
        <Button variant="secondary" onClick={() => setOpen('notice')}>
          {text('round.notice')}
        </Button>
      )}
      {open === 'agenda' && <AgendaDialog {...move} />}
      {open === 'notice' && (
        <NoticeDialog {...move} title={text('round.notice.default', { title: round.title })} />
      )}
    </Flex>
  );
};
