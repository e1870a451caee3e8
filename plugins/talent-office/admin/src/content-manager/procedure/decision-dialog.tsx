import { Checkbox, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { CaseBody, DecisionBody, SeatBody } from '../../../../shared/contracts/cases';
import { useSubmission } from '../../api';
import { useAttributeLabel, useText } from '../../translations';

import { FormDialog } from '../form-dialog';
import { RuleCheck, RuleOutcome } from './rule-check';
import { isDerived, type Schema } from './schema';
import { ValueField } from './value-field';
import { valuesOf, type Drafts } from './values';

export type Choice = DecisionBody['choice'];

interface Props {
  readonly one: CaseBody;
  readonly seat: SeatBody;
  readonly choice: Choice;
  readonly schema: Schema;
  readonly schemas: readonly Schema[];
  onClose(): void;
  onDone(): Promise<void>;
}

interface PartsProps {
  readonly type: string;
  readonly names: readonly string[];
  readonly ticked: readonly string[];
  readonly error: string | undefined;
  onTick(ticked: readonly string[]): void;
}

const Parts = ({ type, names, ticked, error, onTick }: PartsProps) => {
  const text = useText();
  const label = useAttributeLabel();
  const toggle = (name: string, on: boolean) =>
    onTick(on ? [...ticked, name] : ticked.filter((other) => other !== name));
  return (
    <Field.Root name="parts" required error={error} hint={text('decision.parts.hint')}>
      <Field.Label>{text('decision.parts')}</Field.Label>
      <Flex gap={4} wrap="wrap">
        {names.map((name) => (
          <Checkbox
            key={name}
            checked={ticked.includes(name)}
            onCheckedChange={(on) => toggle(name, on === true)}
          >
            {label(type, name)}
          </Checkbox>
        ))}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** One signature: its comment, and what the choice needs besides. */
export const DecisionDialog = ({ one, seat, choice, schema, schemas, onClose, onDone }: Props) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const submission = useSubmission();
  const [comment, setComment] = useState('');
  const [drafts, setDrafts] = useState<Drafts>({});
  const [parts, setParts] = useState<readonly string[]>([]);
  const [checked, setChecked] = useState(false);

  const asked = choice === 'approve' ? (one.stages[one.stage]?.sets ?? []) : [];
  const commentMissing = choice !== 'approve' && comment.trim() === '';
  const partsMissing = choice === 'return' && parts.length === 0;

  const sign = async (): Promise<void> => {
    setChecked(true);
    const values = valuesOf(asked, schema.attributes, drafts);
    if (commentMissing || partsMissing || values === null) return;
    const body: DecisionBody = {
      seat: seat.key,
      choice,
      seen: one.seen,
      ...(comment.trim() && { comment: comment.trim() }),
      ...(asked.length > 0 && { values }),
      ...(choice === 'return' && { parts: [...parts] }),
    };
    if (!(await submission.send(`/talent-office/cases/${one.id}/decisions`, body))) return;
    toggleNotification({ type: 'success', message: text(`decision.${choice}.done`) });
    await onDone();
    onClose();
  };

  return (
    <FormDialog
      title={`${text(`decision.${choice}`)} · ${seat.title}`}
      confirm={text('dialog.confirm', { what: text(`decision.${choice}`) })}
      danger={choice === 'refuse'}
      type={schema.uid}
      submission={submission}
      note={text('decision.final')}
      onClose={onClose}
      onConfirm={() => void sign()}
    >
      {one.rules && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Flex gap={2}>
            <Typography fontWeight="bold">{text('rules.title')}</Typography>
            <RuleOutcome outcome={one.rules.outcome} />
          </Flex>
          <RuleCheck rules={one.rules} schema={schema} schemas={schemas} />
        </Flex>
      )}
      {asked.map((name) => (
        <ValueField
          key={name}
          type={schema.uid}
          name={name}
          attribute={schema.attributes[name] ?? { type: 'string' }}
          typed={drafts[name] ?? ''}
          checked={checked}
          onType={(typed) => setDrafts((last) => ({ ...last, [name]: typed }))}
        />
      ))}
      {choice === 'return' && (
        <Parts
          type={schema.uid}
          names={Object.keys(one.seen).filter((name) => !isDerived(schema, name))}
          ticked={parts}
          error={checked && partsMissing ? text('decision.parts.needed') : undefined}
          onTick={setParts}
        />
      )}
      <Field.Root
        name="comment"
        required={choice !== 'approve'}
        hint={choice === 'approve' ? undefined : text('decision.comment.hint')}
        error={checked && commentMissing ? text('decision.comment.needed') : undefined}
      >
        <Field.Label>{text('decision.comment')}</Field.Label>
        <Textarea
          value={comment}
          maxLength={2000}
          onChange={(event) => setComment(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
