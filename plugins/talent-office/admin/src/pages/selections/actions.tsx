import { Button, Field, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { SelectionBody } from '../../../../shared/contracts/selections';
import { usePermission, useSubmission } from '../../api';
import { FormDialog } from '../../content-manager/form-dialog';
import { useText, type TextKey } from '../../translations';

import { requestOf, type Act } from './request';

interface Desk {
  readonly group: SelectionBody;
  reload(): Promise<void>;
}

const waitsToGoOn = ['selected', 'unfunded', 'changed'];

const toBeApplied = ({ entries }: SelectionBody) =>
  entries.filter(({ state }) => waitsToGoOn.includes(state));

/** What the office does with the group now. */
const offeredFor = (group: SelectionBody): Act[] => {
  const { state, seed, seedKind, count } = group;
  if (state === 'collecting') {
    if (seedKind !== null && seed === null) {
      return [seedKind === 'public-event' ? 'name' : 'commit'];
    }
    return count > 0 ? ['close'] : [];
  }
  if (state === 'closed') return ['draw'];
  return toBeApplied(group).length > 0 && group.intact ? ['apply'] : [];
};

/** What an act asks to be typed, besides itself. */
const asked: Readonly<Record<Act, { label: TextKey; hint?: TextKey } | null>> = {
  commit: null,
  name: { label: 'selection.name.source' },
  close: { label: 'selection.close.places' },
  draw: { label: 'selection.draw.result', hint: 'selection.draw.resultHint' },
  apply: null,
};

const ActDialog = ({
  act,
  group,
  reload,
  onClose,
}: Desk & { readonly act: Act; onClose(): void }) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const title = text(`selection.${act}`, { count: toBeApplied(group).length });
  const needs = act === 'draw' && group.seedKind !== 'public-event' ? null : asked[act];
  const body = requestOf(act, group, typed);
  const send = async (): Promise<void> => {
    setChecked(true);
    if (body === null) return;
    const path = `/talent-office/selections/${group.id}/${act === 'name' ? 'commit' : act}`;
    const answer = await submission.send(path, body);
    await reload();
    if (!answer) return;
    toggleNotification({ type: 'success', message: text('selection.done') });
    onClose();
  };
  const wrong = act === 'close' ? text('selection.close.needed') : text('field.needed');
  return (
    <FormDialog
      title={title}
      confirm={text('dialog.confirm', { what: title })}
      type="plugin::talent-office.workflow"
      submission={submission}
      note={text(`selection.${act}.note`)}
      onClose={onClose}
      onConfirm={() => void send()}
    >
      {needs && (
        <Field.Root
          name="typed"
          required
          hint={needs.hint && text(needs.hint)}
          error={checked && body === null ? wrong : undefined}
        >
          <Field.Label>{text(needs.label)}</Field.Label>
          <Field.Input
            value={typed}
            maxLength={500}
            inputMode={act === 'close' ? 'numeric' : 'text'}
            onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      )}
    </FormDialog>
  );
};

/** What can be done with the group, each behind a question; nothing for who only reads. */
export const Actions = ({ group, reload }: Desk) => {
  const text = useText();
  const mayRun = usePermission('selections.run');
  const [act, setAct] = useState<Act | null>(null);
  const offered = mayRun ? offeredFor(group) : [];
  return (
    <Flex gap={2}>
      {offered.map((each) => (
        <Button key={each} onClick={() => setAct(each)}>
          {text(`selection.${each}`, { count: toBeApplied(group).length })}
        </Button>
      ))}
      {act && <ActDialog act={act} group={group} reload={reload} onClose={() => setAct(null)} />}
    </Flex>
  );
};
