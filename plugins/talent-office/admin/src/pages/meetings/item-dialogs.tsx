import { Field, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { ItemBody } from '../../../../shared/contracts/committee';
import { ReasonField } from '../../content-manager/reason-field';
import { amountOf, fenTyped, isMoney } from '../../format';
import { useAttributeLabel, useText } from '../../translations';

import { StepDialog } from './step-dialog';
import type { Desk } from './steps';

interface ItemProps extends Desk {
  readonly item: ItemBody;
  onClose(): void;
}

/** A member keeps out of one item. */
export const RecusalDialog = ({ meeting, item, path, reload, onClose }: ItemProps) => {
  const text = useText();
  const [member, setMember] = useState(
    meeting.keeps ? '' : (meeting.members.find(({ reader }) => reader)?.id ?? ''),
  );
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const possible = meeting.members.filter(
    ({ id, reader }) =>
      (meeting.keeps || reader) &&
      !item.recused.some((each) => each.member === id) &&
      !item.votes.some((each) => each.member === id),
  );
  return (
    <StepDialog
      title={text('meeting.recuse')}
      path={path}
      reload={reload}
      requests={() => {
        setChecked(true);
        if (member === '' || reason.trim() === '') return null;
        return [{ path: `items/${item.id}/recusals`, body: { member, reason: reason.trim() } }];
      }}
      onClose={onClose}
    >
      <Typography fontWeight="semiBold">{item.target.title}</Typography>
      <Field.Root
        name="member"
        required
        error={checked && member === '' ? text('field.needed') : undefined}
      >
        <Field.Label>{text('meeting.recuse.who')}</Field.Label>
        <SingleSelect value={member} onChange={(value) => setMember(String(value))}>
          {possible.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      <ReasonField reason={reason} checked={checked} onType={setReason} />
    </StepDialog>
  );
};

/** The attribute of an amount that the committee may lower, where its stage has one. */
export const amountIn = ({ sets }: ItemBody): string | undefined => sets.find(isMoney);

/** Puts a lower amount to the vote; typed in yuan. */
export const ProposalDialog = ({ item, path, reload, onClose }: ItemProps) => {
  const text = useText();
  const label = useAttributeLabel();
  const name = amountIn(item) ?? '';
  const [typed, setTyped] = useState(
    item.proposedFen === null ? '' : amountOf(item.proposedFen).replaceAll(',', ''),
  );
  const [checked, setChecked] = useState(false);
  const fen = fenTyped(typed);
  return (
    <StepDialog
      title={text('meeting.propose')}
      note={text('meeting.propose.note')}
      type={item.target.type}
      path={path}
      reload={reload}
      requests={() => {
        setChecked(true);
        if (fen === null) return null;
        return [{ path: `items/${item.id}/proposal`, body: { values: { [name]: fen } } }];
      }}
      onClose={onClose}
    >
      <Typography fontWeight="semiBold">{item.target.title}</Typography>
      <Field.Root
        name={name}
        required
        hint={text('field.yuan')}
        error={checked && fen === null ? text('field.notMoney') : undefined}
      >
        <Field.Label>{label(item.target.type, name)}</Field.Label>
        <Field.Input
          inputMode="decimal"
          value={typed}
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </StepDialog>
  );
};
