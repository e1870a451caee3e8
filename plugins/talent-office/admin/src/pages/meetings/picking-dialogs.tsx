import { Checkbox, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { WaitingItem } from '../../../../shared/contracts/committee';
import { useResource } from '../../api';
import { useFormat } from '../../format';
import { FailureNote } from '../../notes';
import { useText } from '../../translations';

import { StepDialog } from './step-dialog';
import type { Desk } from './steps';

interface Props extends Desk {
  onClose(): void;
}

interface Choice {
  readonly id: string;
  readonly label: string;
}

interface PickProps {
  readonly choices: readonly Choice[];
  readonly picked: ReadonlySet<string>;
  onPick(picked: ReadonlySet<string>): void;
}

/** Ticks some of a list, or all of it. */
const Pick = ({ choices, picked, onPick }: PickProps) => {
  const text = useText();
  const all = choices.length > 0 && choices.every(({ id }) => picked.has(id));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Checkbox
        checked={all}
        onCheckedChange={(checked) =>
          onPick(new Set(checked === true ? choices.map(({ id }) => id) : []))
        }
      >
        {text('meeting.add.all', { count: choices.length })}
      </Checkbox>
      {choices.map(({ id, label }) => (
        <Checkbox
          key={id}
          checked={picked.has(id)}
          onCheckedChange={(checked) => {
            const next = new Set(picked);
            if (checked === true) next.add(id);
            else next.delete(id);
            onPick(next);
          }}
        >
          {label}
        </Checkbox>
      ))}
    </Flex>
  );
};

/** Puts cases that wait for this committee on the agenda. */
export const AddDialog = ({ path, reload, onClose }: Props) => {
  const text = useText();
  const { money } = useFormat();
  const found = useResource<WaitingItem[]>(`${path}/waiting`);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const waiting = found.status === 'ready' ? found.data : [];
  return (
    <StepDialog
      title={text('meeting.add')}
      path={path}
      reload={reload}
      requests={() => {
        setTried(true);
        const cases = waiting.map(({ caseId }) => caseId).filter((id) => picked.has(id));
        return cases.length === 0 ? null : [{ path: 'agenda', body: { cases } }];
      }}
      onClose={onClose}
    >
      {found.status === 'loading' && <Loader small>{text('loading')}</Loader>}
      {found.status === 'failed' && <FailureNote failure={found.failure} retry={found.reload} />}
      {found.status === 'ready' && waiting.length === 0 && (
        <Typography>{text('meeting.add.none')}</Typography>
      )}
      {waiting.length > 0 && (
        <Pick
          choices={waiting.map(({ caseId, target, amountFen }) => ({
            id: caseId,
            label: amountFen === null ? target.title : `${target.title} · ${money(amountFen)}`,
          }))}
          picked={picked}
          onPick={setPicked}
        />
      )}
      {tried && picked.size === 0 && waiting.length > 0 && (
        <Typography textColor="danger600">{text('meeting.add.chosen')}</Typography>
      )}
    </StepDialog>
  );
};

/** Who is there. */
export const AttendanceDialog = ({ meeting, path, reload, onClose }: Props) => {
  const text = useText();
  const here = meeting.members.filter(({ present }) => present);
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    new Set((here.length > 0 ? here : meeting.members).map(({ id }) => id)),
  );
  return (
    <StepDialog
      title={text('meeting.attendance')}
      path={path}
      reload={reload}
      requests={() => [{ path: 'attendance', body: { present: [...picked] } }]}
      onClose={onClose}
    >
      <Pick
        choices={meeting.members.map(({ id, name, presides }) => ({
          id,
          label: presides ? text('meeting.presides', { name }) : name,
        }))}
        picked={picked}
        onPick={setPicked}
      />
    </StepDialog>
  );
};
