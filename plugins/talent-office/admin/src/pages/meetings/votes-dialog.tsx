import {
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { ItemBody } from '../../../../shared/contracts/committee';
import { votes as allVotes, type Vote } from '../../../../shared/vocabulary';
import { FormDialog } from '../../content-manager/form-dialog';
import { PasswordField, useSignature } from '../../signing';
import { useText, useWord } from '../../translations';

import { StepDialog } from './step-dialog';
import { votersOf, type Desk } from './steps';

interface ItemProps extends Desk {
  readonly item: ItemBody;
  onClose(): void;
}

interface ChoiceProps {
  readonly label: string;
  readonly chosen: string;
  readonly silent?: string;
  onChoose(choice: string): void;
}

const Choice = ({ label, chosen, silent, onChoose }: ChoiceProps) => {
  const word = useWord();
  return (
    <Field.Root name={label} width="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={chosen} onChange={(value) => onChoose(String(value))}>
        {silent !== undefined && <SingleSelectOption value="">{silent}</SingleSelectOption>}
        {allVotes.map((vote) => (
          <SingleSelectOption key={vote} value={vote}>
            {word(vote, 'value')}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};

const isVote = (choice: string): choice is Vote => (allVotes as readonly string[]).includes(choice);

/** The secretary writes down what those who are there said on one item. */
export const VotesDialog = ({ meeting, item, path, reload, onClose }: ItemProps) => {
  const text = useText();
  const voters = votersOf(meeting, item).filter(
    ({ id }) => !item.votes.some(({ member }) => member === id),
  );
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(voters.map(({ id }) => [id, 'approve'])),
  );
  return (
    <StepDialog
      title={text('meeting.votes')}
      type={item.target.type}
      path={path}
      reload={reload}
      requests={() => {
        const votes = voters.flatMap(({ id }) => {
          const choice = choices[id] ?? '';
          return isVote(choice) ? [{ member: id, choice }] : [];
        });
        if (votes.length === 0) return null;
        return [{ path: `items/${item.id}/votes`, body: { seen: item.seen, votes } }];
      }}
      onClose={onClose}
    >
      <Typography fontWeight="semiBold">{item.target.title}</Typography>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {voters.map(({ id, name, presides }) => (
          <Choice
            key={id}
            label={presides ? text('meeting.presides', { name }) : name}
            chosen={choices[id] ?? ''}
            silent={text('meeting.silent')}
            onChoose={(choice) => setChoices({ ...choices, [id]: choice })}
          />
        ))}
      </Flex>
    </StepDialog>
  );
};

/** A member votes for himself, in circulation: his signature, for which he types his password. */
export const VoteDialog = ({ item, path, reload, onClose }: ItemProps) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const signature = useSignature();
  const [choice, setChoice] = useState('approve');
  const [comment, setComment] = useState('');
  const [checked, setChecked] = useState(false);

  const sign = async (): Promise<void> => {
    setChecked(true);
    const said = comment.trim();
    const body = { seen: item.seen, choice, ...(said && { comment: said }) };
    if (await signature.sign(`${path}/items/${item.id}/vote`, body)) {
      toggleNotification({ type: 'success', message: text('meeting.done') });
      onClose();
    }
    await reload();
  };

  return (
    <FormDialog
      title={text('meeting.vote')}
      confirm={text('dialog.confirm', { what: text('meeting.vote') })}
      type={item.target.type}
      submission={signature.submission}
      onClose={onClose}
      onConfirm={() => void sign()}
    >
      <Typography fontWeight="semiBold">{item.target.title}</Typography>
      <Choice label={text('meeting.vote')} chosen={choice} onChoose={setChoice} />
      <Field.Root name="comment">
        <Field.Label>{text('meeting.comment')}</Field.Label>
        <Textarea
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.target.value)}
        />
      </Field.Root>
      <PasswordField signature={signature} checked={checked} />
    </FormDialog>
  );
};
